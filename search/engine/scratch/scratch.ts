import { CHUNK_SIZE } from '../segment/chunks.ts'
import { KeptBits } from './kept-bits.ts'
import { Marked } from './marked.ts'
import { Others } from './others.ts'
import { Tally } from './tally.ts'

/** Working memory of queries: one chunk's worth, whatever the size of the index. Not re-entrant. */
export class Scratch {
  /** Matches of the chunk, ascending. */
  readonly documents = new Uint16Array(CHUNK_SIZE)
  /** Score of each, once it is computed. */
  readonly scores = new Float64Array(CHUNK_SIZE)
  /** Pairs of neighbouring query words that each can have side by side, once scores are computed by words. */
  readonly mostPairs = new Uint8Array(CHUNK_SIZE)
  /** What filters have laid aside for facets and ranges that look behind them. */
  readonly others = new Others()
  /** Candidates, or places among them, that are looked at apart. */
  readonly subset = new Uint16Array(CHUNK_SIZE)
  /** Best score in one group. */
  readonly best = new Float64Array(CHUNK_SIZE)
  readonly numbers = new Float64Array(CHUNK_SIZE)
  // by document of the chunk; all zero between uses
  readonly bits = new Uint32Array(CHUNK_SIZE >>> 5)
  /** Words of bits that have some. */
  private readonly places = new Uint16Array((CHUNK_SIZE >>> 5) + 1)
  /** What holds the words asked for. */
  readonly textBits = new Uint32Array(CHUNK_SIZE >>> 5)
  readonly kept = new KeptBits()
  /** What passes all filters, whose list are the candidates, and what fails one. */
  readonly matches = new Marked(this.documents)
  readonly otherMatches = new Marked(this.subset)
  private readonly swept: Uint32Array[] = []
  private readonly tallies: Tally[] = []

  /** Candidates become the documents whose bits are set, ascending; clears the bits. Returns how many they are. */
  takeMarked(): number {
    const { documents, bits, places } = this
    // without a branch a word, which would be mispredicted where few words have bits
    let marked = 0
    for (let word = 0; word < bits.length; word++) {
      const set = bits[word]! | 0
      places[marked] = word
      marked += (set | (0 - set)) >>> 31
    }
    let length = 0
    for (let i = 0; i < marked; i++) {
      const word = places[i]!
      const base = word << 5
      let rest = bits[word]! | 0
      bits[word] = 0
      do {
        documents[length++] = base | (31 - Math.clz32(rest & -rest))
        rest &= rest - 1
      } while (rest !== 0)
    }
    return length
  }

  /** A bit per document of a chunk, made when first asked for. */
  sweptBits(slot: number): Uint32Array {
    while (this.swept.length <= slot) this.swept.push(new Uint32Array(CHUNK_SIZE >>> 5))
    return this.swept[slot]!
  }

  /** The tally of a slot, made when first asked for. */
  tally(slot: number): Tally {
    while (this.tallies.length <= slot) this.tallies.push(new Tally())
    return this.tallies[slot]!
  }
}
