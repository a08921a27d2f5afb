import { setTimeout as delay } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person, publishListing } from './people.ts'

interface Page {
  items: { change: 'upsert' | 'remove'; id: string; at: string; listing?: { id: string; title: string } }[]
  next: string
  more: boolean
}

describe.each(dialects)('changes on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  let key: string
  const get = (query: string, more: InjectOptions = {}) =>
    test.app.inject({
      url: `/v1/changes?${query}`,
      ...more,
      headers: { authorization: `Bearer ${key}`, ...more.headers },
    })
  const page = async (query: string): Promise<Page> => {
    const response = await get(query)
    if (response.statusCode !== 200) throw new Error(response.body)
    return response.json()
  }
  /** Walks all there is, or all since a cursor; resolves to the cursor that waits for more. */
  const walk = async (from?: string, limit = 3) => {
    const items: Page['items'] = []
    for (let after = from; ; ) {
      const {
        items: some,
        next,
        more,
      } = await page(`limit=${limit}${after === undefined ? '' : `&after=${after}`}`)
      items.push(...some)
      after = next
      if (!more) return { items, next }
    }
  }

  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app)
    const body = { name: 'Partner', scopes: ['changes:read'], currentPassword: seller.password }
    key = (await seller.ask('POST', '/v1/api-keys', { body })).json().key
  })
  afterAll(() => test.close())

  it('are begun by an export of all cards too, a line each, for keys that may follow changes', async () => {
    for (let n = 0; n < 3; n++) await publishListing(test.app, seller, { title: `Emoji 😀\u2028 "${n}"` })
    const url = '/v1/export/listings.ndjson'
    const headers = { authorization: `Bearer ${key}` }
    const sent = await test.app.inject({ url, headers })
    expect(sent.headers['content-type']).toContain('application/x-ndjson')
    const { items } = (await test.app.inject('/v1/listings?limit=100')).json()
    expect(
      sent.body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(items)
    const scopes = ['listings:read']
    const body = { name: 'Alta', scopes, currentPassword: seller.password }
    const narrow = (await seller.ask('POST', '/v1/api-keys', { body })).json().key
    const refused = await test.app.inject({ url, headers: { authorization: `Bearer ${narrow}` } })
    expect([refused.statusCode, (await test.app.inject(url)).statusCode]).toEqual([403, 401])
    for (const { id } of items) await seller.ask('DELETE', `/v1/listings/${id}`)
    await drain(test.app)
  })

  it('begin with all published listings and go on with what changes, drafts and gone ones left out', async () => {
    const published = []
    for (let n = 0; n < 7; n++)
      published.push(await publishListing(test.app, seller, { title: `Canapea ${n}` }))
    await seller.ask('POST', `/v1/listings/${published[6]!.id}/withdraw`)
    const draft = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json()
    await drain(test.app)
    const all = await walk()
    const ids = all.items.map(({ id }) => id)
    expect(ids.sort()).toEqual(
      published
        .slice(0, 6)
        .map(({ id }) => id)
        .sort(),
    )
    const card = (await test.app.inject(`/v1/listings?limit=1`)).json().items[0]
    expect(all.items.find(({ id }) => id === card.id)!.listing).toEqual(card)

    expect(await page(`after=${all.next}`)).toEqual({ items: [], next: all.next, more: false })
    await seller.ask('PATCH', `/v1/listings/${published[0]!.id}`, { body: { title: 'Alt titlu' } })
    await seller.ask('PATCH', `/v1/listings/${published[0]!.id}`, { body: { title: 'Ultimul titlu' } })
    await seller.ask('POST', `/v1/listings/${published[1]!.id}/sell`)
    await seller.ask('DELETE', `/v1/listings/${published[2]!.id}`)
    await seller.ask('PATCH', `/v1/listings/${draft.id}`, { body: { title: 'Nimeni nu o vede' } })
    await drain(test.app)
    const since = await page(`after=${all.next}`)
    expect(since.items.map(({ change, id, listing }) => [change, id, listing?.title])).toEqual([
      ['upsert', published[0]!.id, 'Ultimul titlu'],
      ['remove', published[1]!.id, undefined],
      ['remove', published[2]!.id, undefined],
    ])
    expect((await walk(all.next, 1)).next).toBe(since.next)
  })

  it('take every cursor that they gave, whatever its last digits', async () => {
    const ids = (await walk()).items.map(({ id }) => id)
    let { next } = await walk()
    // Traces are hashes: of forty some begin with a nought, but for one run in ten.
    for (let n = 0; n < 40; n++) {
      await seller.ask('PATCH', `/v1/listings/${ids[0]}`, { body: { title: `Titlu ${n}` } })
      await drain(test.app)
      const { items, next: after } = await page(`after=${next}`)
      expect(items).toHaveLength(1)
      next = after
    }
  })

  it('that come during the walk come after it', async () => {
    const first = await page('limit=2')
    expect(first.more).toBe(true)
    const late = await publishListing(test.app, seller, { title: 'Venită între timp' })
    const [gone] = first.items
    await seller.ask('DELETE', `/v1/listings/${gone!.id}`)
    await drain(test.app)
    const rest = await walk(first.next, 2)
    const last = new Map(rest.items.map((item) => [item.id, item.change]))
    expect([last.get(late.id), last.get(gone!.id)]).toEqual(['upsert', 'remove'])
  })

  it('have a Link, an ETag that makes asking again cheap, and bounds', async () => {
    const { next } = await walk()
    const answer = await get(`after=${next}&limit=5`)
    expect(answer.headers.link).toBe(`</v1/changes?limit=5&after=${next}>; rel="next"`)
    const again = await get(`after=${next}&limit=5`, {
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect(again.statusCode).toBe(304)
    for (const query of ['limit=501', 'limit=0', 'wait=26', 'wait=x', 'cursor=a']) {
      expect([query, (await get(query)).statusCode]).toEqual([query, 400])
    }
  })

  it('are for members, and for keys with the scope', async () => {
    expect((await test.app.inject('/v1/changes')).statusCode).toBe(401)
    expect((await seller.ask('GET', '/v1/changes')).statusCode).toBe(200)
    const body = { name: 'Other', scopes: ['listings:read'], currentPassword: seller.password }
    const other = (await seller.ask('POST', '/v1/api-keys', { body })).json().key
    expect((await get('', { headers: { authorization: `Bearer ${other}` } })).statusCode).toBe(403)
  })

  it('refuse what is no cursor, and by name one of another history or older than what is kept', async () => {
    const refused = async (after: string) => {
      const response = await get(`after=${after}`)
      expect(response.statusCode).toBe(400)
      return response.json().errors[0]
    }
    const encoded = (text: string) => Buffer.from(text).toString('base64url')
    for (const text of ['x', 'changes|x', 'all|x|y', `newest|1|2`, 'changes|00000000.0.0.0|1']) {
      expect(await refused(encoded(text))).toMatchObject({ pointer: '/after' })
      expect(await refused(encoded(text))).not.toHaveProperty('code')
    }
    const stale = { pointer: '/after', code: 'stale-cursor' }
    expect(await refused(encoded('changes|00000000.0.0.0'))).toMatchObject(stale)
    const id = '01900000-0000-7000-8000-000000000000'
    expect(await refused(encoded(`all|00000000.0.0.0|${id}`))).toMatchObject(stale)
    const { next } = await walk()
    const [, position] = Buffer.from(next, 'base64url').toString().split('|')
    const elsewhere = position!.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
    expect(await refused(encoded(`changes|${elsewhere}`))).toMatchObject(stale)

    await publishListing(test.app, seller)
    await publishListing(test.app, seller)
    await test.app.database.changes.purge(new Date(Date.now() + 60_000).toISOString())
    const purged = await refused(next)
    expect(purged).toMatchObject({ ...stale, detail: expect.stringContaining('no longer kept') })
    expect((await walk()).items.length).toBeGreaterThan(0)
  })

  it('are waited for, and come when there is one', async () => {
    const { next } = await walk()
    const waiting = page(`after=${next}&wait=25`)
    const publishing = publishListing(test.app, seller, { title: 'Așteptată' })
    const { items } = await waiting
    expect(items.map(({ listing }) => listing?.title)).toEqual(['Așteptată'])
    await publishing
    const after = (await walk(next)).next
    expect((await page(`after=${after}&wait=1`)).items).toEqual([])
  })

  if (dialect === 'postgres') {
    it('are not missed where they commit after later ones', async () => {
      const [slow, quick] = [await publishListing(test.app, seller), await publishListing(test.app, seller)]
      const { next } = await walk()
      const client = new Client({ connectionString: test.config.databaseUrl })
      await client.connect()
      await client.query('begin')
      await client.query(
        `insert into changes (listing_id, kind, created_at) values ($1, 'upsert', '2026-01-01T00:00:00.000Z')`,
        [slow.id],
      )
      await seller.ask('PATCH', `/v1/listings/${quick.id}`, { body: { title: 'Grăbita' } })
      const early = await page(`after=${next}`)
      await client.query('commit')
      await client.end()
      await drain(test.app)
      const late = await page(`after=${early.next}`)
      const ids = [...early.items, ...late.items].map(({ id }) => id)
      expect(new Set(ids)).toEqual(new Set([slow.id, quick.id]))
    })
  }

  // The last one: people of before know the app that it closes.
  it('are answered at once where too many wait, and where the gateway stops', async () => {
    const { next } = await walk()
    const looks = vi.spyOn(test.app.database.changes, 'page')
    const many = Array.from({ length: 5 }, () => page(`after=${next}&wait=25`))
    const haveLooked = () => looks.mock.settledResults.filter(({ type }) => type === 'fulfilled').length === 5
    while (!haveLooked()) await delay(5)
    expect((await page(`after=${next}&wait=25`)).items).toEqual([])
    const restarting = test.restart()
    for (const { items } of await Promise.all(many)) expect(items).toEqual([])
    await restarting
  })
})
