import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

const picture = (width: number, colour: string) =>
  sharp({ create: { width, height: 300, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

describe.each(dialects)('pictures on %s', (dialect) => {
  let test: TestApp
  let seller: Person

  beforeAll(async () => {
    test = await startTestApp(dialect, { imageMaxBytes: 400_000, limitImagesPerHour: 40 })
    seller = await newPerson(test.app)
  })
  afterAll(() => test.close())

  const form = (files: { bytes: Buffer; name?: string; type?: string; field?: string }[]) => {
    const boundary = `b${randomBytes(8).toString('hex')}`
    const parts = files.flatMap(({ bytes, name = 'a.jpg', type = 'image/jpeg', field = 'file' }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ])
    return {
      body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } as Record<string, string>,
    }
  }
  const upload = (person: Person, ...files: Parameters<typeof form>[0]) =>
    person.ask('POST', '/v1/images', form(files))

  it('takes pictures, serves their sizes and forgets nothing', async () => {
    const [red, blue] = await Promise.all([picture(900, 'red'), picture(500, 'blue')])
    const uploaded = await upload(
      seller,
      { bytes: red },
      { bytes: blue, name: '../../etc/passwd', type: 'text/html' },
    )
    expect([uploaded.statusCode, uploaded.body]).toEqual([201, expect.any(String)])
    const { items } = uploaded.json()
    expect(items.map(({ width }: { width: number }) => width)).toEqual([900, 500])
    expect(items[0].sha256).toBe(createHash('sha256').update(red).digest('hex'))

    const url = `/img/card/${items[0].sha256}.webp`
    const served = await test.app.inject(url)
    expect(served.statusCode).toBe(200)
    expect(served.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await sharp(served.rawPayload).metadata()).width).toBe(480)
    const again = await test.app.inject({ url, headers: { 'if-none-match': served.headers.etag as string } })
    expect([again.statusCode, again.body]).toEqual([304, ''])

    const imageIds = items.map(({ id }: { id: string }) => id).reverse()
    const listing = await publishListing(test.app, seller, { imageIds })
    expect(listing.images.map(({ id }) => id)).toEqual(imageIds)
    expect(listing).toMatchObject({ imageCount: 2, image: { sha256: items[1].sha256 } })
  })

  it('gives nobody the pictures of another', async () => {
    const stranger = await newPerson(test.app)
    const { items } = (await upload(seller, { bytes: await picture(320, 'green') })).json()
    const stolen = await stranger.ask('POST', '/v1/listings', {
      body: { categoryId: 'sofas', imageIds: [items[0].id] },
    })
    expect([stolen.statusCode, stolen.json().errors[0].pointer]).toEqual([400, '/imageIds'])
    expect((await test.app.inject({ method: 'POST', url: '/v1/images', ...form([]) })).statusCode).toBe(401)
  })

  it.each([
    ['a text', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'image-refused'],
    ['half a picture', undefined, 422, 'image-refused'],
    ['nothing', Buffer.alloc(0), 422, 'image-refused'],
    ['too many bytes', randomBytes(400_001), 413, 'content-too-large'],
  ])('refuses %s and says which file', async (name, given, status, slug) => {
    const bytes = given ?? (await picture(900, 'red')).subarray(0, 900)
    const good = await picture(310, name === 'nothing' ? 'black' : 'white')
    const refused = await upload(seller, { bytes: good }, { bytes })
    expect(refused.statusCode).toBe(status)
    expect(refused.json()).toMatchObject({ type: `/problems/${slug}`, errors: [{ pointer: '/file/1' }] })
  })

  it('refuses what is not a form, an empty form, fields and a thirteenth file', async () => {
    const json = await seller.ask('POST', '/v1/images', { body: {} })
    expect(json.statusCode).toBe(415)
    const empty = await upload(seller)
    expect(empty.statusCode).toBe(400)
    const bytes = await picture(310, 'grey')
    const many = await upload(seller, ...Array.from({ length: 13 }, () => ({ bytes })))
    expect(many.statusCode).toBe(413)
    const misnamed = await upload(seller, { bytes, field: 'picture' })
    expect([misnamed.statusCode, misnamed.json().errors[0].pointer]).toEqual([400, '/file'])
  })

  it.each([
    ['without a boundary', 'multipart/form-data', 'xx'],
    ['that is none', 'multipart/form-data; boundary=x', 'garbage'],
    ['that ends in its headers', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-da'],
    ['without an end', 'multipart/form-data; boundary=x', '--x\r\n\r\n'],
  ])('tells a form %s from a fault of its own', async (_name, type, body) => {
    const response = await seller.ask('POST', '/v1/images', { body, headers: { 'content-type': type } })
    expect([response.statusCode, response.json().type]).toEqual([400, '/problems/malformed-body'])
  })

  it('tells each limit once, however many pictures were counted', async () => {
    const other = await newPerson(test.app)
    const bytes = await picture(311, 'olive')
    const { headers } = await upload(other, { bytes }, { bytes }, { bytes })
    expect(headers.ratelimit).toMatch(/^"upload";r=\d+;t=\d+, "upload-account";r=37;t=\d+$/)
    expect(headers['ratelimit-policy']).toMatch(/^"upload";q=160;w=3600, "upload-account";q=40;w=3600$/)
  })

  it.each([
    '/img/card/abc.webp',
    `/img/none/${'a'.repeat(64)}.webp`,
    `/img/card/${'a'.repeat(64)}.png`,
    `/img/card/${'A'.repeat(64)}.webp`,
    '/img/card/..%2F..%2Fpiata.db.webp',
  ])('does not look for %s', async (url) => {
    expect((await test.app.inject(url)).statusCode).toBe(400)
  })

  it('knows no picture of an unknown hash', async () => {
    expect((await test.app.inject(`/img/card/${'a'.repeat(64)}.webp`)).statusCode).toBe(404)
  })

  describe('with clients that go away', () => {
    let port: number
    beforeAll(async () => {
      await test.app.listen({ port: 0, host: '127.0.0.1' })
      port = (test.app.server.address() as AddressInfo).port
    })

    /** Sends half of an upload, and ends the connection when told to. */
    const begin = async () => {
      const bytes = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
        .jpeg({ quality: 100 })
        .toBuffer()
      const { body, headers } = form([{ bytes }])
      headers['idempotency-key'] = randomUUID()
      const sent = httpRequest({
        port,
        method: 'POST',
        path: '/v1/images',
        headers: { ...headers, 'content-length': body.length, authorization: `Bearer ${seller.accessToken}` },
      })
      sent.on('error', () => {})
      sent.write(body.subarray(0, bytes.length >> 1))
      return { sent, retry: () => seller.ask('POST', '/v1/images', { body, headers }) }
    }
    /** The retry is a first request again: what broke off leaves no answer, and does not stay in flight. */
    const expectFirst = (retry: () => Promise<{ statusCode: number }>) =>
      expect.poll(async () => (await retry()).statusCode, { timeout: 10_000, interval: 500 }).toBe(201)

    it('gives up what was begun, as a failure', async () => {
      const { images } = test.app
      const { ingest } = images
      const started = Promise.withResolvers<{ ended: Promise<string> }>()
      images.ingest = (source) => {
        const work = ingest(source)
        started.resolve({ ended: work.then(() => 'kept').catch(() => 'given up') })
        return work
      }
      const { sent, retry } = await begin()
      const { ended } = await started.promise
      sent.destroy()
      expect(await ended).toBe('given up')
      images.ingest = ingest
      await expectFirst(retry)
    })

    it('does not wait for a body whose client went before it was read', async () => {
      const { idempotency } = test.app.database
      const { begin: decide } = idempotency
      const arrived = Promise.withResolvers<void>()
      const closed = Promise.withResolvers<void>()
      test.app.server.once('request', (request) => request.once('close', closed.resolve))
      idempotency.begin = async (...given) => {
        arrived.resolve()
        await closed.promise
        return decide(...given)
      }
      const { sent, retry } = await begin()
      await arrived.promise
      sent.destroy()
      await closed.promise
      idempotency.begin = decide
      await expectFirst(retry)
    })
  })

  it('counts pictures, not requests, against the account', async () => {
    const greedy = await newPerson(test.app)
    const bytes = await picture(310, 'navy')
    const twelve = Array.from({ length: 12 }, () => ({ bytes }))
    for (let sent = 0; sent < 36; sent += 12) expect((await upload(greedy, ...twelve)).statusCode).toBe(201)
    const refused = await upload(greedy, ...twelve)
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await upload(seller, { bytes })).statusCode).toBe(201)
  })
})
