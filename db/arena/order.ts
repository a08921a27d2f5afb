/** When each slot's listing was published, in milliseconds since 1970, and its `seq`: the keys of the order. */
export interface OrderKeys {
  readonly publishedAt: Float64Array
  readonly seq: Float64Array
}

interface Chunk {
  slots: Int32Array
  count: number
}

/** So many that an insert moves at most two kilobytes, and a million listings have two thousand chunks. */
const chunkSlots = 512

/** Slots by `(publishedAt, seq)`, the newest first. What is put in, found or taken out costs two binary searches and a move within a chunk. */
export class NewestFirst {
  readonly #keys: OrderKeys
  readonly #chunks: Chunk[] = []

  constructor(keys: OrderKeys) {
    this.#keys = keys
  }

  add(slot: number): void {
    const { publishedAt, seq } = this.#keys
    const at = this.#chunkBelow(publishedAt[slot]!, seq[slot]!)
    // At the end, where the filling adds, chunks become full; elsewhere they are cut in half.
    if (at === this.#chunks.length) {
      const last = this.#chunks.at(-1)
      if (last !== undefined && last.count < chunkSlots) last.slots[last.count++] = slot
      else this.#chunks.push(chunkOf(Int32Array.of(slot)))
      return
    }
    let chunk = this.#chunks[at]!
    if (chunk.count === chunkSlots) {
      const half = chunkSlots / 2
      const later = chunkOf(chunk.slots.subarray(half))
      chunk.count = half
      this.#chunks.splice(at + 1, 0, later)
      if (this.#isAbove(chunk.slots[half - 1]!, publishedAt[slot]!, seq[slot]!)) chunk = later
    }
    const index = this.#indexBelow(chunk, publishedAt[slot]!, seq[slot]!)
    chunk.slots.copyWithin(index + 1, index, chunk.count)
    chunk.slots[index] = slot
    chunk.count++
  }

  /** The slot's keys must still be those that it was added with. */
  delete(slot: number): void {
    const { publishedAt, seq } = this.#keys
    // One `seq` further: the first chunk that may hold the slot itself.
    const at = this.#chunkBelow(publishedAt[slot]!, seq[slot]! + 1)
    const chunk = this.#chunks[at]
    if (chunk === undefined) return
    const index = this.#indexBelow(chunk, publishedAt[slot]!, seq[slot]! + 1)
    if (chunk.slots[index] !== slot || index >= chunk.count) return
    chunk.slots.copyWithin(index, index + 1, chunk.count)
    chunk.count--
    if (chunk.count === 0) this.#chunks.splice(at, 1)
  }

  /** Gives the slots after a key, or all, one by one, and -1 at the end; good until the order changes. */
  walk(after: readonly [publishedAt: number, seq: number] | null): () => number {
    let at = after === null ? 0 : this.#chunkBelow(...after)
    let chunk = this.#chunks[at]
    let index = after === null || chunk === undefined ? 0 : this.#indexBelow(chunk, ...after)
    return () => {
      if (chunk === undefined) return -1
      const slot = chunk.slots[index++]!
      if (index === chunk.count) {
        chunk = this.#chunks[++at]
        index = 0
      }
      return slot
    }
  }

  #isAbove(slot: number, publishedAt: number, seq: number): boolean {
    const own = this.#keys.publishedAt[slot]!
    return own > publishedAt || (own === publishedAt && this.#keys.seq[slot]! >= seq)
  }

  /** The first chunk whose last slot lies below the key. */
  #chunkBelow(publishedAt: number, seq: number): number {
    let low = 0
    let high = this.#chunks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const { slots, count } = this.#chunks[middle]!
      if (this.#isAbove(slots[count - 1]!, publishedAt, seq)) low = middle + 1
      else high = middle
    }
    return low
  }

  #indexBelow({ slots, count }: Chunk, publishedAt: number, seq: number): number {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#isAbove(slots[middle]!, publishedAt, seq)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function chunkOf(slots: Int32Array): Chunk {
  const all = new Int32Array(chunkSlots)
  all.set(slots)
  return { slots: all, count: slots.length }
}

/** One walk through several orders of the same keys: always the newest of what each would give next. */
export function mergedWalk(keys: OrderKeys, walks: (() => number)[]): () => number {
  if (walks.length === 1) return walks[0]!
  const isNewer = (a: number, b: number) =>
    keys.publishedAt[a]! > keys.publishedAt[b]! ||
    (keys.publishedAt[a] === keys.publishedAt[b] && keys.seq[a]! > keys.seq[b]!)
  // A heap, the newest on top.
  const heap: { slot: number; next: () => number }[] = []
  const sink = (from: number) => {
    for (let at = from; ; ) {
      let newest = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isNewer(heap[child]!.slot, heap[newest]!.slot)) newest = child
      if (newest === at) return
      const moved = heap[at]!
      heap[at] = heap[newest]!
      heap[newest] = moved
      at = newest
    }
  }
  for (const next of walks) {
    const slot = next()
    if (slot >= 0) heap.push({ slot, next })
  }
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(at)
  return () => {
    const top = heap[0]
    if (top === undefined) return -1
    const { slot } = top
    top.slot = top.next()
    if (top.slot < 0) {
      const last = heap.pop()!
      if (heap.length > 0) heap[0] = last
    }
    sink(0)
    return slot
  }
}
