/*
 * Posting lists of pairs: the documents in which one frequent word stands right before another, whatever their spellings, in one field. What
 * a phrase of common words costs is then the length of such lists, not a reading of most texts. Words that fewer documents
 * hold need none: the texts to read are as few.
 */

/** A word is frequent when more than one document for so many holds it (by the sum of its spellings' frequencies). */
export const DOCUMENTS_PER_FREQUENT = 64
/** Frequent words of a segment at most: a pair's key has 16 bits for each. */
export const MOST_FREQUENT = 0xffff

/** Key of a pair of frequent words, by their ranks. */
export function pairKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0
}

/**
 * A read view of the pairs of a segment. Chunk `c` has the entries `starts[c] .. starts[c + 1]`; entry `e` is the pair `keys[e]`, ascending
 * within a chunk, and its documents are `documents[ends[e - 1] .. ends[e])` of that chunk, ascending.
 */
export class PairIndex {
  /** First term of each frequent word's spellings, ascending: a word's rank is its place here. */
  private readonly words: Uint32Array
  private readonly starts: Uint32Array
  private readonly keys: Uint32Array
  private readonly ends: Uint32Array
  readonly documents: Uint16Array
  /** Where `locate` found the documents of the pair. */
  from = 0
  to = 0

  constructor(
    words: Uint32Array,
    starts: Uint32Array,
    keys: Uint32Array,
    ends: Uint32Array,
    documents: Uint16Array,
  ) {
    this.words = words
    this.starts = starts
    this.keys = keys
    this.ends = ends
    this.documents = documents
  }

  /** Rank of the word whose spellings begin with term `ordinal`, or -1 when it is not frequent. */
  rankOf(ordinal: number): number {
    const at = lowerBound(this.words, 0, this.words.length, ordinal)
    return at < this.words.length && this.words[at] === ordinal ? at : -1
  }

  /** Finds the documents of a chunk that hold a pair; returns how many they are. O(log pairs). */
  locate(chunk: number, key: number): number {
    const { starts, keys, ends } = this
    const end = starts[chunk + 1]!
    const at = lowerBound(keys, starts[chunk]!, end, key)
    const isHeld = at < end && keys[at] === key
    this.from = isHeld && at > 0 ? ends[at - 1]! : 0
    this.to = isHeld ? ends[at]! : 0
    return this.to - this.from
  }
}

/** First position of the ascending `list[low .. high)` whose value is not below `value`. */
function lowerBound(list: Uint32Array, low: number, high: number, value: number): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >>> 1
    if (list[middle]! < value) from = middle + 1
    else to = middle
  }
  return from
}
