import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database, JsonPage, Listing, ListingCard } from '../index.ts'
import type { User } from '../tables/users.ts'
import {
  actorOf,
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import { listingInput } from '../testing/fixtures.ts'

const megabyte = 2 ** 20
const categories = ['cars', 'bikes', 'furniture'] as const
/** What has broken JSON, UTF-8 and lengths before. */
const odd = ['"', '\\', '\u2028', '\u2029', '😀', '👩‍👩‍👧', 'ș', '€', '</script>', ',{"id":"', '\u{10FFFF}']

const titles = fc
  .array(fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => `titlu ${parts.join('')}`)
const operations = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('publish' as const), title: titles, which: fc.nat(8) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('rename' as const), title: titles, which: fc.nat(40) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'reserve' as const,
        'release' as const,
        'withdraw' as const,
        'sell' as const,
        'remove' as const,
      ),
      which: fc.nat(40),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('suspend' as const, 'lift' as const), which: fc.nat(2) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('tell' as const, 'import' as const), which: fc.nat(40) }),
  },
)

describe.each(dialects)('cards in memory on %s', (dialect) => {
  let place: TestDatabase
  /** The one whose cards come from memory, and another process without that. */
  let kept: Database
  let other: Database
  let sellers: User[]

  beforeAll(async () => {
    place = await createTestDatabase(dialect)
    kept = await place.open({ cardsBytes: 16 * megabyte })
    other = await place.open()
    sellers = [await createUser(kept), await createUser(kept), await createUser(kept)]
    for (let i = 0; i < 12; i++)
      await publishListing(kept, sellers[i % 3]!, {
        title: `Bicicletă ${i}`,
        ...contentOf(categories[i % 3]!),
      })
    await kept.cards!.fill()
  })
  afterAll(() => place.drop())

  const contentOf = (categoryId: (typeof categories)[number]) => ({
    categoryId,
    attributes: (categoryId === 'cars' ? { make: 'dacia', year: 2015 } : {}) as Record<
      string,
      string | number
    >,
  })

  async function expectSame(): Promise<void> {
    const { made, left } = kept.cards!.state
    let answers = 0
    const documents = await other.listings.searchDocuments({ after: null, limit: 1_000 })
    const keys = documents.map(({ id, seq }) => ({ id, seq })).reverse()
    // One that is gone, and one whose place is another's.
    const gone = { id: '01890000-0000-7000-8000-000000000000', seq: keys[0]?.seq ?? 1 }
    if (keys.length > 0)
      for (const wanted of [keys, [gone, ...keys, { ...gone, seq: 1e6 }]]) {
        const additions = wanted.map((_, i) => (i % 3 === 0 ? `,"highlights":{"title":"ș😀${i}"}` : ''))
        for (const more of [undefined, additions]) {
          const [one, same] = [
            await kept.listings.cards(wanted, more),
            await other.listings.cards(wanted, more),
          ]
          expect(String(one.body)).toBe(String(same.body))
          expect(one.found).toBe(same.found)
          answers++
        }
      }
    for (const categoryId of [undefined, 'vehicles', 'furniture'])
      for (const limit of [3, 1_000])
        for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
          const request = { limit, cursor, ...(categoryId !== undefined && { categoryId }) }
          const one: JsonPage = await kept.listings.page(request)
          const same = await other.listings.page(request)
          expect(String(one.body)).toBe(String(same.body))
          expect(one.next).toBe(same.next)
          // What was sent is what the rows say.
          for (const card of parse<{ items: ListingCard[] }>(one).items.slice(0, 2)) {
            const { title, status, sellerId, price } = (await other.listings.find(card.id))!
            expect(card).toMatchObject({ title, status, price, seller: { id: sellerId } })
          }
          answers++
          cursor = one.next
        }
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const [one, same]: JsonPage[] = await Promise.all([
        kept.listings.lines(cursor, 500),
        other.listings.lines(cursor, 500),
      ])
      expect([String(one!.body), one!.next]).toEqual([String(same!.body), same!.next])
      const lines = String(one!.body).split('\n')
      expect(lines.pop()).toBe('')
      for (const line of lines) JSON.parse(line)
      answers++
      cursor = one!.next
    }
    const now = kept.cards!.state
    expect(now.isComplete).toBe(true)
    // Memory made all of them, or nothing was tried.
    if (dialect === 'sqlite') expect([now.made - made, now.left - left]).toEqual([answers, 0])
    else expect(now.made).toBeGreaterThan(0)
  }

  test('are byte for byte what the database makes, whatever is written by whomever', async () => {
    await expectSame()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(operations, fc.boolean()), { minLength: 1, maxLength: 12 }),
        async (steps) => {
          for (const [step, isOwn] of steps) await apply(isOwn ? kept : other, step)
          // SQLite tells of others' commits at once, Postgres a moment later.
          if (dialect === 'postgres') await kept.cards!.follow()
          else await new Promise(setImmediate)
          await expectSame()
        },
      ),
      { numRuns: dialect === 'sqlite' ? 20 : 8 },
    )
  }, 60_000)

  async function apply(
    database: Database,
    step: typeof operations extends fc.Arbitrary<infer T> ? T : never,
  ) {
    const seller = sellers[step.which % 3]!
    if (step.kind === 'publish') {
      const title = step.title.slice(0, 60).toWellFormed()
      await publishListing(database, seller, { title, ...contentOf(categories[step.which % 3]!) })
      return
    }
    if (step.kind === 'suspend')
      return void (await database.accounts.suspend(seller.email, { reason: 'spam', until: null }))
    if (step.kind === 'lift') return void (await database.accounts.unsuspend(seller.email))
    if (step.kind === 'tell') return void (await database.hiddenSellers.tellSome(3))
    if (step.kind === 'import') {
      const { imageIds: _none, ...input } = listingInput({ title: `Importat ${step.which}` })
      const createdAt = new Date(Date.UTC(2026, 0, 1 + step.which)).toISOString()
      const row = {
        ...input,
        sellerId: seller.id,
        externalId: `${step.which % 5}`,
        createdAt,
        publishedAt: createdAt,
      }
      return void (await database.listings.writeBatch([row, { ...row, externalId: '9' }]))
    }
    const documents = await other.listings.searchDocuments({ after: null, limit: 1_000 })
    const document = documents[step.which % Math.max(1, documents.length)]
    if (document === undefined) return
    const owner = sellers.find(({ id }) => id === document.sellerId)!
    if (step.kind === 'rename')
      await database.listings.update(document.id, actorOf(owner), {
        title: step.title.slice(0, 60).toWellFormed(),
        categoryId: document.categoryPath.at(-1)!,
      })
    else if (step.kind === 'remove') await database.listings.remove(document.id, actorOf(owner))
    else await database.listings.move(document.id, actorOf(owner), step.kind).catch(() => {})
  }

  test('are never older than what was told of a write before the question, in races of writes, deletes and suspensions', async () => {
    for (const seller of sellers) await kept.accounts.unsuspend(seller.email)
    const [one, two] = [sellers[0]!, sellers[1]!]
    const listings: Listing[] = []
    for (let i = 0; i < 6; i++) listings.push(await publishListing(kept, one, { title: 'versiunea 0' }))
    const shared = await publishListing(kept, two, { title: 'a altcuiva' })
    const documents = await kept.listings.searchDocumentsById([...listings, shared].map(({ id }) => id))
    const told = new Map(listings.map(({ id }) => [id, 0]))
    const gone = new Set<string>()
    let isHidden: boolean | undefined = false
    let isOver = false
    let looked = 0
    const read = async () => {
      while (!isOver) {
        const before = new Map(told)
        const goneBefore = new Set(gone)
        const hiddenBefore = isHidden
        const bodies = await Promise.all([
          kept.listings.page({ limit: 100 }).then(({ body }) => JSON.parse(String(body)).items),
          kept.listings.cards(documents).then(({ body }) => JSON.parse(`[${body}]`)),
        ])
        for (const { id, title, seller } of bodies.flat() as ListingCard[]) {
          const version = before.get(id)
          if (version !== undefined) expect(Number(title.slice(10))).toBeGreaterThanOrEqual(version)
          expect(goneBefore).not.toContain(id)
          if (hiddenBefore === true && isHidden === true) expect(seller.id).not.toBe(two.id)
        }
        looked++
        await new Promise(setImmediate)
      }
    }
    const write = async () => {
      try {
        for (let version = 1; version <= 12; version++) {
          await Promise.all(
            listings.map(async ({ id }, i) => {
              if (gone.has(id)) return
              if (version === 4 + i) {
                await kept.listings.remove(id, actorOf(one))
                gone.add(id)
                return
              }
              await kept.listings.update(id, actorOf(one), { title: `versiunea ${version}` })
              told.set(id, version)
            }),
          )
          const hides = version % 2 === 1
          if (!hides) isHidden = undefined
          if (hides) await kept.accounts.suspend(two.email, { reason: 'spam', until: null })
          else await kept.accounts.unsuspend(two.email)
          isHidden = hides
        }
      } finally {
        isOver = true
      }
    }
    await Promise.all([write(), read(), read()])
    expect(looked).toBeGreaterThan(0)
    await kept.cards!.follow()
    await expectSame()
  })

  test('begin anew when the feed no longer holds what they have not seen', async () => {
    const listing = await publishListing(other, sellers[2]!, { title: 'Țambal' })
    await kept.cards!.follow()
    await other.listings.update(listing.id, actorOf(sellers[2]!), { title: 'Balalaică' })
    await place.settled()
    await other.changes.purge('9999-01-01T00:00:00.000Z')
    await kept.cards!.follow()
    await kept.cards!.fill()
    await expectSame()
  })

  test('take no more memory than they may, and the rest comes from the database, kept once it was asked for', async () => {
    const small = await place.open({ cardsBytes: 1.5 * megabyte })
    const { imageIds: _none, ...input } = listingInput({ title: 'x'.repeat(200) })
    const at = '2025-01-01T00:00:00.000Z'
    const row = { ...input, sellerId: sellers[2]!.id, createdAt: at, publishedAt: at }
    await other.listings.writeBatch(
      Array.from({ length: 1_500 }, (_, i) => ({ ...row, externalId: `many-${i}` })),
    )
    await small.cards!.fill()
    expect(small.cards!.state.listings).toBeGreaterThan(1_500)
    expect(small.cards!.state.bytes).toBeLessThan(2.5 * megabyte)
    const keys = (await other.listings.searchDocuments({ after: null, limit: 2_000 })).map(({ id, seq }) => ({
      id,
      seq,
    }))
    for (let from = 0; from < keys.length; from += 700) {
      const some = keys.slice(from, from + 100)
      for (let time = 0; time < 2; time++, await small.cards!.follow())
        expect(String((await small.listings.cards(some)).body)).toBe(
          String((await other.listings.cards(some)).body),
        )
    }
    expect(small.cards!.state.bytes).toBeLessThan(2.5 * megabyte)
    expect(small.cards!.state.made).toBeGreaterThan(0)
    await kept.cards!.follow()
    const request = { limit: 1_000 }
    expect(String((await kept.listings.page(request)).body)).toBe(
      String((await other.listings.page(request)).body),
    )
  })
})
