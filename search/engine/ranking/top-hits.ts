import { IdKey } from '../segment/ids.ts'
import type { Segment } from '../segment/segment.ts'

/** Where a page begins: behind the hit with this key and id. */
export interface After {
  key: number
  id: string
}

/** Hits of a page, best first. Not objects: V8 compiles code anew again and again that makes objects of numbers now whole and now not. */
export interface Found {
  length: number
  keys: Float64Array
  /** Number of each one's segment. */
  segments: Uint16Array
  documents: Uint32Array
}

/** Keeps the `limit` hits with the smallest (key, id): a binary heap whose root is the worst of them. */
export class TopHits {
  readonly limit: number
  private readonly segments: readonly Segment[]
  private readonly after: After | null
  private readonly afterKey: IdKey | null
  private readonly keys: Float64Array
  private readonly documents: Uint32Array
  private readonly segmentOf: Uint16Array
  length = 0
  /** Hits with a larger key than this cannot enter. */
  threshold = Number.POSITIVE_INFINITY
  /** Whether a hit was turned away because others were better: there is a next page. */
  overflowed = false

  constructor(limit: number, segments: readonly Segment[], after: After | null) {
    this.limit = limit
    this.segments = segments
    this.after = after
    this.afterKey = after === null ? null : new IdKey().set(after.id)
    this.keys = new Float64Array(limit)
    this.documents = new Uint32Array(limit)
    this.segmentOf = new Uint16Array(limit)
  }

  /** No hit of the page has a smaller key. */
  get leastKey(): number {
    return this.after === null ? Number.NEGATIVE_INFINITY : this.after.key
  }

  /** Offers a hit. O(log limit) when it enters, O(1) when its key is above the threshold. */
  offer(key: number, segment: number, document: number): void {
    if (key > this.threshold) {
      // before the cursor's hit no key is above the threshold, so this hit belongs to a later page
      this.overflowed = true
      return
    }
    if (this.after !== null && !this.isAfter(key, segment, document)) return
    if (this.length < this.limit) {
      this.siftUp(this.length++, key, segment, document)
      if (this.length === this.limit) this.threshold = this.keys[0]!
      return
    }
    this.overflowed = true
    if (!this.isWorse(0, key, segment, document)) return
    this.siftDown(0, this.length, key, segment, document)
    this.threshold = this.keys[0]!
  }

  /** Offers the documents `base + documents[0 .. length)`, all of one key: their ids alone tell which enter. */
  offerAlike(key: number, segment: number, documents: Uint16Array, length: number, base: number): void {
    const { ids } = this.segments[segment]!
    for (let i = 0; i < length; i++) {
      if (this.length === this.limit && key === this.threshold) {
        const worst = this.segments[this.segmentOf[0]!]!.ids
        const next = ids.nextBefore(documents, i, length, base, worst, this.documents[0]!)
        if (next > i) this.overflowed = true
        if (next === length) return
        i = next
      }
      this.offer(key, segment, base + documents[i]!)
    }
  }

  /** Whether a hit with this key, or a larger one, could still enter. */
  canEnter(key: number, segment: number, document: number): boolean {
    if (this.length < this.limit || key < this.threshold) return true
    return key === this.threshold && this.isWorse(0, key, segment, document)
  }

  private isAfter(key: number, segment: number, document: number): boolean {
    const { key: least, id } = this.after!
    if (key !== least) return key > least
    return this.segments[segment]!.ids.compareKey(document, this.afterKey!, id) > 0
  }

  /** Whether entry `at` comes behind the given hit. */
  private isWorse(at: number, key: number, segment: number, document: number): boolean {
    const own = this.keys[at]!
    if (own !== key) return own > key
    const ids = this.segments[this.segmentOf[at]!]!.ids
    return ids.compare(this.documents[at]!, this.segments[segment]!.ids, document) > 0
  }

  private put(at: number, key: number, segment: number, document: number): void {
    this.keys[at] = key
    this.segmentOf[at] = segment
    this.documents[at] = document
  }

  private siftUp(at: number, key: number, segment: number, document: number): void {
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (this.isWorse(parent, key, segment, document)) break
      this.put(at, this.keys[parent]!, this.segmentOf[parent]!, this.documents[parent]!)
      at = parent
    }
    this.put(at, key, segment, document)
  }

  private siftDown(at: number, length: number, key: number, segment: number, document: number): void {
    for (;;) {
      let child = at * 2 + 1
      if (child >= length) break
      const right = child + 1
      if (
        right < length &&
        this.isWorse(right, this.keys[child]!, this.segmentOf[child]!, this.documents[child]!)
      )
        child = right
      if (!this.isWorse(child, key, segment, document)) break
      this.put(at, this.keys[child]!, this.segmentOf[child]!, this.documents[child]!)
      at = child
    }
    this.put(at, key, segment, document)
  }

  /** Empties the heap, sorting it in place. */
  drain(): Found {
    const { keys, segmentOf, documents, length } = this
    while (this.length > 0) {
      const last = --this.length
      const key = keys[0]!
      const segment = segmentOf[0]!
      const document = documents[0]!
      if (last > 0) this.siftDown(0, last, keys[last]!, segmentOf[last]!, documents[last]!)
      this.put(last, key, segment, document)
    }
    return { length, keys, segments: segmentOf, documents }
  }
}
