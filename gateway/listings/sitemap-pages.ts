import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '@piata/db'
import { createGate } from '../admission/gate.ts'
import { etagOf } from '../caching/etag.ts'

/** Listings read in one turn of the event loop. */
const step = 500
/** Pages kept: at about 130 bytes a listing, 40 MB of the largest. */
const mostKept = 32
/** How long a page of an older state of the catalogue is given out. */
const staleAfterMs = 60_000
const longestWaitMs = 5000

interface Page {
  body: Buffer
  etag: string
  generation: number
  madeAt: number
}

/**
 * Pages of all published listings, each made once for a state of the catalogue: in steps, one page at a time, however many ask. While the catalogue
 * changes a page may be a minute old.
 */
export class SitemapPages {
  readonly #database: Database
  readonly #generation: () => number
  readonly #gate = createGate({ atOnce: 1, longestWaitMs, longestQueue: 100 })
  readonly #pages = new Map<string, Page>()
  readonly #making = new Map<string, { page: Promise<Page>; askers: (() => boolean)[] }>()

  /** @param generation grows with every change of the catalogue */
  constructor(database: Database, generation: () => number) {
    this.#database = database
    this.#generation = generation
  }

  /**
   * @param limit of listings, after the id `after`
   * @throws Problem unavailable when too many other pages are to be made first
   */
  async page(
    after: string | null,
    limit: number,
    isGone: () => boolean,
  ): Promise<{ body: Buffer; etag: string }> {
    const key = `${after} ${limit}`
    const known = this.#pages.get(key)
    if (known !== undefined && this.#isFresh(known)) return known
    const making = this.#making.get(key)
    if (making !== undefined) {
      making.askers.push(isGone)
      return making.page
    }
    const askers = [isGone]
    // Others may wait for the same page, so only one that nobody waits for any more is given up.
    const isUnwanted = () => askers.every((gone) => gone())
    const page = this.#gate
      .take({ isGone: isUnwanted }, () => this.#make(after, limit))
      .finally(() => this.#making.delete(key))
    this.#making.set(key, { page, askers })
    const made = await page
    this.#keep(key, made)
    return made
  }

  #isFresh({ generation, madeAt }: Page): boolean {
    return generation === this.#generation() || performance.now() - madeAt < staleAfterMs
  }

  #keep(key: string, page: Page): void {
    this.#pages.delete(key)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size < mostKept) break
      this.#pages.delete(oldest)
    }
    this.#pages.set(key, page)
  }

  async #make(after: string | null, limit: number): Promise<Page> {
    const generation = this.#generation()
    const madeAt = performance.now()
    const pieces: Buffer[] = []
    let last = after
    let count = 0
    while (count < limit) {
      const wanted = Math.min(step, limit - count)
      const items = await this.#database.listings.sitemap(last, wanted)
      if (items.length > 0) {
        last = items.at(-1)!.id
        pieces.push(Buffer.from(`${count === 0 ? '' : ','}${JSON.stringify(items).slice(1, -1)}`))
        count += items.length
      }
      if (items.length < wanted) break
      await nextTurn()
    }
    const next = count === limit ? last : null
    const body = Buffer.concat([
      Buffer.from('{"items":['),
      ...pieces,
      Buffer.from(`],"next":${JSON.stringify(next)}}`),
    ])
    return { body, etag: etagOf(body), generation, madeAt }
  }
}
