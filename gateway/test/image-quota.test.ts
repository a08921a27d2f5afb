import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson } from './people.ts'

describe.each(dialects)('pictures of an account on %s', (dialect) => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp(dialect, { imagesPerAccount: 3, imagesPerAccountBytes: 40_000 })
  })
  afterAll(() => test.close())

  it('are refused beyond what it may have, by number and by bytes, and counted', async () => {
    const [many, large] = await Promise.all([newPerson(test.app), newPerson(test.app)])
    const small = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
    const grain = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#000', noise } })
      .png({ compressionLevel: 0 })
      .toBuffer()
    const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    const upload = (person = many, ...pictures: Buffer[]) =>
      person.ask('POST', '/v1/images', {
        body: Buffer.concat([
          ...pictures.flatMap((bytes) => [Buffer.from(head), bytes, Buffer.from('\r\n')]),
          Buffer.from('--b--\r\n'),
        ]),
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      })
    const pieces = (person = many, bytes: number) =>
      person.ask('POST', '/v1/images/uploads', { headers: { 'upload-length': String(bytes) } })
    const full = (limit: number) => ({
      ...{ type: '/problems/forbidden', detail: expect.stringContaining(`may have ${limit}`) },
      errors: [expect.objectContaining({ code: 'account-full' })],
    })

    expect((await upload(many, small, small)).statusCode).toBe(201)
    const two = await upload(many, small, small)
    expect([two.statusCode, two.json()]).toEqual([403, expect.objectContaining(full(3))])
    expect((await upload(many, small)).statusCode).toBe(201)
    expect((await pieces(many, 5)).statusCode).toBe(403)
    expect((await many.ask('GET', '/v1/me/images')).json()).toEqual({
      ...{ count: 3, bytes: 3 * small.length, mostCount: 3, mostBytes: 40_000 },
    })

    expect((await upload(large, grain)).statusCode).toBe(201)
    expect((await upload(large, grain)).json()).toMatchObject(full(40_000))
    expect((await pieces(large, grain.length)).json()).toMatchObject(full(40_000))
    expect((await pieces(large, 5)).statusCode).toBe(201)
  })
})
