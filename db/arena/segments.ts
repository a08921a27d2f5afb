import type { CardTable } from './table.ts'

const segmentBytes = 2 ** 20
const comma = 0x2c

interface Segment {
  bytes: Buffer
  used: number
  /** Bytes of cards that are still in it. */
  live: number
  /** Slots whose cards were put here; some may have gone. */
  slots: number[]
  /** When something of it was last asked for; grows by answers. */
  asked: number
}

/**
 * The bytes of cards, each with a comma behind it, in segments of memory that threads may share. Those of a list lie beside each other as long as nothing
 * moved them, so that a page is few copies. Segments that are less than half in use are emptied into the newest; over the bound, the one that was not asked for longest
 * is dropped.
 */
export class Segments {
  readonly #table: CardTable
  readonly #segments: (Segment | undefined)[] = []
  readonly #free: number[] = []
  #count = 0
  #active = -1
  #answers = 0

  constructor(table: CardTable) {
    this.#table = table
  }

  get bytes(): number {
    return this.#count * segmentBytes
  }

  /** Keeps a card, unless that takes more than `most` bytes and nothing may be dropped for it. */
  put(slot: number, source: Buffer, start: number, end: number, most: number, drops: boolean): void {
    this.free(slot)
    const place = this.#placeFor(end - start + 1, most, drops)
    if (place < 0) return
    const segment = this.#segments[place]!
    source.copy(segment.bytes, segment.used, start, end)
    this.#take(slot, place, end - start)
  }

  free(slot: number): void {
    const { segment: segments, length } = this.#table
    const place = segments[slot]!
    if (place < 0) return
    segments[slot] = -1
    const segment = this.#segments[place]!
    segment.live -= length[slot]! + 1
    if (place === this.#active) return
    if (segment.live === 0) this.#drop(place)
    else if (segment.live * 2 < segmentBytes) this.#empty(place)
  }

  /** Whether the slot's card begins where that of the one before ends; both are kept. */
  #follows(slot: number, before: number): boolean {
    const { segment, offset, length } = this.#table
    return segment[slot] === segment[before] && offset[slot] === offset[before]! + length[before]! + 1
  }

  /** The cards of the first `count` slots, all of them kept, with commas between, and room before and behind. */
  join(slots: Int32Array, count: number, head: Buffer, tail: Buffer, separator = comma): Buffer {
    const { segment, offset, length } = this.#table
    this.#answers++
    let total = head.length + tail.length + Math.max(0, count - 1)
    for (let i = 0; i < count; i++) total += length[slots[i]!]!
    // Not of the pool: an answer kept for long would keep all of it.
    const answer = Buffer.allocUnsafeSlow(total)
    let at = head.copy(answer)
    for (let i = 0; i < count; ) {
      const first = slots[i]!
      let last = first
      while (++i < count && this.#follows(slots[i]!, last)) last = slots[i]!
      const from = this.#segments[segment[first]!]!
      from.asked = this.#answers
      const end = offset[last]! + length[last]! + (i < count ? 1 : 0)
      at += from.bytes.copy(answer, at, offset[first]!, end)
    }
    tail.copy(answer, at)
    if (separator !== comma)
      for (let i = 0, place = head.length; i < count - 1; i++) {
        place += length[slots[i]!]!
        answer[place++] = separator
      }
    return answer
  }

  /** The same with further members for each card, such as `,"a":1`, and neither head nor tail. */
  joinWith(slots: Int32Array, count: number, additions: readonly string[]): Buffer {
    const { segment, offset, length } = this.#table
    this.#answers++
    let total = Math.max(0, count - 1)
    for (let i = 0; i < count; i++) total += length[slots[i]!]! + Buffer.byteLength(additions[i]!)
    const answer = Buffer.allocUnsafeSlow(total)
    let at = 0
    for (let i = 0; i < count; i++) {
      const slot = slots[i]!
      const from = this.#segments[segment[slot]!]!
      from.asked = this.#answers
      if (i > 0) answer[at++] = comma
      at += from.bytes.copy(answer, at, offset[slot]!, offset[slot]! + length[slot]! - 1)
      at += answer.write(additions[i]!, at)
      answer[at++] = 0x7d
    }
    return answer
  }

  #take(slot: number, place: number, length: number): void {
    const segment = this.#segments[place]!
    segment.bytes[segment.used + length] = comma
    this.#table.segment[slot] = place
    this.#table.offset[slot] = segment.used
    this.#table.length[slot] = length
    segment.used += length + 1
    segment.live += length + 1
    segment.slots.push(slot)
  }

  /** A segment with so much room, or -1. */
  #placeFor(length: number, most: number, drops: boolean): number {
    const active = this.#segments[this.#active]
    if (active !== undefined && active.used + length <= segmentBytes) return this.#active
    if (length > segmentBytes) return -1
    while (this.bytes + segmentBytes > most) {
      if (!drops || this.#count === 0) return -1
      this.#forget()
    }
    const place = this.#free.pop() ?? this.#segments.length
    const bytes = Buffer.from(new SharedArrayBuffer(segmentBytes))
    this.#segments[place] = { bytes, used: 0, live: 0, slots: [], asked: ++this.#answers }
    this.#count++
    this.#active = place
    return place
  }

  /** Drops the segment that was not asked for longest, cards and all. */
  #forget(): void {
    let oldest = -1
    for (const [place, segment] of this.#segments.entries())
      if (segment !== undefined && (oldest < 0 || segment.asked < this.#segments[oldest]!.asked))
        oldest = place
    for (const slot of this.#segments[oldest]!.slots)
      if (this.#table.segment[slot] === oldest) this.#table.segment[slot] = -1
    this.#drop(oldest)
  }

  /** Moves what is left of a segment into the newest: at most half a megabyte. */
  #empty(place: number): void {
    const { bytes, slots, asked } = this.#segments[place]!
    const { segment, offset, length } = this.#table
    for (const slot of slots) {
      if (segment[slot] !== place) continue
      const from = offset[slot]!
      const size = length[slot]!
      const to = this.#placeFor(size + 1, Number.POSITIVE_INFINITY, false)
      const target = this.#segments[to]!
      bytes.copy(target.bytes, target.used, from, from + size)
      target.asked = Math.max(target.asked, asked)
      this.#take(slot, to, size)
    }
    this.#drop(place)
  }

  #drop(place: number): void {
    this.#segments[place] = undefined
    this.#free.push(place)
    this.#count--
    if (place === this.#active) this.#active = -1
  }
}
