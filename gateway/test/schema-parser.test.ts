import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server, request as send } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createParserServer } from '../schema-scripts/serve.ts'
import { startTestApp, type TestApp } from './app.ts'
import { newAdmin, type Person } from './people.ts'

/** Of our own, so that no other test's scripts lie there. */
const folder = mkdtempSync(join(tmpdir(), 'piata-parser-'))
const { TMPDIR } = process.env
const scriptsLeft = () => readdirSync(folder).filter((name) => name.startsWith('piata-script-')).length

let test: TestApp
let admin: Person
let remote: Server
let answer: RequestListener
const asked: string[] = []
beforeAll(async () => {
  remote = createServer((request, response) => {
    asked.push(request.url!)
    answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(remote, 'listening')
  const { port } = remote.address() as AddressInfo
  test = await startTestApp('sqlite', {
    schemaParserUrl: `http://127.0.0.1:${port}/tools`,
    schemaParserTimeoutMs: 1_000,
  })
  admin = await newAdmin(test.app)
  process.env.TMPDIR = folder
})
afterAll(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  await test.close()
  rmSync(folder, { recursive: true })
  remote.closeAllConnections()
  remote.close()
})

const script = 'CREATE TABLE t (id int NOT NULL PRIMARY KEY);'
const parse = (body: string | Buffer = script, headers = {}) =>
  admin.ask('POST', '/v1/schemas/parse?dialect=mysql', {
    body,
    headers: { 'content-type': 'application/sql', ...headers },
  })
const whoRead = (answer: Awaited<ReturnType<typeof parse>>) =>
  [...String(answer.headers['server-timing']).matchAll(/parse-(\w+);dur/g)].map(([, who]) => who)

it('a service of its own reads scripts; where it fails they are read here, and it is left alone after three failures', async () => {
  answer = async (request, response) => {
    expect(await text(request)).toBe(script)
    const body = JSON.stringify({ dialect: 'mysql', tables: [], problems: [], by: 'remote' })
    response.setHeader('content-type', 'application/json').end(body)
  }
  const good = await parse()
  expect(good.json()).toMatchObject({ tables: [] })
  expect(whoRead(good)).toEqual(['remote'])
  expect(asked).toEqual(['/tools/parse?dialect=mysql'])

  // A refusal of one script says nothing of the next.
  const refuses: RequestListener = (_request, response) => response.writeHead(413).end()
  const breaks: RequestListener = (request) => request.socket.destroy()
  const isOther: RequestListener = (_request, response) => response.end('<p>Welcome</p>')
  const isSilent: RequestListener = () => {}
  for (answer of [refuses, refuses, refuses, breaks, isOther, isSilent]) {
    const found = await parse()
    expect(found.json()).toMatchObject({ tables: [{ name: 't' }] })
    expect(whoRead(found)).toEqual(['remote', 'thread'])
  }
  expect(asked).toHaveLength(7)
  expect((await parse()).json()).toMatchObject({ tables: [{ name: 't' }] })
  expect(asked).toHaveLength(7)
  await expect.poll(scriptsLeft, { timeout: 20_000 }).toBe(0)
})

it('the service that comes along reads them the same, and says what it cannot take', async () => {
  const server = createParserServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (path: string, body?: string | Buffer) =>
    fetch(url + path, body === undefined ? {} : { method: 'POST', body })
  try {
    const here = (await parse()).json()
    expect(await (await ask('/parse?dialect=mysql', gzipSync(script))).json()).toEqual(here)
    expect((await ask('/health')).status).toBe(204)
    expect((await ask('/parse')).status).toBe(404)
    expect(await (await ask('/parse?dialect=db2', script)).text()).toContain('dialect must be one of tsql')
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

it('what is no script is refused with what it is', async () => {
  answer = (_request, response) => void response.writeHead(413).end()
  const cut = gzipSync(randomBytes(9_000)).subarray(0, 5_000)
  const bodies: [Buffer, number, string][] = [
    [cut, 400, 'ends too early'],
    [gzipSync(Buffer.alloc(50_000_001, ' ')), 413, 'unpacks to more than 50,000,000 bytes'],
    [zstdCompressSync(Buffer.alloc(50_000_001, ' ')), 413, 'unpacks to more than 50,000,000 bytes'],
    [Buffer.from('PGDMP\x01\x0e\0'), 400, 'pg_restore -f dump.sql'],
    [randomBytes(2_000), 400, 'no script'],
  ]
  for (const [body, status, told] of bodies) {
    const refused = await parse(body)
    expect([refused.statusCode, refused.json().detail]).toEqual([status, expect.stringContaining(told)])
  }
  expect((await parse(zstdCompressSync(script))).json()).toMatchObject({ tables: [{ name: 't' }] })
})

it('a script goes to the disk as it comes: what is too large, or breaks off, leaves nothing', async () => {
  const large = 50_000_001
  expect((await parse('', { 'content-length': String(large) })).statusCode).toBe(413)
  const { port } = new URL(await test.app.listen({ host: '127.0.0.1', port: 0 }))
  const headers = { authorization: `Bearer ${admin.accessToken}`, 'content-type': 'application/sql' }
  const sending = send({ host: '127.0.0.1', port, path: '/v1/schemas/parse', method: 'POST', headers })
  sending.on('error', () => {})
  const chunk = Buffer.alloc(1_000_000, '-- \n')
  for (let sent = 0; sent < large; sent += chunk.length) sending.write(chunk)
  const [refused] = await once(sending, 'response')
  expect(refused.statusCode).toBe(413)
  expect(await text(refused)).toContain('The script is larger than 50000000 bytes.')
  sending.destroy()

  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `POST /v1/schemas/parse HTTP/1.1\r\nhost: a\r\nauthorization: ${headers.authorization}\r\ncontent-type: application/sql\r\ncontent-length: 9000\r\n\r\ncreate`,
  )
  await expect.poll(scriptsLeft, { timeout: 20_000 }).toBe(1)
  socket.destroy()
  await expect.poll(scriptsLeft, { timeout: 20_000 }).toBe(0)
})

it('sent again with its key it is not read again, and another script is no such retry', async () => {
  const key = { 'idempotency-key': 'a-key-of-a-script' }
  const first = await parse(script, key)
  const again = await parse(script, key)
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect(again.body).toBe(first.body)
  expect((await parse(`${script} `, key)).statusCode).toBe(422)
})
