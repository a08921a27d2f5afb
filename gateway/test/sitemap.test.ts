import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

describe('a sitemap', () => {
  let test: TestApp
  let reads = 0
  beforeAll(async () => {
    test = await startTestApp('sqlite', { limitBulkPerMinute: 40 })
    const seller = await newPerson(test.app)
    for (let n = 0; n < 20; n++) await publishListing(test.app, seller)
    const { listings } = test.app.database
    const { sitemap } = listings
    listings.sitemap = (after, limit) => {
      reads += 1
      return sitemap(after, limit)
    }
  })
  afterAll(() => test.close())

  const ask = (address: string, query = '') =>
    test.app.inject({
      url: `/v1/sitemap${query}`,
      remoteAddress: address,
      headers: { 'accept-encoding': 'br' },
    })

  it('is made once for a state of the catalogue, however many ask', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask('192.0.2.1')))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(1)
    expect(reads).toBe(1)
  })

  it('has a limit of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 41 }, () => ask('192.0.2.2')))
    expect(answers.at(-1)!.statusCode).toBe(429)
    expect(answers.at(-1)!.headers['ratelimit-policy']).toBe('"bulk";q=40;w=60')
    const other = await test.app.inject({ url: '/v1/categories', remoteAddress: '192.0.2.2' })
    expect(other.statusCode).toBe(200)
  })

  it('gives every listing once, in pages of any size', async () => {
    const ids: string[] = []
    let after = ''
    for (;;) {
      const page = (await ask('192.0.2.3', `?limit=7${after}`)).rawPayload
      const { brotliDecompressSync } = await import('node:zlib')
      const text = page[0] === 0x7b ? page : brotliDecompressSync(page)
      const { items, next } = JSON.parse(text.toString())
      ids.push(...items.map(({ id }: { id: string }) => id))
      if (next === null) break
      after = `&after=${next}`
    }
    expect(ids.length).toBe(20)
    expect(new Set(ids).size).toBe(20)
  })
})
