import { foldedLength, type TermDictionary } from '../../typos/index.ts'
import { IntList } from './bytes.ts'
import { DOCUMENTS_PER_FREQUENT, MOST_FREQUENT, pairKey } from './pairs.ts'

/** A dictionary with how many postings each term has. */
type CountedTerms = Omit<TermDictionary, 'documentFrequency'>

/** What `PairBuilder.finish` gives a segment in which no pairs were looked for. */
export const noPairs = {
  pairWords: new Uint32Array(0),
  pairStarts: new Uint32Array(0),
  pairKeys: new Uint32Array(0),
  pairEnds: new Uint32Array(0),
  pairDocuments: new Uint16Array(0),
}

/** Gathers the pairs of frequent words of a new segment, document by document; see `pairs.ts`. */
export class PairBuilder {
  /** First term of each frequent word's spellings. */
  private readonly words: Uint32Array
  /** Per term, one more than the rank of its word; 0 when that is not frequent. */
  readonly ranks: Uint16Array
  // frequent words of the field at hand, in the order they came
  private positions = new Int32Array(256)
  private fieldRanks = new Uint16Array(256)
  private length = 0
  private isOrdered = true
  // pairs of the chunk at hand, by document
  private readonly chunk: PairSorter
  // what was gathered of earlier chunks
  private readonly starts: IntList
  private readonly keys = new IntList()
  private readonly ends = new IntList()
  private documents = new Uint16Array(1024)
  private documentsLength = 0

  /** @param dictionary the new segment's, with the posting counts of its terms */
  constructor(dictionary: CountedTerms, documents: number) {
    this.ranks = new Uint16Array(dictionary.size)
    this.words = rankWords(dictionary, documents / DOCUMENTS_PER_FREQUENT, this.ranks)
    this.chunk = new PairSorter(this.words.length)
    this.starts = new IntList()
    this.starts.push(0)
  }

  /** Notes a term of the field at hand by its entry in `ranks`. */
  put(rank: number, position: number): void {
    const { length } = this
    if (length === this.positions.length) this.grow()
    if (length > 0 && position <= this.positions[length - 1]!) this.isOrdered = false
    this.positions[length] = position
    this.fieldRanks[length] = rank - 1
    this.length = length + 1
  }

  /** Ends a field of document `low` of the chunk. */
  endField(low: number): void {
    const { positions, fieldRanks, length, chunk } = this
    if (!this.isOrdered) this.order()
    for (let i = 0; i < length; i++) {
      const next = positions[i]! + 1
      // several terms may share a position
      for (let j = i + 1; j < length && positions[j]! <= next; j++) {
        if (positions[j] === next) chunk.push(pairKey(fieldRanks[i]!, fieldRanks[j]!), low)
      }
    }
    this.length = 0
    this.isOrdered = true
  }

  /** Ends a chunk. */
  endChunk(): void {
    const { keys, ends, chunk } = this
    chunk.sort()
    const { keys: sorted, documents: lows, length } = chunk
    this.reserve(length)
    const { documents } = this
    let to = this.documentsLength
    for (let i = 0; i < length; ) {
      const key = sorted[i]!
      let last = -1
      for (; i < length && sorted[i] === key; i++) {
        // a document may hold a pair several times
        if (lows[i] === last) continue
        last = lows[i]!
        documents[to++] = last
      }
      keys.push(key)
      ends.push(to)
    }
    this.documentsLength = to
    this.starts.push(keys.length)
    chunk.length = 0
  }

  /** Ends the last chunk. */
  finish(): Record<string, Uint16Array | Uint32Array> {
    this.endChunk()
    return {
      pairWords: this.words,
      pairStarts: this.starts.view(),
      pairKeys: this.keys.view(),
      pairEnds: this.ends.view(),
      pairDocuments: this.documents.subarray(0, this.documentsLength),
    }
  }

