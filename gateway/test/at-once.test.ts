import { request as ask, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Networks } from '@piata/config'
import type { ListingDetail } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

/** A request with these headers and no others but Host. */
function get(
  app: FastifyInstance,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<Answer> {
  const { port } = app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers }, (answer: IncomingMessage) => {
      const parts: Buffer[] = []
      answer
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () =>
          resolve({
            status: answer.statusCode!,
            headers: answer.headers as Record<string, string>,
            body: Buffer.concat(parts).toString('base64'),
          }),
        )
    })
    sent.on('error', reject).end()
  })
}

/** Without what is each answer's own. */
function alike({ status, headers, body }: Answer) {
  const { 'x-request-id': id, 'server-timing': _, date, ratelimit, ...rest } = headers
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(date).toBeTruthy()
  return { status, body, rest, ratelimit: ratelimit?.replace(/r=\d+;t=\d+/, '') }
}

/** Goes past what is answered from memory, as nobody knows what it means. */
const wholeWay = { 'x-unheard-of': '1' }

describe.each(dialects)('answers from memory on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  let listing: ListingDetail
  let passed: ReturnType<typeof vi.spyOn>
  beforeAll(async () => {
    test = await startTestApp(dialect, {
      // One client asks directly, the others through a proxy that is believed.
      trustProxy: new Networks(['127.0.0.1']),
      limitExempt: new Networks([]),
      corsOrigins: ['https://app.piata.example'],
      limitSearchPerMinute: 100,
    })
    await test.app.listenAt({ host: '127.0.0.1', port: 0 })
    seller = await newPerson(test.app)
    listing = await publishListing(test.app, seller, { title: 'Bicicletă de munte' })
    await drain(test.app)
    passed = vi.spyOn(test.app, 'passLimit')
  })
  afterAll(() => test.close())

  const isAtOnce = async (path: string, headers?: OutgoingHttpHeaders): Promise<[boolean, Answer]> => {
    passed.mockClear()
    const answer = await get(test.app, path, headers)
    return [passed.mock.calls.length > 0, answer]
  }
  const search = '/v1/search?q=bicicleta'
  const listingPath = () => `/v1/listings/${listing.id}`
  // Of Postgres no row is kept, as nobody could tell whether it is still true.
  const kept = () => (dialect === 'sqlite' ? [listingPath(), search] : [search])

  it('are those of the whole way, to the byte and header, in each coding', async () => {
    for (const path of kept()) {
      for (const coding of [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br, gzip' }]) {
        for (let asked = 0; asked < 3; asked++) await get(test.app, path, coding)
        const [isIt, answer] = await isAtOnce(path, coding)
        expect(isIt, path).toBe(true)
        const [isStill, whole] = await isAtOnce(path, { ...coding, ...wholeWay })
        expect(isStill).toBe(false)
        expect(alike(answer)).toEqual(alike(whole))
        expect(answer.headers['content-security-policy']).toBeTruthy()
        expect(answer.headers['x-request-id']).not.toBe(whole.headers['x-request-id'])
      }
    }
  })

  it('are given to nobody who asks for more than the bytes', async () => {
    for (const path of kept()) {
      for (let asked = 0; asked < 3; asked++) await get(test.app, path)
      const { headers } = await get(test.app, path)
      expect((await isAtOnce(path))[0]).toBe(true)
      const others: [OutgoingHttpHeaders, number][] = [
        [{ 'if-none-match': headers.etag! }, 304],
        [{ authorization: `Bearer ${seller.accessToken}` }, 200],
        [{ authorization: 'Bearer rubbish' }, path === search ? 200 : 401],
        [{ origin: 'https://app.piata.example' }, 200],
        [{ range: 'bytes=0-1' }, 200],
      ]
      for (const [more, status] of others) {
        const [isIt, answer] = await isAtOnce(path, more)
        expect([isIt, answer.status], JSON.stringify(more)).toEqual([false, status])
      }
      const [, fromOrigin] = await isAtOnce(path, { origin: 'https://app.piata.example' })
      expect(fromOrigin.headers['access-control-allow-origin']).toBe('https://app.piata.example')
      passed.mockClear()
      expect((await get(test.app, path, {}, 'HEAD')).body).toBe('')
      expect(passed).not.toHaveBeenCalled()
    }
  })

  it('count against the limit of whoever a proxy names, and are refused beyond it as all others', async () => {
    const path = `${search}&limit=7`
    const from = (client: string) => ({ 'x-forwarded-for': `198.51.100.1, ${client}` })
    for (let asked = 0; asked < 3; asked++) await get(test.app, path, from('203.0.113.1'))
    const taken = vi.spyOn(test.app.limitStore, 'take')
    const [isIt, { headers }] = await isAtOnce(path, from('203.0.113.2'))
    const [isStill] = await isAtOnce(path, { ...from('203.0.113.2'), ...wholeWay })
    expect([isIt, isStill]).toEqual([true, false])
    expect(headers.ratelimit).toMatch(/^"search";r=\d+;t=\d+$/)
    expect(taken.mock.calls.map(([key]) => key)).toEqual(['search:203.0.113.2', 'search:203.0.113.2'])
    // Some recover meanwhile.
    let refused = await get(test.app, path, from('203.0.113.2'))
    for (let asked = 0; asked < 500 && refused.status === 200; asked++)
      refused = await get(test.app, path, from('203.0.113.2'))
    expect(refused.status).toBe(429)
    expect(refused.headers['content-type']).toMatch('application/problem+json')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await get(test.app, path, from('203.0.113.3'))).status).toBe(200)
  })

  it('follow what is committed, and end with the listing', async () => {
    const path = listingPath()
    for (let asked = 0; asked < 3; asked++) await get(test.app, path)
    const before = await get(test.app, path)
    const changed = await seller.ask('PATCH', path, { body: { title: 'Bicicletă de oraș' } })
    expect(changed.statusCode).toBe(200)
    const after = await get(test.app, path)
    expect(after.headers.etag).not.toBe(before.headers.etag)
    expect(Buffer.from(after.body, 'base64').toString()).toContain('de oraș')
    await drain(test.app)
    expect(Buffer.from((await get(test.app, search)).body, 'base64').toString()).toContain('de oraș')
    expect((await seller.ask('DELETE', path)).statusCode).toBe(204)
    expect((await get(test.app, path)).status).toBe(410)
  })

  it('are those of pictures that anybody may see, until they are withdrawn', async () => {
    const draw = sharp({ create: { width: 700, height: 500, channels: 3, background: 'teal' } })
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    const sent = await seller.ask('POST', '/v1/images', {
      body: Buffer.concat([Buffer.from(head), await draw.png().toBuffer(), Buffer.from('\r\n--b--\r\n')]),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    })
    const [{ id, sha256, variants }] = sent.json().items
    const shown = await publishListing(test.app, seller, { imageIds: [id] })
    const { path: preset } = variants.find((one: { preset: string }) => one.preset === 'card')
    const path = `/img/${preset}/${sha256}.webp`
    for (let asked = 0; asked < 3; asked++) await get(test.app, path)
    const [isIt, answer] = await isAtOnce(path)
    expect([isIt, answer.status]).toEqual([true, 200])
    const [isStill, whole] = await isAtOnce(path, wholeWay)
    expect(isStill).toBe(false)
    expect(alike(answer)).toEqual(alike(whole))
    // By its name alone it may have other bytes one day, so that its head is another one.
    for (let asked = 0; asked < 3; asked++) await get(test.app, `/img/card/${sha256}.webp`)
    const [isNamed, named] = await isAtOnce(`/img/card/${sha256}.webp`)
    expect([isNamed, named.headers['cache-control']]).toEqual([false, 'public, max-age=3600'])
    for (const other of [{ range: 'bytes=0-1' }, { 'if-none-match': answer.headers.etag! }])
      expect((await isAtOnce(path, other))[0]).toBe(false)
    for (const odd of [`${path}x`, `${path}?a`, path.replace('.webp', '.gif'), path.replace('.webp', '')])
      expect((await isAtOnce(odd))[0], odd).toBe(false)
    await seller.ask('POST', `/v1/listings/${shown.id}/withdraw`)
    expect((await isAtOnce(path))[1].status).toBe(404)
  })

  it('end their connections while the gateway stops', async () => {
    for (let asked = 0; asked < 3; asked++) await get(test.app, search)
    expect((await isAtOnce(search))[0]).toBe(true)
    const drained = test.app.drain(10_000, AbortSignal.timeout(1))
    const [isIt, { headers }] = await isAtOnce(search)
    expect([isIt, headers.connection]).toEqual([false, 'close'])
    await drained
  })
})
