import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Rates } from '@piata/agents'
import { madeWith, toSearchDocument } from '@piata/agents'
import { type Database, DatabaseError, isAway, type ListingSearchDocument } from '@piata/db'
import type { SearchDocument, SearchIndex } from '@piata/search'

/** Changes fetched at once. Where there are more, they are a backlog. */
const feedBatch = 500
/** Changes of a backlog that are applied together: the index stands where they begin until all are. */
const backlogSize = 32_000
/** Listings of a rebuild or backlog read in one turn of the event loop. */
const pageSize = 50
/** Changed listings read in one turn and indexed in the next: as many as `turnMs` allows, within these bounds. */
const fewestInTurn = 16
const mostInTurn = 200
const turnMs = 6
const pollMs = 500

type Batch = Awaited<ReturnType<Database['changes']['after']>>

export interface FollowLog {
  warn(context: object, message: string): void
  error(context: object, message: string): void
}

/** Keeps one index equal to the published listings of the database. */
export class Follower {
  readonly #database: Database
  readonly #index: SearchIndex
  readonly #rates: Rates
  readonly #log: FollowLog
  readonly #mark: string
  #position: string | null
  #draining: Promise<void> | null = null
  #again = false
  #inTurn = fewestInTurn
  #closed = false
  #lost: () => void = () => {}
  #unsubscribe: (() => void) | undefined
  #waking: NodeJS.Immediate | undefined
  #timer: NodeJS.Timeout | undefined
  /** Grows with every applied change; answers made before it are stale. */
  generation = 0

  constructor(options: { database: Database; index: SearchIndex; rates: Rates; log: FollowLog }) {
    this.#database = options.database
    this.#index = options.index
    this.#rates = options.rates
    this.#log = options.log
    this.#mark = markOf(options.rates)
    this.#position = options.index.stats().position?.slice(this.#mark.length) ?? null
  }

  /** Fills an empty index, in slices that leave the event loop to requests. */
  async rebuild(): Promise<void> {
    // Taken before the scan: what changes meanwhile is applied again afterwards.
    const position = await this.#database.changes.latest()
    await this.#index.upsertMany(this.#published(), (document, error) => this.#refused(document, error))
    this.#advance(position)
  }

