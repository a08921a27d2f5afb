import type { Id } from '../types.ts'
import { mergedWalk, NewestFirst, type OrderKeys } from './order.ts'

/** What is known of a listing on show beside its card. */
export interface CardRow {
  seq: number
  id: Id
  /** Milliseconds since 1970. */
  publishedAt: number
  /** Its category, a leaf. */
  leaf: string
  sellerId: Id
}

const firstSlots = 4096
/** `seq` is looked up in pages of so many. */
const pageBits = 12
/** Maps of ids, by their last two digits: so that none is so large that its growing holds up others. */
const idMaps = 256

/** Bytes that a listing takes in all that is here, by measurement with a million of them. */
export const bytesOfSlot = 220

/** Listings on show, each in a slot, found by `seq`, by id and in their order. Where their cards lie, `segments.ts` keeps in the last three columns. */
export class CardTable implements OrderKeys {
  publishedAt = new Float64Array(firstSlots)
  seq = new Float64Array(firstSlots)
  #leaf = new Int32Array(firstSlots)
  #seller = new Int32Array(firstSlots)
  /** -1 where the card is not kept. */
  segment = new Int32Array(firstSlots)
  offset = new Int32Array(firstSlots)
  length = new Int32Array(firstSlots)
  readonly ids: (Id | undefined)[] = []

  readonly #free: number[] = []
  #used = 0
  readonly #bySeq = new Map<number, Int32Array>()
  readonly #byId = Array.from({ length: idMaps }, () => new Map<Id, number>())
  readonly #all = new NewestFirst(this)
  readonly #leaves = new Map<string, { number: number; order: NewestFirst }>()
  readonly #leafOrders: NewestFirst[] = []
  readonly #sellers = new Map<Id, number>()
  readonly #sellerIds: Id[] = []
  #hidden: Set<number> = new Set()

  /** How many listings. */
  get size(): number {
    return this.#used - this.#free.length
  }

  /** The slot of a listing, or -1; `seq` may be another's by now, so the id is compared. */
  slotOf(seq: number, id: Id): number {
    const slot = (this.#bySeq.get(Math.floor(seq / 2 ** pageBits))?.[seq % 2 ** pageBits] ?? 0) - 1
    return slot >= 0 && this.ids[slot] === id ? slot : -1
  }

  slotOfId(id: Id): number {
    return this.#mapOf(id).get(id) ?? -1
  }

  isHidden(slot: number): boolean {
    return this.#hidden.size > 0 && this.#hidden.has(this.#seller[slot]!)
  }

  /** Those who are suspended, all of them. */
  hide(sellerIds: readonly Id[]): void {
    this.#hidden = new Set(sellerIds.map((id) => this.#sellerOf(id)))
  }

  /** The slot of the listing, whose row and order are as told from now on. */
  put({ seq, id, publishedAt, leaf, sellerId }: CardRow): number {
    const known = this.slotOfId(id)
    if (known >= 0) {
      const isSame =
        this.seq[known] === seq &&
        this.publishedAt[known] === publishedAt &&
        this.#leaf[known] === this.#leafOf(leaf).number
      if (isSame) return known
      this.#unlink(known)
    }
    const slot = known >= 0 ? known : this.#newSlot(id)
    this.seq[slot] = seq
    this.publishedAt[slot] = publishedAt
    this.#seller[slot] = this.#sellerOf(sellerId)
    const { number, order } = this.#leafOf(leaf)
    this.#leaf[slot] = number
    const page = Math.floor(seq / 2 ** pageBits)
    let slots = this.#bySeq.get(page)
    if (slots === undefined) {
      slots = new Int32Array(2 ** pageBits)
      this.#bySeq.set(page, slots)
    }
    slots[seq % 2 ** pageBits] = slot + 1
    this.#all.add(slot)
    order.add(slot)
    return slot
  }

  /** The caller has let go of its card before. */
  delete(slot: number): void {
    const id = this.ids[slot]!
    this.#unlink(slot)
    this.#mapOf(id).delete(id)
    this.ids[slot] = undefined
    this.#free.push(slot)
  }

  /** The slots after a key, newest first: of all, or of some leaves. */
  walk(leaves: readonly string[] | null, after: readonly [number, number] | null): () => number {
    if (leaves === null) return this.#all.walk(after)
    const orders = leaves.flatMap((leaf) => this.#leaves.get(leaf)?.order ?? [])
    return mergedWalk(
      this,
      orders.map((order) => order.walk(after)),
    )
  }

  #unlink(slot: number): void {
    this.#all.delete(slot)
    this.#leafOrders[this.#leaf[slot]!]!.delete(slot)
    const seq = this.seq[slot]!
    const page = this.#bySeq.get(Math.floor(seq / 2 ** pageBits))
    if (page?.[seq % 2 ** pageBits] === slot + 1) page[seq % 2 ** pageBits] = 0
  }

  #newSlot(id: Id): number {
    const slot = this.#free.pop() ?? this.#used++
    if (slot === this.seq.length) this.reserve(2 * slot)
    this.ids[slot] = id
    this.segment[slot] = -1
    this.#mapOf(id).set(id, slot)
    return slot
  }

  /** Makes room for so many listings at once, as the columns are copied when they grow. */
  reserve(slots: number): void {
    if (slots <= this.seq.length) return
    this.publishedAt = grown(this.publishedAt, slots)
    this.seq = grown(this.seq, slots)
    this.#leaf = grown(this.#leaf, slots)
    this.#seller = grown(this.#seller, slots)
    this.segment = grown(this.segment, slots)
    this.offset = grown(this.offset, slots)
    this.length = grown(this.length, slots)
  }

  #mapOf(id: Id): Map<Id, number> {
    return this.#byId[(Number.parseInt(id.slice(-2), 16) || 0) % idMaps]!
  }

  #leafOf(leaf: string): { number: number; order: NewestFirst } {
    let known = this.#leaves.get(leaf)
    if (known === undefined) {
      known = { number: this.#leafOrders.length, order: new NewestFirst(this) }
      this.#leaves.set(leaf, known)
      this.#leafOrders.push(known.order)
    }
    return known
  }

  #sellerOf(id: Id): number {
    let known = this.#sellers.get(id)
    if (known === undefined) {
      known = this.#sellerIds.push(id) - 1
      this.#sellers.set(id, known)
    }
    return known
  }
}

function grown<T extends Float64Array | Int32Array>(column: T, slots: number): T {
  const larger = new (column.constructor as new (length: number) => T)(slots)
  larger.set(column as never)
  return larger
}
