import type { Scratch } from '../scratch/scratch.ts'
import { setListed } from '../segment/bits.ts'
import { CHUNK_BITS, CHUNK_SIZE } from '../segment/chunks.ts'
import { pairKey } from '../segment/pairs.ts'
import { GALLOP_RATIO, seek } from '../segment/seek.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import type { Matcher } from './matcher.ts'
import { MOST_WORDS, PhraseReader } from './phrases.ts'
import { PostingRanges } from './posting-ranges.ts'

/** The lowest bit of each field's frequency in a payload. */
const LOWEST_BITS = 0x11111111

/** A phrase made ready for one segment. */
export interface SegmentPhrase {
  words: readonly TermGroup[]
  /** Keys of its pairs of frequent words, distinct. */
  pairs: readonly number[]
  /** Its words that are in no such pair, distinct, rarest first. */
  others: readonly TermGroup[]
  /** Its words but the first and the last, distinct, where all its pairs are listed; else null. */
  inner: readonly TermGroup[] | null
}

/** Makes a phrase ready. Equal words must be the same group. */
export function phraseIn(segment: Segment, words: readonly TermGroup[]): SegmentPhrase {
  const ranks = words.map(({ ordinals, length }) => (length > 0 ? segment.pairs.rankOf(ordinals[0]!) : -1))
  const pairs = new Set<number>()
  const others = new Set(words)
  for (let i = 1; i < words.length; i++) {
    if (ranks[i - 1]! < 0 || ranks[i]! < 0) continue
    pairs.add(pairKey(ranks[i - 1]!, ranks[i]!))
    others.delete(words[i - 1]!)
    others.delete(words[i]!)
  }
  const isListed = words.length === 1 || ranks.every((rank) => rank >= 0)
  return {
    words,
    pairs: [...pairs],
    others: [...others].sort((a, b) => postingsOf(segment, a) - postingsOf(segment, b)),
    inner: isListed ? [...new Set(words.slice(1, -1))] : null,
  }
}

/**
 * Finds the candidates of a chunk that hold phrases: by the lists of their pairs and words, which tell all of two frequent words and
 * of longer phrases whose inner words a document holds once; else by reading the texts of what the lists leave.
 */
export class PhraseFinder {
  private readonly scratch: Scratch
  private readonly matcher: Matcher
  private readonly reader = new PhraseReader()
  private readonly lists = new PostingRanges()
  // by document of the chunk; all zero between uses
  /** Bits of documents that hold a phrase, as lists tell. */
  private readonly told = new Uint32Array(CHUNK_SIZE >>> 5)
  /** Bits of documents whose texts may hold a phrase. */
  private readonly possible = new Uint32Array(CHUNK_SIZE >>> 5)
  /** Bits of documents that hold an inner word several times. */
  private readonly repeated = new Uint32Array(CHUNK_SIZE >>> 5)

  constructor(scratch: Scratch, matcher: Matcher) {
    this.scratch = scratch
    this.matcher = matcher
  }

  /** Whether a document of the chunk, which the matcher is open on, is in all lists of a phrase. Takes `scratch.subset`. */
  mayHold(segment: Segment, chunk: number, phrase: SegmentPhrase): boolean {
    const { documents } = segment.pairs
    const [rarest, ...pairs] = rarestPairs(segment, chunk, phrase)
    if (rarest === undefined) return phrase.pairs.length === 0
    segment.pairs.locate(chunk, rarest)
    const { from, to } = segment.pairs
    const { subset } = this.scratch
    subset.set(documents.subarray(from, to))
    return this.narrow(segment, chunk, pairs, phrase.others, to - from) > 0
  }

  /** Sets the bits of those of the first `length` candidates of the chunk, which the matcher is open on, that hold one of the phrases. */
  find(segment: Segment, chunk: number, phrases: readonly SegmentPhrase[], length: number): void {
    const { told, possible } = this
    const { documents, subset, bits } = this.scratch
    let pack: SegmentPhrase[] = []
    let words = 0
    for (const phrase of phrases) {
      const pairs = rarestPairs(segment, chunk, phrase)
      if (pairs.length < phrase.pairs.length) continue
      if (phrase.words.length === 2 && pairs.length === 1) {
        this.tellPair(segment, chunk, pairs[0]!, length)
        continue
      }
      if (words + phrase.words.length > MOST_WORDS) {
        this.read(segment, chunk, pack, length)
        pack = []
        words = 0
      }
      subset.set(documents.subarray(0, length))
      let holding = this.narrow(segment, chunk, pairs, phrase.others, length)
      if (phrase.inner !== null) holding = this.takeTold(segment, chunk, phrase.inner, holding)
      if (holding === 0) continue
      setListed(possible, subset, 0, holding)
      pack.push(phrase)
      words += phrase.words.length
    }
    if (pack.length > 0) this.read(segment, chunk, pack, length)
    for (let word = 0; word < told.length; word++) bits[word]! |= told[word]!
    told.fill(0)
  }

