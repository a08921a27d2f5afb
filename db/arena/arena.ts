import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '../context.ts'
import type { Id } from '../types.ts'
import { Segments } from './segments.ts'
import { type CardBatch, type CardSource, createCardSource } from './source.ts'
import { bytesOfSlot, CardTable } from './table.ts'

/** Listings read in one turn of the event loop: a millisecond or two of it. */
const fillStep = 200
/** Changed listings that a read brings up to date itself, on SQLite; more wait for the background. */
const mostInline = 64
/** How often it is looked for what others committed, and for how long the last look is good, on Postgres. */
const lookMs = 250
const goodMs = 1_000
/** Cards that are read because they were asked for and not kept, after each answer. */
const mostAsked = 200

const empty = Buffer.alloc(0)
const newestKey: readonly [number, number] = [Number.MAX_SAFE_INTEGER, 0]

interface CardPage {
  slots: Int32Array
  count: number
  /** The keys of the last one where more follow. */
  next: [publishedAt: number, seq: number] | null
}

/**
 * The public cards of listings on show, in memory, from which lists and search results are copied. It answers only where it is sure that nothing was committed which it does not know:
 * on SQLite whatever any process committed before the call; on Postgres all of this process, all that the change feed gave its readers here, and what others committed until a
 * second ago. Otherwise it answers undefined, and the database is asked.
 */
export class CardArena {
  readonly #context: Context
  readonly #source: CardSource
  readonly #mostBytes: number
  #table = new CardTable()
  #segments = new Segments(this.#table)
  /** Down to which key all are known; null when all are. */
  #floor: readonly [number, number] | null = newestKey
  #place: string | null = null
  #identity = ''
  #hidden = ''
  #purged = ''
  #seen: number | undefined
  #seenAt = Number.NEGATIVE_INFINITY
  #more = false
  /** Readers of the feed who were told of commits since. */
  #told = 0
  #looking: Promise<void> | null = null
  /** Changed, and not read again yet. */
  readonly #dirty = new Set<Id>()
  /** Asked for and not kept. */
  readonly #asked = new Set<Id>()
  /** What changes while rows are being read, so that nothing old is kept: a set for each reading. */
  readonly #readings = new Set<Set<Id>>()
  #working: Promise<void> | null = null
  #filling: Promise<void> | null = null
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #slots = new Int32Array(128)
  #made = 0
  #left = 0

  constructor(context: Context, mostBytes: number) {
    this.#context = context
    this.#source = createCardSource(context)
    this.#mostBytes = mostBytes
  }

  /** Within a transaction another context is asked, which sees what is not committed. */
  serves(context: Context): boolean {
    return context === this.#context
  }

  /** How much it holds, whether it knows all listings on show, and how many answers it made and left to the database. */
  get state(): { listings: number; bytes: number; isComplete: boolean; made: number; left: number } {
    const { size } = this.#table
    return {
      listings: size,
      bytes: this.#segments.bytes + size * bytesOfSlot,
      isComplete: this.#floor === null,
      made: this.#made,
      left: this.#left,
    }
  }

