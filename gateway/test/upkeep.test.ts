import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'
import { upkeep } from './upkeep.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

describe.each(dialects)('upkeep on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app)
    // two months pass at once: what changed is read by search before it is purged, as it would be by then
    const { changes } = test.app.database
    const { purge } = changes
    changes.purge = async (before) => {
      await drain(test.app)
      return purge(before)
    }
  })
  afterAll(() => test.close())

  it('expires listings after 60 days, which can be renewed', async () => {
    const { id } = await publishListing(test.app, seller, { title: 'Canapea trecătoare' })
    const isFound = async () => {
      await drain(test.app)
      return (await test.app.inject('/v1/search?q=trecatoare')).json().total > 0
    }
    await upkeep(test.app, inDays(59))
    expect(await isFound()).toBe(true)
    await upkeep(test.app, inDays(61))
    expect(await isFound()).toBe(false)
    expect((await seller.ask('GET', `/v1/listings/${id}`)).json().status).toBe('expired')
    expect((await seller.ask('POST', `/v1/listings/${id}/renew`)).statusCode).toBe(200)
    expect(await isFound()).toBe(true)
  })

  it('removes pictures that no listing took, and keeps the others', async () => {
    const upload = async (background: string) => {
      const bytes = await sharp({ create: { width: 320, height: 200, channels: 3, background } })
        .png()
        .toBuffer()
      const boundary = randomUUID()
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`
      const response = await seller.ask('POST', '/v1/images', {
        body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
      return response.json().items[0]
    }
    const [kept, left] = [await upload('teal'), await upload('olive')]
    await publishListing(test.app, seller, { imageIds: [kept.id] })
    const status = async ({ sha256 }: { sha256: string }) =>
      (await seller.ask('GET', `/img/thumb/${sha256}.webp`)).statusCode
    await upkeep(test.app, inDays(0.5))
    expect([await status(kept), await status(left)]).toEqual([200, 200])
    await upkeep(test.app, inDays(1.5))
    expect([await status(kept), await status(left)]).toEqual([200, 404])
  })

  it('forgets sessions that ran out', async () => {
    const { refreshToken } = await newPerson(test.app)
    await upkeep(test.app, inDays(31))
    const response = await test.app.inject({
      method: 'POST',
      url: '/v1/auth/refresh',
      body: { refreshToken },
    })
    expect(response.json().detail).toBe('The refresh token is unknown.')
  })

  it('goes on when one task fails', async () => {
    const { sessions, idempotency } = test.app.database
    const { purge } = sessions
    let purged = false
    const { purge: purgeKeys } = idempotency
    sessions.purge = async () => {
      throw new Error('no')
    }
    idempotency.purge = async (now, limit) => {
      purged = true
      return purgeKeys(now, limit)
    }
    await expect(upkeep(test.app)).rejects.toThrow('ended sessions: no')
    Object.assign(sessions, { purge })
    Object.assign(idempotency, { purge: purgeKeys })
    expect(purged).toBe(true)
  })
})
