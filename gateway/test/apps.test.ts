import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

describe('an app', () => {
  let test: TestApp
  let person: Person
  beforeAll(async () => {
    test = await startTestApp('sqlite', {
      corsOrigins: ['capacitor://localhost', 'ionic://localhost', 'tauri://localhost', 'http://localhost'],
      limitSearchPerMinute: 10_000,
    })
    person = await newPerson(test.app)
    for (let n = 0; n < 4; n++) await publishListing(test.app, person)
  })
  afterAll(() => test.close())

  it.each(['capacitor://localhost', 'ionic://localhost', 'tauri://localhost', 'http://localhost'])(
    'may call from %s',
    async (origin) => {
      const response = await test.app.inject({ url: '/v1/categories', headers: { origin } })
      expect(response.headers['access-control-allow-origin']).toBe(origin)
      const preflight = await test.app.inject({
        method: 'OPTIONS',
        url: '/v1/listings',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,idempotency-key,content-type',
        },
      })
      expect([preflight.statusCode, preflight.headers['access-control-allow-origin']]).toEqual([204, origin])
    },
  )

  it('is not shut out by a cache: every answer says that it varies by origin', async () => {
    const varied: [name: string, url: string, headers?: Record<string, string>][] = [
      ['plain', '/v1/places?q=cluj&limit=1'],
      ['compressed', '/v1/categories', { 'accept-encoding': 'br' }],
      ['a search', '/v1/search', { 'accept-encoding': 'gzip' }],
      ['a search from memory', '/v1/search', { 'accept-encoding': 'gzip' }],
      ['a list', '/v1/listings', { 'accept-encoding': 'gzip' }],
      ['a refusal', '/v1/search?nobodyKnows=1'],
      ['nothing', '/v1/nothing'],
      ['one’s own', '/v1/me', { authorization: `Bearer ${person.accessToken}` }],
      ['no token', '/v1/me'],
      ['of another origin', '/v1/categories', { origin: 'https://evil.example' }],
    ]
    for (const [name, url, headers = {}] of varied) {
      const first = await test.app.inject({ url, headers })
      expect([name, first.headers.vary]).toEqual([name, expect.stringMatching(/(^|, )origin(,|$)/i)])
      if (first.headers.etag === undefined) continue
      const again = await test.app.inject({
        url,
        headers: { ...headers, 'if-none-match': String(first.headers.etag) },
      })
      expect([name, again.statusCode, again.headers.vary]).toEqual([name, 304, first.headers.vary])
      if (headers['accept-encoding']) expect(first.headers.vary).toContain('accept-encoding')
    }
    const key = { 'idempotency-key': 'vary' }
    const create = () => person.ask('POST', '/v1/listings', { body: { categoryId: 'sofas' }, headers: key })
    await create()
    const replay = await create()
    expect([replay.headers['idempotent-replayed'], replay.headers.vary]).toEqual([
      'true',
      expect.stringMatching(/origin/i),
    ])
  })

  describe('may pack what it sends', () => {
    const json = { 'content-type': 'application/json' }
    const send = (body: Buffer, headers: Record<string, string>) =>
      person.ask('POST', '/v1/listings', { body, headers: { ...json, ...headers } })
    const draft = (description: string) => JSON.stringify({ categoryId: 'sofas', description })

    it('as gzip', async () => {
      const response = await send(gzipSync(draft('Împachetat')), { 'content-encoding': 'gzip' })
      expect([response.statusCode, response.json().description]).toEqual([201, 'Împachetat'])
    })

    it('but not so that it unpacks into more than a body may be', async () => {
      const bomb = gzipSync(draft(' '.repeat(50_000_000)))
      expect(bomb.length).toBeLessThan(100_000)
      const response = await send(bomb, { 'content-encoding': 'gzip' })
      expect([response.statusCode, response.json().type]).toEqual([413, '/problems/content-too-large'])
      const stranger = await test.app.inject({
        method: 'POST',
        url: '/v1/auth/login',
        headers: { ...json, 'content-encoding': 'gzip' },
        body: gzipSync(JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(20_000) })),
      })
      expect(stranger.statusCode).toBe(413)
    })

    it.each([
      ['broken', Buffer.from('no gzip at all'), 'gzip', 400],
      ['cut short', gzipSync(draft('x'.repeat(5000))).subarray(0, 40), 'gzip', 400],
      ['of a coding that is not taken', brotliCompressSync(draft('x')), 'br', 415],
      ['coded twice', gzipSync(gzipSync(draft('x'))), 'gzip, gzip', 415],
    ])('nor %s', async (_name, body, coding, status) => {
      const response = await send(body, { 'content-encoding': coding })
      expect(response.statusCode).toBe(status)
      if (status === 415) expect(response.headers['accept-encoding']).toBe('gzip')
    })
  })

  it('is named by the operator’s files for links', async () => {
    const folder = join(test.config.dataDir, 'well-known')
    const names = ['apple-app-site-association', 'assetlinks.json']
    for (const name of names) {
      const url = `/.well-known/${name}`
      expect((await test.app.inject(url)).statusCode).toBe(404)
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, name), '{"applinks":{}}')
      const { statusCode, headers, body } = await test.app.inject(url)
      expect([statusCode, headers['content-type'], body]).toEqual([
        200,
        'application/json',
        '{"applinks":{}}',
      ])
      await writeFile(join(folder, name), ' '.repeat(200_000))
      expect((await test.app.inject(url)).statusCode).toBe(404)
    }
    await writeFile(join(folder, 'other.json'), '{}')
    for (const path of ['other.json', '..%2Fkeys%2Fsecret.key', '../keys/secret.key', '']) {
      expect((await test.app.inject(`/.well-known/${path}`)).statusCode).toBe(404)
    }
  })
})