  /** Hears and reads all that was committed before. */
  async follow(): Promise<void> {
    // One that runs may have begun before the last commit.
    await this.#looking
    do {
      await this.#look()
      while (this.#dirty.size > 0 && !this.#closed) await this.#readDirty()
    } while (this.#more && !this.#closed)
    await this.#working
  }

  /** Reads all cards in steps that leave the event loop to others, the newest first, and follows what is committed from then on. Resolves when all are known. */
  fill(): Promise<void> {
    this.#timer ??= setInterval(() => {
      this.fill().catch(() => {})
      this.#look().catch(() => {})
    }, lookMs).unref()
    // A server that is away makes it fail; what was read is kept, and the timer tries the rest.
    this.#filling ??= this.#fill().catch((error: unknown) => {
      this.#filling = null
      throw error
    })
    return this.#filling
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#timer)
    await this.#filling?.catch(() => {})
    await this.#looking?.catch(() => {})
    await this.#working?.catch(() => {})
  }

  /** The feed has told a reader in this process of commits: no answer may be older than they are. */
  told(): void {
    if (this.#context.dialect === 'sqlite') return
    this.#told++
    this.#look().catch(() => {})
  }

  /** The cards in the order of `keys`, as `Listings.cards` gives them. */
  async cards(
    keys: readonly { seq: number; id: Id }[],
    additions?: readonly string[],
  ): Promise<{ body: Buffer; found: number } | undefined> {
    const answer = this.#isCurrent() || (await this.#isSure()) ? this.#cards(keys, additions) : undefined
    return this.#counted(answer)
  }

  #cards(
    keys: readonly { seq: number; id: Id }[],
    additions: readonly string[] | undefined,
  ): { body: Buffer; found: number } | undefined {
    if (this.#floor === newestKey) return undefined
    const slots = this.#room(keys.length)
    let count = 0
    let added = additions
    let missing = 0
    for (let i = 0; i < keys.length; i++) {
      const { seq, id } = keys[i]!
      if (this.#dirty.size > 0 && this.#dirty.has(id)) return undefined
      const slot = this.#table.slotOf(seq, id)
      if (slot < 0) {
        if (this.#floor !== null) return undefined
        // Known to be gone.
        if (additions !== undefined && added === additions) added = additions.slice(0, i)
        continue
      }
      if (this.#table.isHidden(slot)) {
        if (additions !== undefined && added === additions) added = additions.slice(0, i)
        continue
      }
      if (this.#table.segment[slot]! < 0) {
        missing++
        this.#ask(id)
      }
      if (added !== additions) (added as string[]).push(additions![i]!)
      slots[count++] = slot
    }
    if (missing > 0) return undefined
    const body =
      added === undefined
        ? this.#segments.join(slots, count, empty, empty)
        : this.#segments.joinWith(slots, count, added)
    return { body, found: count }
  }

  /**
   * A list, newest first.
   * @param leaves those of these categories only
   * @param wrap the beginning, and the end by the last keys where more follow
   */
  async page(
    leaves: readonly string[] | null,
    after: readonly [publishedAt: number, seq: number] | null,
    limit: number,
    wrap: (next: CardPage['next'], count: number) => { head: Buffer; tail: Buffer; next: string | null },
    separator?: number,
  ): Promise<{ body: Buffer; next: string | null } | undefined> {
    const isSure = this.#isCurrent() || (await this.#isSure())
    const page = isSure && this.#dirty.size === 0 ? this.#walk(leaves, after, limit) : undefined
    if (page === undefined) return this.#counted(undefined)
    const { head, tail, next } = wrap(page.next, page.count)
    return this.#counted({ body: this.#segments.join(page.slots, page.count, head, tail, separator), next })
  }

  #walk(
    leaves: readonly string[] | null,
    after: readonly [number, number] | null,
    limit: number,
  ): CardPage | undefined {
    const table = this.#table
    const slots = this.#room(limit)
    const next = table.walk(leaves, after)
    let count = 0
    let missing = 0
    for (;;) {
      const slot = next()
      const isBelow = slot < 0 ? this.#floor !== null : this.#isBelowFloor(slot)
      if (isBelow) return undefined
      if (slot < 0) break
      if (table.isHidden(slot)) continue
      if (count === limit) {
        if (missing > 0) return undefined
        const last = slots[limit - 1]!
        return { slots, count, next: [table.publishedAt[last]!, table.seq[last]!] }
      }
      if (table.segment[slot]! < 0) {
        missing++
        this.#ask(table.ids[slot]!)
      }
      slots[count++] = slot
    }
    return missing > 0 ? undefined : { slots, count, next: null }
  }

  #isBelowFloor(slot: number): boolean {
    if (this.#floor === null) return false
    const [publishedAt, seq] = this.#floor
    const own = this.#table.publishedAt[slot]!
    return own < publishedAt || (own === publishedAt && this.#table.seq[slot]! < seq)
  }

  #room(count: number): Int32Array {
    if (this.#slots.length < count) this.#slots = new Int32Array(2 * count)
    return this.#slots
  }

  #ask(id: Id): void {
    if (this.#asked.size < mostAsked) this.#asked.add(id)
  }

  /** What was asked for and is not kept is read behind the answer. */
  #counted<T>(answer: T | undefined): T | undefined {
    if (answer === undefined) {
      this.#left++
      if (this.#asked.size > 0) this.#work()
    } else this.#made++
    return answer
  }

  /** What has changed as often as anything was committed that must not be missed. */
  #mark(): number | undefined {
    const revision = this.#context.revision()
    return this.#context.dialect === 'sqlite' ? revision : this.#context.commits() + this.#told
  }

  #isCurrent(): boolean {
    if (this.#more || this.#seen === undefined || this.#seen !== this.#mark()) return false
    return this.#context.dialect === 'sqlite' || performance.now() - this.#seenAt < goodMs
  }

  /** Whatever hinders it, the database is asked instead, and says so itself. */
  #isSure(): Promise<boolean> {
    return this.#becomesSure().catch(() => false)
  }

  async #becomesSure(): Promise<boolean> {
    if (this.#closed || this.#floor === newestKey) return false
    if (this.#context.dialect === 'postgres') {
      this.#look().catch(() => {})
      return false
    }
    // A look that began before the last commit is not enough.
    for (let looks = 0; looks < 3 && !this.#isCurrent(); looks++) {
      await this.#look()
      if (this.#more) return false
      if (this.#dirty.size > 0 && this.#dirty.size <= mostInline) await this.#readDirty()
    }
    return this.#isCurrent()
  }

  /** Hears what was committed; those who ask meanwhile share it. */
  #look(): Promise<void> {
    this.#looking ??= this.#hear().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #hear(): Promise<void> {
    if (this.#closed || this.#place === null) return
    const mark = this.#mark()
    const startedAt = performance.now()
    const { place, identity, hidden, changed, purged, isLost, more } = await this.#source.news(this.#place)
    if (identity !== this.#identity || (isLost && purged !== this.#purged)) return this.#reset()
    this.#purged = purged
    for (const id of changed) {
      this.#dirty.add(id)
      for (const reading of this.#readings) reading.add(id)
    }
    if (hidden !== this.#hidden) {
      const sellers = await this.#source.hiddenSellers()
      this.#table.hide(sellers)
      this.#hidden = hidden
    }
    this.#place = place
    this.#more = more
    this.#seen = mark
    this.#seenAt = startedAt
    if (
      more ||
      this.#dirty.size > mostInline ||
      (this.#dirty.size > 0 && this.#context.dialect === 'postgres')
    )
      this.#work()
  }

  /** Brings up to date in the background what is to be, in steps. */
  #work(): void {
    if (this.#closed || this.#working !== null) return
    this.#working = this.#workOn()
      .catch(() => {})
      .finally(() => {
        this.#working = null
      })
  }

  async #workOn(): Promise<void> {
    while (!this.#closed && (this.#more || this.#dirty.size > 0 || this.#asked.size > 0)) {
      // SQLite answers at once: each step in a turn of its own.
      await nextTurn()
      if (this.#dirty.size > 0) await this.#readDirty()
      else if (this.#more) await this.#look()
      else {
        const ids = [...this.#asked]
        this.#asked.clear()
        await this.#read(ids)
      }
    }
  }

  async #readDirty(): Promise<void> {
    const ids: Id[] = []
    for (const id of this.#dirty) {
      ids.push(id)
      if (ids.length === fillStep) break
    }
    for (const id of await this.#read(ids)) this.#dirty.delete(id)
  }

  /** Resolves to those that are up to date now. */
  async #read(ids: readonly Id[]): Promise<Id[]> {
    const table = this.#table
    const changed = new Set<Id>()
    this.#readings.add(changed)
    try {
      const batch = await this.#source.byId(ids)
      if (table !== this.#table) return []
      this.#keep(batch, changed, true)
      const found = new Set(batch.rows.map(({ id }) => id))
      const settled = ids.filter((id) => !changed.has(id))
      for (const id of settled) {
        const slot = found.has(id) ? -1 : table.slotOfId(id)
        if (slot >= 0) {
          this.#segments.free(slot)
          table.delete(slot)
        }
      }
      return settled
    } finally {
      this.#readings.delete(changed)
    }
  }

  #keep({ body, rows }: CardBatch, changed: ReadonlySet<Id>, drops: boolean): void {
    const most = this.#mostBytes - (this.#table.size + rows.length) * bytesOfSlot
    let at = 0
    for (const row of rows) {
      const end = at + row.length
      if (!changed.has(row.id)) {
        const slot = this.#table.put(row)
        this.#segments.put(slot, body, at, end, most, drops)
      }
      at = end + 1
    }
  }

  /** Begins anew, as the database is another one than it was, or what changed is not told any more. */
  #reset(): void {
    this.#place = null
    this.#seen = undefined
    this.#floor = newestKey
    this.#table = new CardTable()
    this.#segments = new Segments(this.#table)
    this.#dirty.clear()
    this.#asked.clear()
    this.#filling = null
    this.fill().catch(() => {})
  }

  async #fill(): Promise<void> {
    const table = this.#table
    if (this.#place === null) {
      table.reserve(Math.ceil((await this.#source.count()) * 1.25))
      const { place, identity, hidden, purged } = await this.#source.news(null)
      table.hide(await this.#source.hiddenSellers())
      this.#identity = identity
      this.#hidden = hidden
      this.#purged = purged
      this.#place = place
    }
    while (!this.#closed && table === this.#table && this.#floor !== null) {
      const changed = new Set<Id>()
      this.#readings.add(changed)
      try {
        const batch = await this.#source.newest(this.#floor, fillStep)
        if (table !== this.#table) return
        this.#keep(batch, changed, false)
        const last = batch.rows.at(-1)
        this.#floor = batch.rows.length < fillStep || last === undefined ? null : [last.publishedAt, last.seq]
      } finally {
        this.#readings.delete(changed)
      }
      await nextTurn()
    }
    if (table === this.#table) await this.follow()
  }
}
