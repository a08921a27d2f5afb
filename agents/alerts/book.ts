import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { dataFolder } from '@piata/config'
import { type Database, DatabaseError, type Id, type ListingSearchDocument } from '@piata/db'
import { type AlertIndex, type AlertSearch, createAlertIndex, openAlertIndex } from '@piata/search'
import type { AgentContext } from '../agent.ts'
import { type Rates, ratesOf } from '../searching/rates.ts'
import { createSearchSchema, loadSynonyms, toSearchDocument } from '../searching/schema.ts'

/** Searches that are read, and added, before others have their turn. */
const readAtOnce = 200
/** A snapshot is worth it from so many searches that are not in the last one. */
const savedFrom = 2_000
/** Searches that are gone are only noticed when they are this share of all, and then all are read anew. */
const mostGone = 0.25
const fewGone = 1_000
const tidyEveryMs = 3_600_000

type BookContext = Pick<AgentContext, 'database' | 'config' | 'log' | 'signal'>

const books = new WeakMap<Database, Promise<AlertBook>>()

/**
 * All saved searches of the site in the memory of this process, to be asked which of them find a listing. It only proposes: what is told is what the
 * database has when it is noted, so searches that are gone may stay here a while. None is missed: before listings are looked at, those saved until then are added.
 */
export class AlertBook {
  readonly #context: BookContext
  readonly #make: () => AlertIndex
  #index: AlertIndex
  /** Where to read on in the order in which searches were saved. */
  #settled: string | null
  #unsaved = 0
  #tidiedAt = performance.now()

  private constructor(
    context: BookContext,
    make: () => AlertIndex,
    index: AlertIndex,
    settled: string | null,
  ) {
    this.#context = context
    this.#make = make
    this.#index = index
    this.#settled = settled
  }

  /** The one of this process, opened from its snapshot or empty. */
  static of(context: BookContext): Promise<AlertBook> {
    const known = books.get(context.database)
    if (known !== undefined) return known
    const opened = AlertBook.#open(context)
    books.set(context.database, opened)
    opened.catch(() => books.delete(context.database))
    return opened
  }

  static async #open(context: BookContext): Promise<AlertBook> {
    const { config, database } = context
    // What rates there are says how documents are made, not what is asked of them.
    const schema = createSearchSchema(await loadSynonyms(config.synonymsFile), ratesOf(config))
    const make = () => createAlertIndex(schema)
    try {
      const index = await openAlertIndex(snapshotOf(context), schema)
      const { feed, settled } = JSON.parse(index.stats().position!) as { feed: string; settled: string }
      // Of another database, or one that was set back, it would lack what was saved since.
      await database.changes.after(feed, 1)
      return new AlertBook(context, make, index, settled)
    } catch (error) {
      if (!isStale(error)) throw error
      return new AlertBook(context, make, make(), null)
    }
  }

  get size(): number {
    return this.#index.stats().searches
  }

  /** Adds the searches that were saved since the last time, by whatever process. */
  async sync(): Promise<void> {
    const { database, signal, log } = this.#context
    let at = this.#settled
    for (let isSettled = true; ; ) {
      signal.throwIfAborted()
      const page = await database.savedSearches.added(at, readAtOnce)
      const fresh = page.items.filter(({ id }) => !this.#index.has(id))
      this.#index.add(
        fresh.map(({ id, request }) => ({ ...(request as Omit<AlertSearch, 'id'>), id })),
        ({ id }, error) => log.warn({ search: id, err: error }, 'A saved search cannot be asked any more'),
      )
      this.#unsaved += fresh.length
      if (isSettled) this.#settled = page.settled
      // What is behind a row that others may still get before is read again the next time.
      isSettled &&= page.isSettled
      if (page.next === null) return
      at = page.next
      await nextTurn()
    }
  }

  /** Searches that find a listing, perhaps some that are gone; also by a category that went into one of its own since they were saved. */
  match(listing: ListingSearchDocument, rates: Rates): Id[] {
    const { categoryPath } = listing
    const former = [...this.#context.database.categories.gone].flatMap(([id, into]) =>
      categoryPath.includes(into) ? [id] : [],
    )
    return this.#index.match(
      toSearchDocument({ ...listing, categoryPath: [...categoryPath, ...former] }, rates),
    )
  }

  /** Reads all anew, as the database is another than it was. */
  async startAnew(): Promise<void> {
    this.#index = this.#make()
    this.#settled = null
    await this.sync()
  }

  /** What is to be done now and then: forgets what is gone, and keeps a snapshot. */
  async tend(): Promise<void> {
    const { database, log } = this.#context
    if (performance.now() - this.#tidiedAt > tidyEveryMs) {
      this.#tidiedAt = performance.now()
      const gone = this.size - (await database.savedSearches.count())
      if (gone > fewGone && gone > this.size * mostGone) await this.startAnew()
    }
    if (this.#unsaved < savedFrom || this.#settled === null) return
    await this.keep().catch((error: unknown) =>
      log.warn({ err: error }, 'Saved searches could not be kept for the next start'),
    )
  }

  /** Writes a snapshot. @param feed where the change feed is, by which it is known whether the database is still the same */
  async keep(feed?: string): Promise<void> {
    this.#unsaved = 0
    const position = { feed: feed ?? (await this.#context.database.changes.latest()), settled: this.#settled }
    this.#index.setPosition(JSON.stringify(position))
    const path = snapshotOf(this.#context)
    // Of a process that only runs agents there may be none yet.
    await mkdir(dirname(path), { recursive: true })
    await this.#index.save(path)
  }
}

const snapshotOf = ({ config }: BookContext): string => dataFolder(config).alertSnapshot

/** Whether a snapshot is none that can be gone on from. */
const isStale = (error: unknown): boolean =>
  (error instanceof DatabaseError && error.code === 'bad-cursor') ||
  (error as { code?: unknown }).code === 'bad-snapshot'
