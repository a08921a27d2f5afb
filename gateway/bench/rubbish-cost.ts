import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { loadConfig } from '@piata/config'
import { report } from '@piata/config/figures'
import type { InjectOptions } from 'fastify'
import { buildApp } from '../app.ts'

/**
 * The processor time, of all threads of the process, that a request of somebody unknown costs when it is refused: 1 ms at most.
 * `node gateway/bench/rubbish-cost.ts`
 */
const { values } = parseArgs({ options: { times: { type: 'string', default: '400' } } })
const times = Number(values.times)
const mostMs = 1

const json = { 'content-type': 'application/json' }
const fields = (count: number, value: string) =>
  Array.from({ length: count }, (_, n) => `"${n.toString(36)}":${value}`).join(',')
const post = (url: string, body: string | Buffer, headers: Record<string, string> = json): InjectOptions => ({
  method: 'POST',
  url,
  body,
  headers,
})
const login = (body: string | Buffer, headers?: Record<string, string>) =>
  post('/v1/auth/login', body, headers)
const withHeaders = (headers: Record<string, string>, url = '/v1/me'): InjectOptions => ({ url, headers })
const base64 = (value: string | Buffer) => Buffer.from(value).toString('base64url')
/** The name of the key that signs. */
let kid = ''
/** Right in all but its signature, so that it has to be checked. */
const falseToken = () => {
  const at = Math.floor(Date.now() / 1000)
  const claims = { sub: 'a', sid: 'b', ver: 1, role: 'member', iat: at, nbf: at, exp: at + 600 }
  const head = base64(JSON.stringify({ alg: 'EdDSA', typ: 'at+jwt', kid }))
  return `${head}.${base64(JSON.stringify(claims))}.${base64(randomBytes(64))}`
}

const kinds: Record<string, () => InjectOptions> = {
  'an unknown path': () => ({ url: '/v1/nothing' }),
  'one wrong field': () => login('{"email":"x","password":"y","a":1}'),
  '900 unknown fields': () => login(`{${fields(900, '1')}}`),
  '1,500 fields': () => login(`{${fields(1500, '1')}}`),
  'a body of 400 kB': () => login(`{${fields(30_000, '1')}}`),
  'a list of 16 kB': () => login(`[${'1,'.repeat(7900)}1]`),
  'a text of 16 kB': () => login(`{"email":"${'a'.repeat(15_900)}","password":"b"}`),
  'an e-mail of dots': () => login(`{"email":"${'a.'.repeat(120)}@b","password":"12345678901"}`),
  '16,000 levels': () => login('['.repeat(16_000)),
  'no JSON': () => login(randomBytes(15_000).toString('latin1')),
  'no gzip': () => login(randomBytes(15_000), { ...json, 'content-encoding': 'gzip' }),
  'a gzip bomb': () => login(gzipSync(Buffer.alloc(10_000_000, 32)), { ...json, 'content-encoding': 'gzip' }),
  'a form without a name': () => login('a=1&'.repeat(3000), { 'content-type': 'text/x' }),
  'a weak password': () =>
    post('/v1/auth/register', '{"email":"a@example.com","name":"A","password":"1234567890"}'),
  'a long password': () =>
    post('/v1/auth/register', `{"email":"a@example.com","name":"A","password":"${'aB3'.repeat(5000)}"}`),
  'a false refresh token': () => post('/v1/auth/refresh', `{"refreshToken":"${base64(randomBytes(60))}"}`),
  '4,000 flags': () => ({ url: `/v1/search?${'a&'.repeat(4000)}` }),
  '3,000 times a parameter': () => ({ url: `/v1/search?${'q=1&'.repeat(3000)}` }),
  '90 attributes': () => ({
    url: `/v1/search?${Array.from({ length: 90 }, (_, n) => `attr.a${n}=${n}`).join('&')}`,
  }),
  '12,000 broken escapes': () => ({ url: `/v1/search?q=${'%zz'.repeat(4000)}` }),
  'a query of 12 kB': () => ({ url: `/v1/search?q=${'a%20'.repeat(3000)}` }),
  'a false cursor': () => ({ url: `/v1/search?cursor=${base64(randomBytes(900))}` }),
  'a suggestion of 12 kB': () => ({ url: `/v1/suggest?q=${'a%20'.repeat(3000)}` }),
  'a place of 12 kB': () => ({ url: `/v1/places?q=${'%C4%83'.repeat(2000)}` }),
  'a false picture': () => ({ url: `/img/card/${'0'.repeat(64)}.webp` }),
  'an upload': () =>
    post('/v1/images', randomBytes(15_000), { 'content-type': 'multipart/form-data; boundary=x' }),
  'a false token': () => withHeaders({ authorization: `Bearer ${falseToken()}` }),
  'a token of 12 kB': () => withHeaders({ authorization: `Bearer ${'a'.repeat(12_000)}` }),
  'a token of no algorithm': () =>
    withHeaders({
      authorization: `Bearer ${base64('{"alg":"none","typ":"JWT"}')}.${base64('{"sub":"a"}')}.`,
    }),
  '2,000 cookies': () => withHeaders({ cookie: 'a=b;'.repeat(2000) }),
  '3,000 entity tags': () => withHeaders({ 'if-none-match': '"a",'.repeat(3000) }, '/v1/nothing'),
  '3,000 encodings': () => withHeaders({ 'accept-encoding': 'br;q=0,'.repeat(1500) }, '/v1/nothing'),
  '1,500 languages': () => withHeaders({ 'accept-language': 'ro;q=0.1,'.repeat(1200) }, '/v1/nothing'),
  '500 forwarded addresses': () =>
    withHeaders({ 'x-forwarded-for': '10.0.0.1, '.repeat(500) }, '/v1/nothing'),
}

const folder = await mkdtemp(join(tmpdir(), 'piata-rubbish-'))
const defaults = loadConfig({})
const unlimited = Object.fromEntries(
  Object.keys(defaults)
    .filter((key) => key.startsWith('limit') && typeof defaults[key as keyof typeof defaults] === 'number')
    .map((key) => [key, 100_000_000]),
)
const app = await buildApp({
  config: {
    ...defaults,
    ...unlimited,
    databaseUrl: `sqlite:${join(folder, 'piata.db')}`,
    dataDir: folder,
    logLevel: 'silent',
    maxEventLoopDelayMs: 0,
  },
  waitForSearch: true,
})
try {
  kid = (await app.inject('/.well-known/jwks.json')).json().keys[0].kid
  for (const [name, ask] of Object.entries(kinds)) {
    const requests = Array.from({ length: times }, ask)
    for (const request of requests.slice(0, 50)) await app.inject(request)
    const statuses = new Set<number>()
    const before = process.cpuUsage()
    for (const request of requests) statuses.add((await app.inject(request)).statusCode)
    const { user, system } = process.cpuUsage(before)
    const ms = (user + system) / 1000 / times
    report(`gateway/refused/${name}`, ms, 'ms')
    console.log(
      `${name.padEnd(26)} ${[...statuses].join(' ').padEnd(8)} ${ms.toFixed(3)} ms${ms > mostMs ? '  more than 1 ms' : ''}`,
    )
  }
} finally {
  await app.close()
  await rm(folder, { recursive: true, force: true })
}
