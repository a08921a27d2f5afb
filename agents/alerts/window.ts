import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database, DueSearch, ListingKey } from '@piata/db'
import { createSearchIndex, type SearchIndex, type SearchRequest } from '@piata/search'
import type { AgentContext } from '../agent.ts'
import { ratesNow } from '../searching/rates.ts'
import { createSearchSchema, loadSynonyms, toSearchDocument } from '../searching/schema.ts'

const readAtOnce = 200
/** Arrivals that are a few segments, so that merging them is not worth a thread, which takes 20 MB. */
const mostUnmerged = 1_000
/** A megabyte or two. */
const rememberedQueries = 10_000
/** All words as they are spelt, or nothing. */
const asSpelt = { typos: false, loosen: false, scores: false } as const

/** What a search found among arrivals. */
interface Found {
  /** Exact. */
  total: number
  /** The newest. */
  keys: ListingKey[]
}

/**
 * The arrivals of a round as a small index of their own: asking it costs microseconds, where the index of the whole catalogue, which a
 * process that only runs agents has not got, costs milliseconds.
 */
export class ArrivalWindow {
  readonly #index: SearchIndex
  readonly #keys: ReadonlyMap<string, ListingKey>
  /** Whether words find anything at all, whatever the filters: most find nothing, and many people look for the same. */
  readonly #isThere = new Map<string, boolean>()

  private constructor(index: SearchIndex, keys: ReadonlyMap<string, ListingKey>) {
    this.#index = index
    this.#keys = keys
  }

  /** Of the arrivals above `after` up to `to` those that still are on show. */
  static async open(context: AgentContext, after: number, to: number): Promise<ArrivalWindow> {
    const { config, database, signal } = context
    const rates = await ratesNow(config, database)
    const schema = createSearchSchema(await loadSynonyms(config.synonymsFile), rates)
    const index = createSearchIndex(schema, { merges: to - after > mostUnmerged })
    const keys = new Map<string, ListingKey>()
    for await (const page of arrivals(database, after, to)) {
      signal.throwIfAborted()
      const numbers = new Map(page.map(({ seq, listingId }) => [listingId, seq]))
      const listings = await database.listings.searchDocumentsById([...numbers.keys()])
      for (const { seq, id } of listings) keys.set(id, { seq, id })
      index.upsert(
        listings.map((listing) => ({ ...toSearchDocument(listing, rates), seq: numbers.get(listing.id)! })),
      )
      await nextTurn()
    }
    return new ArrivalWindow(index, keys)
  }

  get size(): number {
    return this.#keys.size
  }

  /** What arrived after `after` and is not one's own. */
  async find(search: Pick<DueSearch, 'request' | 'userId'>, after: number, limit: number): Promise<Found> {
    const { query, filters = [], near } = search.request as Pick<SearchRequest, 'query' | 'filters' | 'near'>
    if (query !== undefined && !(await this.#has(query))) return { total: 0, keys: [] }
    const { hits, total } = await this.#index.search({
      ...(query !== undefined && { query }),
      ...(near !== undefined && { near }),
      filters: [...filters, { field: 'seq', min: after + 1 }, { field: 'seller', notIn: [search.userId] }],
      ...{ ...asSpelt, limit },
      sort: { field: 'seq', order: 'desc' },
    })
    return { total, keys: hits.map(({ id }) => this.#keys.get(id)!) }
  }

  async #has(query: string): Promise<boolean> {
    const known = this.#isThere.get(query)
    if (known !== undefined) return known
    const { total } = await this.#index.search({ query, ...asSpelt, limit: 1 })
    if (this.#isThere.size >= rememberedQueries) this.#isThere.clear()
    this.#isThere.set(query, total > 0)
    return total > 0
  }

  close(): Promise<void> {
    return this.#index.close()
  }
}

async function* arrivals({ alerts }: Database, after: number, to: number) {
  for (let seen = after; ; ) {
    const page = await alerts.arrivals({ after: seen, to, limit: readAtOnce })
    if (page.length === 0) return
    yield page
    seen = page.at(-1)!.seq
  }
}
