import type { UnsignedArray } from './bytes.ts'
import { CHUNK_BITS, CHUNK_SIZE, COORDINATE_SCALE, NO_COORDINATE } from './chunks.ts'
import type { Pieces } from './pieces.ts'

/** Documents in the order of some key, chunk by chunk: those of chunk `c` are `c * 65536 + documents[starts[c] .. starts[c + 1])`. */
export interface ChunkOrder {
  documents: Uint16Array
  /** One more than there are chunks. */
  starts: Uint32Array
}

/** Height of a row of the grid that places are ordered by: 0.05°, 5.6 km. */
export const ROW_UNITS = COORDINATE_SCALE / 20
/** Ninety degrees. */
export const QUARTER_TURN = 90 * COORDINATE_SCALE

/** Row of the grid that a latitude lies in, from 0 at the South Pole. */
export function rowOf(latitude: number): number {
  return ((latitude + QUARTER_TURN) / ROW_UNITS) | 0
}

/** Documents that have a number, by number, then document. O(documents that have one). */
export function orderByNumber(
  pieces: Pieces,
  values: Float64Array | UnsignedArray,
  absent: number,
  documents: number,
): ChunkOrder {
  const sorter = new ChunkSorter(documents)
  const isNarrow = !(values instanceof Float64Array)
  const double = new Float64Array(1)
  const words = new Uint32Array(double.buffer)
  const { starts, bases } = pieces
  for (let p = 0; p < starts.length; p++) {
    const shift = starts[p]! - bases[p]!
    for (let i = bases[p]!; i < bases[p + 1]!; i++) {
      const value = values[i]!
      if (isNarrow) {
        if (value !== absent) sorter.add(i + shift, 0, value)
        continue
      }
      if (Number.isNaN(value)) continue
      double[0] = value
      // the bits of doubles ascend like the numbers once negative ones are turned over
      const high = words[1]!
      if (high >>> 31 === 0) sorter.add(i + shift, (high ^ 0x80000000) >>> 0, words[0]!)
      else sorter.add(i + shift, ~high >>> 0, ~words[0]! >>> 0)
    }
  }
  return sorter.finish()
}

/** Documents that have a location, by row of the grid, then longitude. O(documents). */
export function orderByPlace(latitudes: Int32Array, longitudes: Int32Array): ChunkOrder {
  const sorter = new ChunkSorter(latitudes.length)
  for (let document = 0; document < latitudes.length; document++) {
    const latitude = latitudes[document]!
    if (latitude !== NO_COORDINATE) {
      sorter.add(document, rowOf(latitude), longitudes[document]! + 2 * QUARTER_TURN)
    }
  }
  return sorter.finish()
}

/** Up to so many documents are sorted by insertion: counting digits would take longer. */
const FEW = 48
const digitCounts = new Uint32Array(257)

/** Sorts documents by keys of two words, one chunk at a time: radix sort, byte by byte, but for few documents. */
class ChunkSorter {
  private readonly order: Uint16Array
  private readonly starts: Uint32Array
  private readonly high: Uint32Array
  private readonly low: Uint32Array
  private readonly spare: Uint16Array
  private chunk = 0
  private length = 0

  constructor(documents: number) {
    const room = Math.min(documents, CHUNK_SIZE)
    this.order = new Uint16Array(documents)
    this.starts = new Uint32Array(((documents + CHUNK_SIZE - 1) >>> CHUNK_BITS) + 1)
    // by document of the chunk
    this.high = new Uint32Array(room)
    this.low = new Uint32Array(room)
    this.spare = new Uint16Array(room <= FEW ? 0 : room)
  }

  /** Documents come in ascending order. */
  add(document: number, high: number, low: number): void {
    const chunk = document >>> CHUNK_BITS
    while (this.chunk < chunk) this.closeChunk()
    const local = document & (CHUNK_SIZE - 1)
    this.high[local] = high
    this.low[local] = low
    this.order[this.length++] = local
  }

  finish(): ChunkOrder {
    while (this.chunk < this.starts.length - 1) this.closeChunk()
    return { documents: this.order.slice(0, this.length), starts: this.starts }
  }

  private closeChunk(): void {
    const run = this.order.subarray(this.starts[this.chunk]!, this.length)
    if (run.length <= FEW) this.insert(run)
    else {
      this.sortBy(this.low, run)
      this.sortBy(this.high, run)
    }
    this.chunk++
    this.starts[this.chunk] = this.length
  }

  /** Sorts a short run. */
  private insert(run: Uint16Array): void {
    const { high, low } = this
    for (let i = 1; i < run.length; i++) {
      const moved = run[i]!
      let j = i
      for (; j > 0; j--) {
        const before = run[j - 1]!
        if (high[before]! < high[moved]! || (high[before] === high[moved] && low[before]! <= low[moved]!))
          break
        run[j] = before
      }
      run[j] = moved
    }
  }

  /** Sorts the run by one word of the keys, equal ones as they were. */
  private sortBy(keys: Uint32Array, run: Uint16Array): void {
    const counts = digitCounts
    let from = run
    let to = this.spare.subarray(0, run.length)
    let differing = 0
    const first = keys[run[0]!]!
    for (let i = 1; i < run.length; i++) differing |= keys[run[i]!]! ^ first
    for (let shift = 0; shift < 32; shift += 8) {
      if (((differing >>> shift) & 0xff) === 0) continue
      counts.fill(0)
      for (let i = 0; i < from.length; i++) counts[((keys[from[i]!]! >>> shift) & 0xff) + 1]!++
      for (let digit = 1; digit < 256; digit++) counts[digit]! += counts[digit - 1]!
      for (let i = 0; i < from.length; i++) {
        const document = from[i]!
        to[counts[(keys[document]! >>> shift) & 0xff]!++] = document
      }
      const swapped = from
      from = to
      to = swapped
    }
    if (from !== run) run.set(from)
  }
}
