import { Recent } from '../../recent.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'

/** Bytes that bits are kept in at most: those of 64 filters over a million documents. */
const MOST_BYTES = 8 << 20
const CHUNK_WORDS = CHUNK_SIZE >>> 5

type SegmentSize = Pick<Segment, 'documents' | 'chunks'>

/** A bit per document of a segment, chunk by chunk as it is asked for. */
interface Kept {
  bits: Uint32Array
  /** Chunks whose bits are set. */
  isDone: Uint8Array
}

/** Bits of what many requests ask of the same columns, such as "any of these values"; what was not asked for lately makes way. */
export class KeptBits {
  private readonly recent: Recent<string, Kept>
  private readonly numbers = new WeakMap<object, number>()
  private next = 0

  /** @param capacity in bytes; what was asked for last is kept whatever its size */
  constructor(capacity: number = MOST_BYTES) {
    this.recent = new Recent(capacity / 2, ({ bits }) => bits.byteLength)
  }

  /**
   * Bits of a chunk.
   * @param column of the segment, which never changes
   * @param key tells apart what is asked of the column
   * @param mark sets the bits, which are zero; called when they are not known
   */
  of(
    segment: SegmentSize,
    column: object,
    key: string,
    chunk: number,
    mark: (bits: Uint32Array) => void,
  ): Uint32Array {
    const one = this.find(segment, `${this.numberOf(column)} ${key}`)
    const from = chunk * CHUNK_WORDS
    const bits = one.bits.subarray(from, from + CHUNK_WORDS)
    if (one.isDone[chunk] === 0) {
      mark(bits)
      one.isDone[chunk] = 1
    }
    return bits
  }

  private find({ documents, chunks }: SegmentSize, name: string): Kept {
    const known = this.recent.get(name)
    if (known !== undefined) return known
    const one = { bits: new Uint32Array((documents + 31) >>> 5), isDone: new Uint8Array(chunks) }
    this.recent.set(name, one)
    return one
  }

  private numberOf(column: object): number {
    let number = this.numbers.get(column)
    if (number === undefined) {
      number = this.next++
      this.numbers.set(column, number)
    }
    return number
  }
}