  /** Puts the words of the field in the order of their positions, which they are in but for a compound's parts. */
  private order(): void {
    const { positions, fieldRanks } = this
    for (let i = 1; i < this.length; i++) {
      const position = positions[i]!
      const rank = fieldRanks[i]!
      let at = i
      for (; at > 0 && positions[at - 1]! > position; at--) {
        positions[at] = positions[at - 1]!
        fieldRanks[at] = fieldRanks[at - 1]!
      }
      positions[at] = position
      fieldRanks[at] = rank
    }
  }

  private grow(): void {
    const { positions, fieldRanks } = this
    this.positions = new Int32Array(positions.length * 2)
    this.positions.set(positions)
    this.fieldRanks = new Uint16Array(positions.length * 2)
    this.fieldRanks.set(fieldRanks)
  }

  private reserve(more: number): void {
    const needed = this.documentsLength + more
    if (needed <= this.documents.length) return
    const { documents } = this
    this.documents = new Uint16Array(Math.max(needed, documents.length * 2))
    this.documents.set(documents.subarray(0, this.documentsLength))
  }
}

/** Finds the words of more than `least` postings; returns their first terms and writes `rank + 1` of each of their terms. */
function rankWords(dictionary: CountedTerms, least: number, ranks: Uint16Array): Uint32Array {
  const { size, bytes, offsets } = dictionary
  const words = new IntList()
  for (let first = 0; first < size; ) {
    const length = foldedLength(dictionary, first)
    const start = offsets[first]!
    let postings = dictionary.postingCount(first)
    let last = first + 1
    // its other spellings stand right behind it: the same letters, then the mark
    for (; last < size; last++) {
      const other = offsets[last]!
      if (offsets[last + 1]! - other <= length || bytes[other + length] !== 1) break
      let i = 0
      while (i < length && bytes[other + i] === bytes[start + i]) i++
      if (i < length) break
      postings += dictionary.postingCount(last)
    }
    if (postings > least && words.length < MOST_FREQUENT) {
      words.push(first)
      ranks.fill(words.length, first, last)
    }
    first = last
  }
  return words.view().slice()
}

/** Pairs and their documents, to be sorted by pair, stably: by the second word, then by the first, counting each. O(pairs + words). */
class PairSorter {
  keys = new Uint32Array(1024)
  documents = new Uint16Array(1024)
  length = 0
  private otherKeys = new Uint32Array(0)
  private otherDocuments = new Uint16Array(0)
  private readonly next: Uint32Array

  constructor(words: number) {
    this.next = new Uint32Array(words + 1)
  }

  push(key: number, document: number): void {
    const at = this.length++
    if (at === this.keys.length) this.grow()
    this.keys[at] = key
    this.documents[at] = document
  }

  sort(): void {
    if (this.otherKeys.length < this.keys.length) {
      this.otherKeys = new Uint32Array(this.keys.length)
      this.otherDocuments = new Uint16Array(this.keys.length)
    }
    this.scatter(0)
    this.scatter(16)
  }

  /** Sorts by one of the words, from these arrays into the others, and swaps them. */
  private scatter(shift: number): void {
    const { next, keys, documents, length, otherKeys, otherDocuments } = this
    next.fill(0)
    for (let i = 0; i < length; i++) next[((keys[i]! >>> shift) & 0xffff) + 1]!++
    for (let rank = 1; rank < next.length; rank++) next[rank]! += next[rank - 1]!
    for (let i = 0; i < length; i++) {
      const key = keys[i]!
      const to = next[(key >>> shift) & 0xffff]!++
      otherKeys[to] = key
      otherDocuments[to] = documents[i]!
    }
    this.keys = otherKeys
    this.documents = otherDocuments
    this.otherKeys = keys
    this.otherDocuments = documents
  }

  private grow(): void {
    const { keys, documents } = this
    this.keys = new Uint32Array(keys.length * 2)
    this.keys.set(keys)
    this.documents = new Uint16Array(keys.length * 2)
    this.documents.set(documents)
  }
}
