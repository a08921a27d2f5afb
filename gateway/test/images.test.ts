import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { removeUnusedFiles } from '@piata/agents'
import { DEFAULT_PRESETS, FORMATS, ImageError, presetPath } from '@piata/images'
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
    test = await startTestApp(dialect, { imageMaxBytes: 400_000, limitImagesPerHour: 400 })
    seller = await newPerson(test.app)
  })
  afterAll(() => test.close())

  interface Part {
    bytes: Buffer
    /** `null`: no file, but a field. */
    name?: string | null
    type?: string
    field?: string
  }
  const form = (files: Part[]) => {
    const boundary = `b${randomBytes(8).toString('hex')}`
    const parts = files.flatMap(({ bytes, name = 'a.jpg', type = 'image/jpeg', field = 'file' }) => [
      Buffer.from(
        name === null
          ? `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n`
          : `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
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

    const imageIds = items.map(({ id }: { id: string }) => id).reverse()
    const listing = await publishListing(test.app, seller, { imageIds })
    expect(listing.images.map(({ id }) => id)).toEqual(imageIds)
    expect(listing).toMatchObject({ imageCount: 2, image: { sha256: items[1].sha256 } })

    const path = presetPath('card', DEFAULT_PRESETS.card!)
    const url = `/img/${path}/${items[0].sha256}.webp`
    // Under its name alone, and while what is wanted is still to be made, an address keeps its bytes for an hour.
    for (const other of [`/img/card/${items[0].sha256}.webp`, `/img/${path}/${items[0].sha256}.avif`]) {
      const { statusCode, headers } = await test.app.inject(other)
      expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'image/webp',
        'public, max-age=3600',
      ])
    }
    const served = await test.app.inject(url)
    expect(served.statusCode).toBe(200)
    expect(served.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect((await sharp(served.rawPayload).metadata()).width).toBe(480)
    const part = await test.app.inject({ url, headers: { range: 'bytes=4-11' } })
    expect([part.statusCode, part.headers['content-range']]).toEqual([
      206,
      `bytes 4-11/${served.rawPayload.length}`,
    ])
    expect(part.rawPayload).toEqual(served.rawPayload.subarray(4, 12))
    const behind = await test.app.inject({ url, headers: { range: 'bytes=9999999-' } })
    expect([behind.statusCode, behind.headers['content-range']]).toEqual([
      416,
      `bytes */${served.rawPayload.length}`,
    ])
    const head = await test.app.inject({ url, method: 'HEAD' })
    expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
      200,
      String(served.rawPayload.length),
      0,
    ])
    const again = await test.app.inject({ url, headers: { 'if-none-match': served.headers.etag as string } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('knows a picture again when somebody else sends a changed copy, and forgets it with its last owner', async () => {
    const drawing = (x: number) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="#cba"/>
          <circle cx="${x}" cy="200" r="150" fill="#234"/><rect x="480" y="${x}" width="300" height="160" fill="#a33"/>
          <ellipse cx="700" cy="120" rx="160" ry="60" fill="#385"/></svg>`,
        ),
      )
    const original = await drawing(260).jpeg({ quality: 92 }).toBuffer()
    const copy = await sharp(original).flop().resize(500).jpeg({ quality: 60 }).toBuffer()
    const thief = await newPerson(test.app)
    const sent = await upload(seller, { bytes: original }, { bytes: await drawing(420).jpeg().toBuffer() })
    const [first] = sent.json().items
    const { id } = await publishListing(test.app, seller, { imageIds: [first.id] })
    const [stolen] = (await upload(thief, { bytes: copy })).json().items
    const found = await test.app.samePictures.find(stolen.sha256)
    expect(found.map(({ sha256 }) => sha256).sort()).toEqual([stolen.sha256, first.sha256].sort())
    expect(found.find(({ sha256 }) => sha256 === first.sha256)).toMatchObject({
      ownerId: seller.id,
      listingId: id,
      status: 'published',
    })
    expect(await test.app.samePictures.find('0'.repeat(64))).toEqual([])
    const { database } = test.app
    await database.images.removeUnattached(new Date(Date.now() + 1000).toISOString(), 1000)
    await removeUnusedFiles(test.app)
    expect(await database.images.printsOf(stolen.sha256)).toBeUndefined()
    expect((await test.app.samePictures.find(first.sha256)).map(({ sha256 }) => sha256)).toEqual([
      first.sha256,
    ])
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

  it('tells forms how large a picture may be', async () => {
    expect((await test.app.inject('/v1/rules')).json().images).toEqual({
      max: 12,
      maxBytes: 400_000,
      types: expect.arrayContaining(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']),
      presets: expect.objectContaining({
        card: {
          path: expect.stringMatching(/^card-[0-9a-f]{6}$/),
          ...{ width: 480, height: 1440, fit: 'inside', formats: ['webp', 'jpg', 'avif'] },
        },
      }),
    })
  })

  it('refuses what is not a form, and an empty one', async () => {
    const json = await seller.ask('POST', '/v1/images', { body: {} })
    expect(json.statusCode).toBe(415)
    const empty = await upload(seller)
    expect(empty.statusCode).toBe(400)
  })

  describe('of which one part cannot be taken', () => {
    const good = () => picture(312, `#${randomBytes(3).toString('hex')}`)
    const filesLeft = () =>
      readdirSync(test.config.dataDir, { recursive: true, withFileTypes: true }).filter(
        ({ name, parentPath }) => /^[0-9a-f]{64}\./.test(name) && parentPath.includes('images'),
      ).length
    it.each([
      [
        'a thirteenth file',
        (bytes: Buffer) => Array<Part>(12).fill({ bytes }),
        413,
        '/file/12',
        'too-many-files',
      ],
      [
        'a text field',
        (bytes: Buffer): Part[] => [{ bytes, name: null, field: 'title' }],
        400,
        '/title',
        'not-a-file',
      ],
      [
        'a part without a file name',
        (bytes: Buffer): Part[] => [{ bytes, name: null }],
        400,
        '/file/1',
        'not-a-file',
      ],
      ['another name', (bytes: Buffer): Part[] => [{ bytes, field: 'a/b' }], 400, '/a~1b', 'not-a-file'],
      ['no bytes', (): Part[] => [{ bytes: Buffer.alloc(0) }], 422, '/file/1', 'empty'],
      ['too many bytes', (): Part[] => [{ bytes: randomBytes(500_000) }], 413, '/file/1', 'too-large'],
      ['no picture', (): Part[] => [{ bytes: Buffer.from('words') }], 422, '/file/1', 'unsupported-format'],
      [
        'half a picture',
        (bytes: Buffer): Part[] => [{ bytes: bytes.subarray(0, 400) }],
        422,
        '/file/1',
        'corrupt',
      ],
    ])('keeps nothing beside %s, and names it', async (_name, parts, status, pointer, code) => {
      const person = await newPerson(test.app)
      await removeUnusedFiles(test.app)
      const before = filesLeft()
      const response = await upload(person, { bytes: await good() }, ...parts(await good()))
      expect([response.statusCode, response.json().errors]).toEqual([
        status,
        [{ pointer, detail: expect.any(String), code }],
      ])
      await removeUnusedFiles(test.app)
      expect(filesLeft()).toBe(before)
      const exported = (await person.ask('GET', '/v1/me/export')).json()
      expect(exported.images ?? []).toEqual([])
    })

    it('names each of several, by its place', async () => {
      const bytes = await good()
      const parts = [{ bytes: Buffer.alloc(0) }, { bytes }, { bytes: randomBytes(500_000) }, { bytes }]
      const { errors, detail } = (await upload(seller, ...parts)).json()
      expect(errors.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toEqual([
        ['/file/0', 'empty'],
        ['/file/2', 'too-large'],
      ])
      expect(detail).toContain('2 of 4')
    })

    it('counts nothing that was refused before it was processed', async () => {
      const person = await newPerson(test.app)
      const bytes = await good()
      const refused = await upload(person, ...Array<Part>(11).fill({ bytes }), {
        bytes: randomBytes(500_000),
      })
      expect(refused.statusCode).toBe(413)
      const { headers } = await upload(person, { bytes })
      expect(headers.ratelimit).toContain('"upload-account";r=398;')
    })
  })

  describe('retried under its key', () => {
    it('is told from another of the same length, and known by its bytes whatever the boundary', async () => {
      const bytes = await picture(313, 'maroon')
      const other = Buffer.from(bytes)
      other[other.length - 30]! ^= 1
      const key = { 'idempotency-key': randomUUID() }
      const send = (content: Buffer) => {
        const { body, headers } = form([{ bytes: content }])
        return seller.ask('POST', '/v1/images', { body, headers: { ...headers, ...key } })
      }
      const first = await send(bytes)
      const again = await send(bytes)
      expect([first.statusCode, again.statusCode, again.headers['idempotent-replayed']]).toEqual([
        201,
        201,
        'true',
      ])
      expect(again.json()).toEqual(first.json())
      expect((await send(other)).statusCode).toBe(422)
      expect((await send(other)).json().type).toBe('/problems/idempotency-mismatch')
    })

    it.each([
      ['the store fails', 'make' as const],
      ['the disk is full before', 'receive' as const],
    ])('is taken after all when %s', async (_name, step) => {
      const bytes = await picture(314, step === 'make' ? 'coral' : 'khaki')
      const { body, headers } = form([{ bytes }])
      headers['idempotency-key'] = randomUUID()
      const { images } = test.app
      const works = images[step]
      images[step] = async () => {
        throw new ImageError('processing-failed', 'ENOSPC: no space left on device', {
          cause: new Error('x'),
        })
      }
      const failed = await seller.ask('POST', '/v1/images', { body, headers })
      Object.assign(images, { [step]: works })
      expect([failed.statusCode, failed.json().type]).toEqual([503, '/problems/unavailable'])
      expect(Number(failed.headers['retry-after'])).toBeGreaterThan(0)
      expect(failed.body).not.toContain('ENOSPC')
      expect((await seller.ask('POST', '/v1/images', { body, headers })).statusCode).toBe(201)
    })
  })

  describe('that others have as well', () => {
    const served = async (owner: Person, sha256: string) =>
      Promise.all(
        Object.keys(DEFAULT_PRESETS).flatMap((preset) =>
          FORMATS.map(
            async (format) => (await owner.ask('GET', `/img/${preset}/${sha256}.${format}`)).statusCode,
          ),
        ),
      )
    const all200 = Array(Object.keys(DEFAULT_PRESETS).length * FORMATS.length).fill(200)

    it('are there for whoever uploads them while another deletes them', async () => {
      const [ana, dan] = [await newPerson(test.app), await newPerson(test.app)]
      for (let round = 0; round < 12; round++) {
        const bytes = await picture(330 + round, 'plum')
        const { items } = (await upload(ana, { bytes })).json()
        const listing = await ana.ask('POST', '/v1/listings', {
          body: { categoryId: 'sofas', imageIds: [items[0].id] },
        })
        const [uploaded, removed] = await Promise.all([
          upload(dan, { bytes }),
          delay(round).then(() => ana.ask('DELETE', `/v1/listings/${listing.json().id}`)),
        ])
        expect([uploaded.statusCode, removed.statusCode]).toEqual([201, 204])
        await removeUnusedFiles(test.app)
        expect(await served(dan, items[0].sha256)).toEqual(all200)
      }
    })

    it('are there after they were uploaded during a sweep, by another gateway', async () => {
      const ana = await newPerson(test.app)
      const pictures = await Promise.all(Array.from({ length: 12 }, (_, i) => picture(350 + i, 'peru')))
      const { items } = (await upload(ana, ...pictures.map((bytes) => ({ bytes })))).json()
      expect(items).toHaveLength(12)
      const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()
      const { database, images } = test.app
      expect(await database.images.removeUnattached(inTwoDays, 1000)).toBeGreaterThanOrEqual(12)
      const { hashes, until } = await database.images.takeUnused(100)
      expect(hashes.length).toBeGreaterThanOrEqual(12)
      // Half are gone, and the other gateway is just at the rest.
      for (const { sha256 } of items.slice(0, 6)) await images.remove(sha256)
      const again = upload(ana, ...pictures.map((bytes) => ({ bytes })))
      for (const sha256 of hashes) {
        await images.remove(sha256)
        await delay(5)
      }
      await database.images.forget(hashes, until)
      expect((await again).statusCode).toBe(201)
      for (const { sha256 } of items) expect(await served(ana, sha256)).toEqual(all200)
    })

    it('are whole again when a file of theirs was lost', async () => {
      const bytes = await picture(370, 'orchid')
      const { sha256 } = (await upload(seller, { bytes })).json().items[0]
      rmSync(
        join(
          ...[test.config.dataDir, 'images', presetPath('card', DEFAULT_PRESETS.card!)],
          ...[sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.webp`],
        ),
      )
      expect(await served(seller, sha256)).toEqual(all200)
      const other = await newPerson(test.app)
      expect((await upload(other, { bytes })).statusCode).toBe(201)
      expect(await served(other, sha256)).toEqual(all200)
    })
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
    expect(headers.ratelimit).toMatch(/^"upload";r=\d+;t=\d+, "upload-account";r=397;t=\d+$/)
    expect(headers['ratelimit-policy']).toMatch(/^"upload";q=1600;w=3600, "upload-account";q=400;w=3600$/)
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
      expect.poll(async () => (await retry()).statusCode, { interval: 500 }).toBe(201)

    it('gives up what was begun, as a failure', async () => {
      const { images } = test.app
      const { receive } = images
      const started = Promise.withResolvers<{ ended: Promise<string> }>()
      images.receive = (source) => {
        const work = receive(source)
        started.resolve({ ended: work.then(() => 'kept').catch(() => 'given up') })
        return work
      }
      const { sent, retry } = await begin()
      const { ended } = await started.promise
      sent.destroy()
      expect(await ended).toBe('given up')
      images.receive = receive
      await expectFirst(retry)
    })

    it('does not wait for a body whose client went before it was read', async () => {
      const { limitStore } = test.app
      const { take } = limitStore
      const arrived = Promise.withResolvers<void>()
      const closed = Promise.withResolvers<void>()
      test.app.server.once('request', (request) => request.once('close', closed.resolve))
      limitStore.take = async (...given) => {
        arrived.resolve()
        await closed.promise
        return take.apply(limitStore, given)
      }
      const { sent, retry } = await begin()
      await arrived.promise
      sent.destroy()
      await closed.promise
      limitStore.take = take
      await expectFirst(retry)
    })
  })

  it('counts pictures, not requests, against the account', async () => {
    const greedy = await newPerson(test.app)
    const bytes = await picture(310, 'navy')
    const twelve = Array.from({ length: 12 }, () => ({ bytes }))
    for (let sent = 0; sent < 396; sent += 12) expect((await upload(greedy, ...twelve)).statusCode).toBe(201)
    const refused = await upload(greedy, ...twelve)
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await upload(seller, { bytes })).statusCode).toBe(201)
  })
})