  /** All published listings, until the follower is stopped. */
  async *#published(): AsyncGenerator<SearchDocument[]> {
    let after: string | null = null
    while (!this.#closed) {
      const listings: ListingSearchDocument[] = await this.#database.listings.searchDocuments({
        after,
        limit: pageSize,
      })
      if (listings.length === 0) return
      after = listings.at(-1)!.id
      yield listings.map((listing) => toSearchDocument(listing, this.#rates))
    }
  }

  /**
   * Applies what happened since, then follows every commit of this process and, by polling, of others.
   * @param lost is called when the feed no longer holds what is to be applied, which ends the following
   */
  async start(lost: () => void): Promise<void> {
    await this.drain()
    this.#lost = lost
    this.#unsubscribe = this.#database.changes.onCommit(() => this.#wake())
    this.#timer = setInterval(() => this.#wake(), pollMs)
    this.#timer.unref()
  }

  /** Applies all that is in the feed now. */
  drain(): Promise<void> {
    if (this.#draining !== null) {
      this.#again = true
      return this.#draining
    }
    this.#draining = this.#drain().finally(() => {
      this.#draining = null
    })
    return this.#draining
  }

  /**
   * How many listings the index holds, and how many it should. Writers go on meanwhile: what they changed since the feed was read is
   * taken out of both counts, and out of the index, until the feed brings it.
   */
  async compare(): Promise<{ held: number; published: number }> {
    if (this.#position === null) return { held: this.#index.stats().documents, published: 0 }
    const { unchanged, changed } = await this.#database.changes.census(this.#position)
    this.#index.remove(changed)
    return { held: this.#index.stats().documents, published: unchanged }
  }

  async stop(): Promise<void> {
    this.#closed = true
    this.#unsubscribe?.()
    clearInterval(this.#timer)
    clearImmediate(this.#waking)
    await this.#draining?.catch(() => {})
  }

  /** In a turn of its own: SQLite answers at once, so that the commit and what it wakes would be one pause for everybody. */
  #wake(): void {
    if (this.#closed) return
    this.#waking ??= setImmediate(() => {
      this.#waking = undefined
      this.#follow()
    })
  }

  #follow(): void {
    this.drain().catch((error: unknown) => {
      if (error instanceof DatabaseError && error.code === 'bad-cursor') {
        if (this.#closed) return
        void this.stop()
        this.#lost()
      } else if (!isAway(error)) {
        // The next poll tries again from the same position.
        this.#log.error({ err: error }, 'The search index could not follow the feed')
      }
    })
  }

  async #drain(): Promise<void> {
    do {
      this.#again = false
      while (!this.#closed && (await this.#applyBatch()));
    } while (this.#again && !this.#closed)
  }

  /** Resolves to whether there may be more. */
  async #applyBatch(): Promise<boolean> {
    const batch = await this.#database.changes.after(this.#position, feedBatch)
    const { items, position } = batch
    if (items.length === feedBatch) {
      await this.#applyBacklog(batch)
      return true
    }
    if (items.length === 0) {
      if (position !== this.#position) this.#position = position
      return false
    }
    const changed = [...new Set(items.map(({ listingId }) => listingId))]
    // Few changes are found at once; many let go of the event loop between reading and indexing.
    if (changed.length > fewestInTurn) await nextTurn()
    for (let at = 0; at < changed.length && !this.#closed; ) {
      const ids = changed.slice(at, at + this.#inTurn)
      at += ids.length
      let start = performance.now()
      const listings = await this.#read(ids)
      // Elsewhere others are served while the server reads.
      const readMs = this.#database.dialect === 'sqlite' ? performance.now() - start : 0
      if (listings.length > fewestInTurn) await nextTurn()
      start = performance.now()
      this.#upsert(listings)
      this.#adapt(Math.max(readMs, performance.now() - start), ids.length)
      this.generation++
      if (at < changed.length) await nextTurn()
    }
    if (!this.#closed) this.#advance(position)
    return false
  }

  /** The listings that are public now; whatever the feed said of the others, they are removed. */
  async #read(ids: string[]): Promise<ListingSearchDocument[]> {
    const listings = await this.#database.listings.searchDocumentsById(ids)
    const found = new Set(listings.map(({ id }) => id))
    const gone = ids.filter((id) => !found.has(id))
    if (gone.length > 0) this.#index.remove(gone)
    return listings
  }

  /** Applies many changes, from a full batch on, as `rebuild` does. */
  async #applyBacklog(batch: Batch): Promise<void> {
    let { position } = batch
    const documents = this.#backlog(batch, (until) => {
      position = until
    })
    await this.#index.upsertMany(documents, (document, error) => this.#refused(document, error))
    if (!this.#closed) this.#advance(position)
  }

  /** What the changes made of their listings. `readUntil` is told of the position that the documents so far stand for. */
  async *#backlog(batch: Batch, readUntil: (position: string) => void): AsyncGenerator<SearchDocument[]> {
    let { items, position } = batch
    for (let changes = items.length; ; changes += items.length) {
      const changed = [...new Set(items.map(({ listingId }) => listingId))]
      for (let at = 0; at < changed.length; at += pageSize) {
        if (this.#closed) return
        const page = changed.slice(at, at + pageSize)
        const listings = await this.#read(page)
        // What takes the documents lets others in between them only.
        if (listings.length < page.length) await nextTurn()
        this.generation++
        yield listings.map((listing) => toSearchDocument(listing, this.#rates))
      }
      readUntil(position)
      if (items.length < feedBatch || changes >= backlogSize) return
      ;({ items, position } = await this.#database.changes.after(position, feedBatch))
    }
  }

  /** Fits the next slice to how long the last one took. */
  #adapt(ms: number, size: number): void {
    if (ms > turnMs) this.#inTurn = Math.max(fewestInTurn, this.#inTurn >> 1)
    else if (ms < turnMs / 2 && size === this.#inTurn) {
      this.#inTurn = Math.min(mostInTurn, this.#inTurn + fewestInTurn)
    }
  }

  /** One document that search refuses must not hold back the others. */
  #upsert(listings: ListingSearchDocument[]): void {
    const documents = listings.map((listing) => toSearchDocument(listing, this.#rates))
    try {
      this.#index.upsert(documents)
    } catch {
      for (const document of documents) {
        try {
          this.#index.upsert([document])
        } catch (error) {
          this.#refused(document, error)
        }
      }
    }
  }

  #refused(document: SearchDocument, error: unknown): void {
    this.#log.error({ err: error, listing: document.id }, 'Search refused a listing')
  }

  #advance(position: string): void {
    this.#position = position
    this.#index.setPosition(this.#mark + position)
    this.generation++
  }
}

/** Whether a snapshot was made the way documents are made now: same form, same rates. */
export const isContinuable = (index: SearchIndex, rates: Rates): boolean =>
  index.stats().position?.startsWith(markOf(rates)) ?? false

/** Precedes the feed's position in snapshots. */
const markOf = (rates: Rates): string => `${Object.values(madeWith(rates)).join(' ')} @`
