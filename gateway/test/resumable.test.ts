import { once } from 'node:events'
import { readdir, utimes } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { dataFolder } from '@piata/config'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

const tus = { 'tus-resumable': '1.0.0' }

describe.each(dialects)('uploads in pieces on %s', (dialect) => {
  let test: TestApp
  let owner: Person
  let picture: Buffer
  beforeAll(async () => {
    test = await startTestApp(dialect, { imageMaxBytes: 200_000 })
    await test.app.listenAt({ host: '127.0.0.1', port: 0 })
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
    const coarse = sharp({ create: { width: 30, height: 20, channels: 3, background: '#000', noise } })
    picture = await sharp(await coarse.png().toBuffer())
      .resize(300, 200)
      .png({ compressionLevel: 0 })
      .toBuffer()
  })
  beforeAll(async () => {
    owner = await newPerson(test.app)
  })
  afterAll(() => test.close())

  const begin = (bytes: number, headers: object = {}, person = owner) =>
    person.ask('POST', '/v1/images/uploads', {
      headers: { ...tus, 'upload-length': String(bytes), ...headers },
    })
  const begun = async (bytes = picture.length, person = owner): Promise<string> => {
    const response = await begin(bytes, {}, person)
    expect([response.statusCode, response.body]).toEqual([201, expect.any(String)])
    return response.headers.location as string
  }
  const send = (url: string, offset: number, body: Buffer, person = owner) =>
    person.ask('PATCH', url, {
      body,
      headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    } as never)
  const ends = async (url: string, person = owner) => {
    const { statusCode, headers } = await test.app.inject({
      ...{ method: 'HEAD', url, headers: { ...tus, authorization: `Bearer ${person.accessToken}` } },
    })
    return [statusCode, headers['upload-offset']]
  }
  const finish = (url: string, headers: object = {}, person = owner) =>
    person.ask('POST', `${url}/finish`, { headers: { ...tus, ...headers } })

  it('become the picture that one form would have brought, once', async () => {
    const url = await begun()
    const first = await send(url, 0, picture.subarray(0, 40_000))
    expect([first.statusCode, first.headers['upload-offset'], first.headers['tus-resumable']]).toEqual([
      204,
      '40000',
      '1.0.0',
    ])
    expect(Date.parse(first.headers['upload-expires'] as string)).toBeGreaterThan(Date.now())
    expect(await ends(url)).toEqual([200, '40000'])
    const early = await finish(url)
    expect([early.statusCode, early.headers['upload-offset']]).toEqual([409, '40000'])
    expect((await send(url, 40_000, picture.subarray(40_000))).statusCode).toBe(204)
    const key = { 'idempotency-key': `finish-${url}` }
    const done = await finish(url, key)
    expect(done.statusCode).toBe(201)
    const [image] = done.json().items
    expect([image.width, image.height]).toEqual([300, 200])
    const shown = await owner.ask('GET', `/img/card/${image.sha256}.webp`)
    const raw = (bytes: Buffer) => sharp(bytes).removeAlpha().resize(30, 20).greyscale().raw().toBuffer()
    const [ours, sent] = await Promise.all([raw(shown.rawPayload), raw(picture)])
    const apart = ours.reduce((sum, level, i) => sum + Math.abs(level - sent[i]!), 0) / ours.length
    expect(apart).toBeLessThan(3)
    // Asked again as after a lost answer, it is the same picture; without the key it is gone.
    const again = await finish(url, key)
    expect([again.statusCode, again.json().items[0].id]).toEqual([201, image.id])
    expect((await finish(url)).statusCode).toBe(404)
  })

  it('keep what came before a connection was cut, and go on from there', async () => {
    const url = await begun()
    const socket = connect((test.app.server.address() as AddressInfo).port, '127.0.0.1')
    const head = [
      `PATCH ${url} HTTP/1.1`,
      'Host: 127.0.0.1',
      `Authorization: Bearer ${owner.accessToken}`,
      'Tus-Resumable: 1.0.0',
      'Upload-Offset: 0',
      'Content-Type: application/offset+octet-stream',
      `Content-Length: ${picture.length}`,
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(picture.subarray(0, 50_000))
    await vi.waitFor(async () => expect(await ends(url)).toEqual([200, '50000']))
    // Somebody who comes anew ends whoever still holds on to a dead connection.
    const closed = once(socket, 'close')
    socket.on('error', () => {})
    expect((await send(url, 50_000, picture.subarray(50_000, 60_000))).statusCode).toBe(204)
    await closed
    expect((await send(url, 60_000, picture.subarray(60_000))).statusCode).toBe(204)
    expect((await finish(url)).statusCode).toBe(201)
  })

  it('are nobody else’s', async () => {
    const url = await begun()
    const stranger = await newPerson(test.app)
    for (const response of [
      await stranger.ask('GET', url),
      await send(url, 0, picture, stranger),
      await stranger.ask('DELETE', url),
      await finish(url, {}, stranger),
    ])
      expect(response.statusCode).toBe(404)
    expect(await ends(url)).toEqual([200, '0'])
    expect((await test.app.inject({ url })).statusCode).toBe(401)
  })

  it('refuse a piece from elsewhere than their end, and one that is too long', async () => {
    const url = await begun(100)
    const wrong = await send(url, 10, Buffer.alloc(5))
    expect([wrong.statusCode, wrong.headers['upload-offset']]).toEqual([409, '0'])
    expect((await send(url, 0, Buffer.alloc(101))).statusCode).toBe(413)
    expect(await ends(url)).toEqual([200, '0'])
    expect((await owner.ask('PATCH', url, { body: {}, headers: { 'upload-offset': '0' } })).statusCode).toBe(
      415,
    )
    const headers = { 'content-type': 'application/offset+octet-stream' }
    const placeless = await owner.ask('PATCH', url, { body: Buffer.alloc(5), headers } as never)
    expect(placeless.statusCode).toBe(400)
    expect((await owner.ask('DELETE', url)).statusCode).toBe(204)
    expect(await ends(url)).toEqual([404, undefined])
  })

  it('are bounded in length, number and time', async () => {
    const large = await begin(200_001)
    expect([large.statusCode, large.headers['tus-max-size']]).toEqual([413, '200000'])
    expect((await begin(0)).statusCode).toBe(400)
    expect((await begin(5, { 'tus-resumable': '0.2.2' })).statusCode).toBe(412)
    const many = await newPerson(test.app)
    const urls: string[] = []
    for (let response = await begin(9, {}, many); ; response = await begin(9, {}, many)) {
      if (response.statusCode !== 201) {
        expect([response.statusCode, response.json().detail]).toEqual([
          409,
          expect.stringContaining('At most'),
        ])
        break
      }
      urls.push(response.headers.location as string)
    }
    const folder = join(dataFolder(test.app.config).partialUploads, many.id)
    for (const name of await readdir(folder)) await utimes(join(folder, name), 0, Date.now() / 1000 - 86_401)
    expect(await ends(urls[0]!, many)).toEqual([404, undefined])
    expect((await begin(9, {}, many)).statusCode).toBe(201)
  })

  it('are gone with what they held when that is no picture', async () => {
    const url = await begun(7)
    await send(url, 0, Buffer.from('nothing'))
    const refused = await finish(url)
    expect([refused.statusCode, refused.json().errors[0].code]).toEqual([422, 'unsupported-format'])
    expect(await ends(url)).toEqual([404, undefined])
  })
})
