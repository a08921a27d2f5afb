import { CHUNK_SIZE } from '../segment/chunks.ts'

/** Candidates of a chunk that fail the filters of one field only, by the bit of that field. */
export class Others {
  private readonly documents = new Uint16Array(CHUNK_SIZE)
  private readonly bits: number[] = []
  /** Where the documents of each bit end. */
  private readonly ends: number[] = []

  clear(): void {
    this.bits.length = 0
    this.ends.length = 0
  }

  /** Room for the documents of one more field. */
  begin(): Uint16Array {
    return this.documents.subarray(this.ends.at(-1) ?? 0)
  }

  /** Takes the first `length` documents of that room, which ascend. */
  end(bit: number, length: number): void {
    this.ends.push((this.ends.at(-1) ?? 0) + length)
    this.bits.push(bit)
  }

  /** Those of a field, ascending. */
  of(bit: number): Uint16Array {
    const at = this.bits.indexOf(bit)
    if (at < 0) return none
    return this.documents.subarray(at === 0 ? 0 : this.ends[at - 1], this.ends[at])
  }
}

const none = new Uint16Array(0)
