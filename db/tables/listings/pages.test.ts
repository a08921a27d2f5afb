import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Context } from '../../context.ts'
import type { Database } from '../../database.ts'
import { openContext } from '../../open.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  recordImage,
  type TestDatabase,
} from '../../testing/databases.ts'
import { listingInput } from '../../testing/fixtures.ts'
import type { JsonPage, PageRequest } from '../../types.ts'
import { loadCategories } from '../categories.ts'
import type { User } from '../users.ts'
import type { Listing, ListingCard, ListingDetail } from './face.ts'
import { createListingPages } from './pages.ts'

interface Page {
  items: ListingCard[]
  next: string | null
}

describe.each(dialects)('reading listings on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let ana: User
  let dan: User
  /** Listed, newest first. */
  const listed: Listing[] = []
  /** Places of all rows by id. */
  const places = new Map<string, number>()
  const keysOf = (ids: string[]) => ids.map((id) => ({ id, seq: places.get(id) ?? 0 }))

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    ana = await createUser(database, { name: 'Ana ș \u2028 "\\' })
    dan = await createUser(database)
    const start = Date.parse('2026-03-01T00:00:00.000Z')
    for (let i = 0; i < 23; i++) {
      // Several share a moment, so that the order within it counts too.
      test.clock.now = new Date(start + Math.floor(i / 3) * 1_000)
      const categoryId = ['cars', 'bikes', 'furniture'][i % 3]!
      const listing = await publishListing(database, i % 2 ? ana : dan, {
        title: `Anunț ${i} „ș” 🚲 \\ "`,
        categoryId,
      })
      for (const { id, seq } of await database.listings.searchDocumentsById([listing.id])) places.set(id, seq)
      if (i % 7 === 6) await database.listings.move(listing.id, actorOf(i % 2 ? ana : dan), 'withdraw')
      else listed.unshift(listing)
    }
    const draft = await database.listings.create(ana.id, listingInput())
    // rows are numbered in their order
    places.set(draft.id, Math.max(...places.values()) + 1)
    test.clock.now = null
  })
  afterAll(() => test.drop())

  async function readAll(
    read: (request: PageRequest) => Promise<JsonPage>,
    limit: number,
  ): Promise<Page['items']> {
    const items: Page['items'] = []
    let cursor: string | null = null
    do {
      const bytes: JsonPage = await read({ limit, cursor })
      const page = parse<Page>(bytes)
      expect(page.next).toBe(bytes.next)
      expect(page.items.length).toBeLessThanOrEqual(limit)
      if (page.next !== null) expect(page.items).toHaveLength(limit)
      items.push(...page.items)
      cursor = page.next
    } while (cursor !== null)
    return items
  }

  it.each([1, 2, 5, 20, 100])('pages through all, newest first, %i at a time', async (limit) => {
    const items = await readAll((request) => database.listings.page(request), limit)
    expect(items.map((card) => card.id)).toEqual(listed.map((listing) => listing.id))
    expect(items[0]).toMatchObject({ title: listed[0]!.title, publishedAt: listed[0]!.publishedAt })
  })

  it.each(['cars', 'vehicles', 'home', 'furniture', 'none'])(
    'pages through the category %s and all below it',
    async (categoryId) => {
      const below: Record<string, string[]> = { vehicles: ['cars', 'bikes'], home: ['furniture'] }
      const leaves = below[categoryId] ?? [categoryId]
      const expected = listed.filter((listing) => leaves.includes(listing.categoryId))
      for (const limit of [1, 3, 100]) {
        const items = await readAll((request) => database.listings.page({ ...request, categoryId }), limit)
        expect(items.map((card) => card.id)).toEqual(expected.map((listing) => listing.id))
        const mine = await readAll(
          (request) => database.listings.page({ ...request, categoryId, sellerId: ana.id }),
          limit,
        )
        expect(mine.map((card) => card.id)).toEqual(
          expected.filter((listing) => listing.sellerId === ana.id).map((listing) => listing.id),
        )
      }
    },
  )

  it('pages through a seller’s listings, and through one’s own in every status', async () => {
    const items = await readAll((request) => database.listings.page({ ...request, sellerId: ana.id }), 4)
    expect(items.map((card) => card.id)).toEqual(
      listed.filter((listing) => listing.sellerId === ana.id).map((listing) => listing.id),
    )
    expect(items[0]?.seller).toEqual({ id: ana.id })
    const own = (await readAll(
      (request) => database.listings.ownPage(ana.id, request),
      4,
    )) as unknown as Listing[]
    expect(own.map((item) => item.status)).toContain('withdrawn')
    expect(own[0]).toMatchObject({ status: 'draft', expiresAt: null, version: 1, publishedAt: null })
    expect(own).toHaveLength(items.length + 1 + 1)
    const found = (await database.listings.find(own[1]!.id))!
    expect(own[1]).toMatchObject({
      expiresAt: found.expiresAt,
      updatedAt: found.updatedAt,
      version: found.version,
    })
    const drafts = parse<Page>(await database.listings.ownPage(ana.id, { limit: 10, status: 'draft' }))
    expect(drafts.items.map((item) => item.status)).toEqual(['draft'])
    expect(parse(await database.listings.ownPage('nobody', { limit: 10 }))).toEqual({ items: [], next: null })
  })

  it('tells of one’s own that can be published what they lack, as their details do', async () => {
    const seller = await createUser(database)
    const { id } = await publishListing(database, seller)
    const whole = await database.listings.create(seller.id, listingInput())
    const empty = {
      title: '',
      description: 'Linie\u2028nouă \u001e',
      placeId: null,
      condition: null,
      attributes: {},
    }
    const bare = await database.listings.create(seller.id, listingInput(empty))
    type Own = { id: string; missing?: unknown[] }
    const own = parse<{ items: Own[] }>(await database.listings.ownPage(seller.id, { limit: 10 })).items
    const detail = parse<Own>((await database.listings.detail(bare.id, actorOf(seller)))!)
    expect(own.map(({ id, missing }) => [id, missing])).toEqual([
      [bare.id, detail.missing],
      [whole.id, []],
      [id, undefined],
    ])
    expect(detail.missing).toContainEqual(expect.objectContaining({ pointer: '/title', code: 'missing' }))
    await database.listings.remove(id, actorOf(seller))
  })

  it('finds one’s own by words of the title, statuses and category, from either end', async () => {
    const seller = await createUser(database)
    const titles = ['Bicicletă Pegas', 'Canapea țesută', 'bicicleta de oraș', 'Scaun']
    const ids: string[] = []
    for (const title of titles)
      ids.push((await database.listings.create(seller.id, listingInput({ title }))).id)
    await database.listings.move(ids[0]!, actorOf(seller), 'withdraw')
    type Wanted = Omit<Parameters<Database['listings']['ownPage']>[1], 'limit' | 'cursor'>
    const find = async (wanted: Wanted) => {
      const all = await readAll(
        (request) => database.listings.ownPage(seller.id, { ...wanted, ...request }),
        1,
      )
      return all.map((item) => ids.indexOf(item.id))
    }
    expect(await find({})).toEqual([3, 2, 1, 0])
    expect(await find({ order: 'oldest' })).toEqual([0, 1, 2, 3])
    expect(await find({ query: 'BICICLETĂ' })).toEqual([2, 0])
    expect(await find({ query: 'bici peg' })).toEqual([0])
    expect(await find({ query: 'bicicleta', order: 'oldest' })).toEqual([0, 2])
    expect(await find({ query: 'tesut' })).toEqual([1])
    expect(await find({ query: 'cicleta' })).toEqual([])
    expect(await find({ status: ['draft', 'sold'] })).toEqual([3, 2, 1])
    expect(await find({ status: ['withdrawn', 'draft'], query: 'bic' })).toEqual([2, 0])
    const { categoryId } = (await database.listings.find(ids[0]!))!
    expect(await find({ categoryId })).toEqual([3, 2, 1, 0])
    expect(await find({ categoryId: 'nothing' })).toEqual([])
    const { next } = parse<Page>(await database.listings.ownPage(seller.id, { limit: 1 }))
    await expect(
      database.listings.ownPage(seller.id, { limit: 1, order: 'oldest', cursor: next }),
    ).rejects.toMatchObject({ code: 'bad-cursor' })
  })

  if (dialect === 'sqlite') {
    it('reads what a page of one’s own needs in the order of an index, whatever else the account has', async () => {
      const context = await openContext({ url: test.url }, () => '')
      onTestFinished(() => context.close())
      const asked: [string, readonly unknown[]][] = []
      const noting = (read: Context['raw']): Context['raw'] => {
        return (sql, parameters) => {
          asked.push([sql, parameters])
          return read(sql, parameters)
        }
      }
      const pages = createListingPages(
        { ...context, raw: noting(context.raw), rawMany: noting(context.rawMany) },
        await loadCategories(context),
      )
      type Wanted = Omit<Parameters<typeof pages.ownPage>[1], 'limit'>
      const wantedPages: Wanted[] = [{}, { query: 'anunt' }, { status: ['draft', 'withdrawn'] }]
      for (const order of ['newest', 'oldest'] as const) {
        for (const wanted of wantedPages) {
          const first = await pages.ownPage(ana.id, { ...wanted, order, limit: 2 })
          await pages.ownPage(ana.id, { ...wanted, order, limit: 2, cursor: first.next })
        }
      }
      expect(asked.length).toBeGreaterThanOrEqual(12)
      for (const [sql, parameters] of asked) {
        const plan = (await context.raw(`explain query plan ${sql}`, parameters)).map(String)
        // the parts are merged, so nothing but a page's own rows is ever sorted
        const reads = plan.filter((step) => step.includes('listings_seller_status'))
        for (const step of reads) expect(step).toContain('(seller_id=? AND status=?')
        expect(plan.join('\n')).not.toMatch(/SCAN listings\b/)
      }
    })
  }

  it('stays stable while listings come and go', async () => {
    const first = parse<Page>(await database.listings.page({ limit: 5 }))
    const added = await publishListing(database, dan)
    const boundary = listed[4]!
    const owner = [ana, dan].find((user) => user.id === boundary.sellerId)!
    await database.listings.move(boundary.id, actorOf(owner), 'reserve')
    const gone = await publishListing(database, dan)
    await database.listings.remove(gone.id, actorOf(dan))
    const second = parse<Page>(await database.listings.page({ limit: 5, cursor: first.next }))
    expect([...first.items, ...second.items].map((card) => card.id)).toEqual(
      listed.slice(0, 10).map((listing) => listing.id),
    )
    await database.listings.remove(added.id, actorOf(dan))
  })

  it('refuses cursors of other lists, cursors that it never gave, and limits out of range', async () => {
    const { next } = await database.listings.page({ limit: 1 })
    const own = await database.listings.ownPage(ana.id, { limit: 1 })
    const refusal = { code: 'bad-cursor', field: 'cursor' }
    await expect(database.listings.ownPage(ana.id, { limit: 1, cursor: next })).rejects.toMatchObject(refusal)
    await expect(database.listings.page({ limit: 1, cursor: own.next })).rejects.toMatchObject(refusal)
    await expect(database.listings.page({ limit: 1, cursor: "' or 1=1" })).rejects.toMatchObject(refusal)
    for (const limit of [0, -1, 1.5, Number.NaN, 10_001]) {
      await expect(database.listings.page({ limit })).rejects.toThrow(RangeError)
    }
  })

  it('joins cards in the order asked for, leaving out what is not listed', async () => {
    const own = parse<Page>(await database.listings.ownPage(ana.id, { limit: 100 })).items
    const hidden = own
      .filter((card) => !listed.some((listing) => listing.id === card.id))
      .map((card) => card.id)
    expect(hidden).toHaveLength(2)
    const ids = [listed[3]!.id, 'missing', ...hidden, listed[0]!.id, "'", listed[9]!.id]
    const { body, found } = await database.listings.cards(keysOf(ids))
    expect(found).toBe(3)
    const cards = JSON.parse(`[${body}]`) as ListingCard[]
    expect(cards.map((card) => card.id)).toEqual([listed[3]!.id, listed[0]!.id, listed[9]!.id])
    expect(await database.listings.searchDocumentsById(hidden)).toEqual([])
    expect(await database.listings.cards(keysOf(hidden))).toEqual({ body: Buffer.alloc(0), found: 0 })
    expect(await database.listings.cards([])).toEqual({ body: Buffer.alloc(0), found: 0 })
    // places whose rows are others' by now
    const strangers = listed.map(({ id }, i) => ({
      id,
      seq: places.get(listed[(i + 1) % listed.length]!.id)!,
    }))
    expect(await database.listings.cards(strangers)).toMatchObject({ found: 0 })
    const odd = ['\0', '\ud800', '{}', '"', '\\', 'x'.repeat(100_000)]
    expect(await database.listings.cards(keysOf(odd))).toMatchObject({ found: 0 })
    for (const id of odd) {
      expect(await database.listings.detail(id)).toBeUndefined()
      const page = parse<Page>(await database.listings.page({ limit: 1, sellerId: id, categoryId: id }))
      expect(page.items).toEqual([])
    }
  })

  it('adds members to the cards they are meant for', async () => {
    const ids = [listed[3]!.id, 'missing', listed[0]!.id, listed[9]!.id]
    const additions = [
      ',"distanceKm":1.5',
      ',"distanceKm":9',
      '',
      ',"highlights":{"title":[[0,3]],"ș":"\\"🚲"}',
    ]
    const plain = await database.listings.cards(keysOf(ids))
    const { body, found } = await database.listings.cards(keysOf(ids), additions)
    expect(found).toBe(3)
    const [first, second, third] = JSON.parse(`[${plain.body}]`) as ListingCard[]
    expect(JSON.parse(`[${body}]`)).toEqual([
      { ...first, distanceKm: 1.5 },
      second,
      { ...third, highlights: { title: [[0, 3]], ș: '"🚲' } },
    ])
    expect(await database.listings.cards(keysOf(['missing']), [''])).toEqual({
      body: Buffer.alloc(0),
      found: 0,
    })
  })

  it('makes the detail’s bytes: the card’s fields, everything else, and a strong tag that changes with it', async () => {
    const images = [await recordImage(database, ana, '1'), await recordImage(database, ana, '2')]
    const attributes = { make: 'ș "quoted" \\ 🚲', year: 1999.5, automatic: true }
    const listing = await publishListing(database, ana, { imageIds: images, attributes })
    const detail = (await database.listings.detail(listing.id))!
    expect(detail).toMatchObject({ status: 'published', updatedAt: listing.updatedAt })
    const parsed = parse<ListingDetail>(detail)
    const { body } = await database.listings.cards(await database.listings.searchDocumentsById([listing.id]))
    const card = JSON.parse(String(body)) as ListingCard
    expect(parsed).toEqual({
      ...card,
      attributes,
      seller: { id: ana.id, name: ana.name, since: ana.createdAt, phone: 'nobody', trader: null },
      lowestBefore: null,
      description: listing.description,
      images: images.map((id, i) => ({
        id,
        sha256: String(i + 1).padStart(64, '0'),
        width: 1200,
        height: 900,
        placeholder: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
      })),
      externalId: null,
      createdAt: listing.createdAt,
      updatedAt: listing.updatedAt,
      expiresAt: listing.expiresAt,
      version: listing.version,
    })
    await database.listings.update(listing.id, actorOf(ana), { negotiable: false })
    const next = (await database.listings.detail(listing.id))!
    expect(next.etag).not.toBe(detail.etag)
    expect(await database.listings.detail('none')).toBeUndefined()
    await database.listings.remove(listing.id, actorOf(ana))
  })

  it('gives search what it indexes, in batches and by id', async () => {
    const all = []
    let after: string | null = null
    for (;;) {
      const batch = await database.listings.searchDocuments({ after, limit: 4 })
      all.push(...batch)
      if (batch.length < 4) break
      after = batch.at(-1)!.id
    }
    expect(all.map((document) => document.id)).toEqual(listed.map((listing) => listing.id).sort())
    const listing = listed[2]!
    const expected = {
      seq: places.get(listing.id),
      id: listing.id,
      title: listing.title,
      description: listing.description,
      categoryPath:
        listing.categoryId === 'furniture' ? ['home', 'furniture'] : ['vehicles', listing.categoryId],
      countyCode: 'CJ',
      place: '1',
      condition: 'used',
      sellerId: listing.sellerId,
      price: { amount: 450_000, currency: 'EUR' },
      publishedAt: Date.parse(listing.publishedAt!),
      attributes: { ...listing.attributes, automatic: String(listing.attributes.automatic) },
      location: { lat: 44.01, lon: 25.99 },
      isPromoted: false,
      reducedAt: null,
    }
    expect(all.find((document) => document.id === listing.id)).toEqual(expected)
    expect(await database.listings.searchDocumentsById([listing.id, 'missing'])).toEqual([expected])
    expect(await database.listings.searchDocumentsById([])).toEqual([])
    expect(await database.listings.countPublished()).toBe(listed.length)
  })

  it('lists public addresses for the site map in batches', async () => {
    const first = await database.listings.sitemap(null, 3)
    const rest = await database.listings.sitemap(first.at(-1)!.id, 100)
    expect([...first, ...rest].map((entry) => entry.id)).toEqual(listed.map((listing) => listing.id).sort())
    expect(first[0]?.updatedAt).toMatch(/^\d{4}-.*Z$/)
    expect(Object.keys(first[0]!)).toEqual(['id', 'title', 'updatedAt', 'image'])
    expect(first[0]?.title).toBe(listed.find((listing) => listing.id === first[0]?.id)?.title)
  })
})
