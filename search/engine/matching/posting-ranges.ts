import { setListed } from '../segment/bits.ts'
import { CHUNK_BITS } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'

/** Where the posting lists of a group's terms lie in one chunk. */
export class PostingRanges {
  /** Of each list, its postings `starts .. ends` and the group's term it belongs to. */
  starts = new Uint32Array(64)
  ends = new Uint32Array(64)
  terms = new Uint32Array(64)
  /** Lists that are not empty. */
  length = 0
  /** Postings of all lists. */
  postings = 0

  /** Finds the lists of a group. O(terms · chunks). */
  locate(segment: Segment, chunkBase: number, group: TermGroup): void {
    const { chunkStarts, chunkKeys, chunkEnds } = segment
    const chunk = chunkBase >>> CHUNK_BITS
    if (group.length > this.starts.length) {
      this.starts = new Uint32Array(group.length * 2)
      this.ends = new Uint32Array(group.length * 2)
      this.terms = new Uint32Array(group.length * 2)
    }
    let count = 0
    let postings = 0
    for (let i = 0; i < group.length; i++) {
      const ordinal = group.ordinals[i]!
      const stop = chunkStarts[ordinal + 1]!
      for (let e = chunkStarts[ordinal]!; e < stop; e++) {
        const key = chunkKeys[e]!
        if (key < chunk) continue
        if (key === chunk) {
          const start = e === 0 ? 0 : chunkEnds[e - 1]!
          this.starts[count] = start
          this.ends[count] = chunkEnds[e]!
          this.terms[count] = i
          count++
          postings += chunkEnds[e]! - start
        }
        break
      }
    }
    this.length = count
    this.postings = postings
  }

  /** Sets the bits of the documents in the lists found last, which are of this segment. O(postings). */
  mark({ postingDocuments: list }: Segment, bits: Uint32Array): void {
    for (let v = 0; v < this.length; v++) setListed(bits, list, this.starts[v]!, this.ends[v]!)
  }
}