  /** Sets the bits in `told` of those of the possible candidates whose texts hold one of the phrases. Takes `scratch.subset`. */
  private read(segment: Segment, chunk: number, pack: readonly SegmentPhrase[], length: number): void {
    const { told, possible } = this
    const { documents, subset } = this.scratch
    let reading = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      subset[reading] = document
      reading += ((possible[document >>> 5]! & ~told[document >>> 5]!) >>> (document & 31)) & 1
    }
    possible.fill(0)
    const phrases = pack.map(({ words }) => words)
    this.reader.find(segment, chunk, phrases, subset, reading, told)
  }

  /** Keeps those of `subset` that hold the pairs and the words. */
  private narrow(
    segment: Segment,
    chunk: number,
    pairs: readonly number[],
    words: readonly TermGroup[],
    length: number,
  ): number {
    const { subset } = this.scratch
    let left = length
    for (const pair of pairs) left = this.narrowToPair(segment, chunk, pair, left)
    for (const word of words) left = this.matcher.narrow(word, subset, left)
    return left
  }

  /** Sets the bits in `told` of the documents of a pair, of those among the candidates at least. */
  private tellPair(segment: Segment, chunk: number, pair: number, length: number): void {
    const { told } = this
    const { documents, subset } = this.scratch
    const count = segment.pairs.locate(chunk, pair)
    if (count > length * GALLOP_RATIO) {
      subset.set(documents.subarray(0, length))
      setListed(told, subset, 0, this.narrowToPair(segment, chunk, pair, length))
    } else setListed(told, segment.pairs.documents, segment.pairs.from, segment.pairs.to)
  }

  private narrowToPair(segment: Segment, chunk: number, pair: number, length: number): number {
    const { subset, bits } = this.scratch
    segment.pairs.locate(chunk, pair)
    const { documents: list, from, to } = segment.pairs
    let kept = 0
    if (to - from > length * GALLOP_RATIO) {
      let at = from
      for (let i = 0; i < length; i++) {
        at = seek(list, at, to, subset[i]!)
        if (at === to) break
        if (list[at] === subset[i]) subset[kept++] = subset[i]!
      }
      return kept
    }
    setListed(bits, list, from, to)
    for (let i = 0; i < length; i++) {
      const document = subset[i]!
      subset[kept] = document
      kept += (bits[document >>> 5]! >>> (document & 31)) & 1
    }
    bits.fill(0)
    return kept
  }

  /**
   * Takes those out of `subset`, whose documents hold all pairs of a phrase, that hold each of its inner words once: there its pairs
   * can only meet.
   */
  private takeTold(segment: Segment, chunk: number, inner: readonly TermGroup[], length: number): number {
    const { subset } = this.scratch
    const { told, repeated } = this
    if (inner.length === 0) {
      setListed(told, subset, 0, length)
      return 0
    }
    for (const word of inner) this.markRepeated(segment, chunk, word, length)
    let left = 0
    for (let i = 0; i < length; i++) {
      const document = subset[i]!
      const bit = 1 << (document & 31)
      if ((repeated[document >>> 5]! & bit) !== 0) subset[left++] = document
      else told[document >>> 5]! |= bit
    }
    repeated.fill(0)
    return left
  }

  /** Sets the bits in `repeated` of those of `subset` that hold a word more than once, in any spelling and field. */
  private markRepeated(segment: Segment, chunk: number, word: TermGroup, length: number): void {
    const { lists, repeated } = this
    const { subset, bits: seen } = this.scratch
    const { postingDocuments: list, payloads } = segment
    lists.locate(segment, chunk << CHUNK_BITS, word)
    for (let v = 0; v < lists.length; v++) {
      const end = lists.ends[v]!
      let at = lists.starts[v]!
      for (let i = 0; i < length; i++) {
        const document = subset[i]!
        at = seek(list, at, end, document)
        if (at === end) break
        if (list[at] !== document) continue
        const bit = 1 << (document & 31)
        const payload = payloads[at]!
        // once in one field: a single bit, the lowest of its four
        const isOnce = (payload & (payload - 1)) === 0 && (payload & LOWEST_BITS) !== 0
        if (!isOnce || (seen[document >>> 5]! & bit) !== 0) repeated[document >>> 5]! |= bit
        seen[document >>> 5]! |= bit
      }
    }
    seen.fill(0)
  }
}

/** Keys of a phrase's pairs in a chunk, rarest first; too few if one is not there. */
function rarestPairs({ pairs }: Segment, chunk: number, phrase: SegmentPhrase): number[] {
  const counts = new Map(phrase.pairs.map((key) => [key, pairs.locate(chunk, key)]))
  return phrase.pairs.filter((key) => counts.get(key)! > 0).sort((a, b) => counts.get(a)! - counts.get(b)!)
}

function postingsOf(segment: Segment, { ordinals, length }: TermGroup): number {
  let postings = 0
  for (let i = 0; i < length; i++) postings += segment.postingCount(ordinals[i]!)
  return postings
}
