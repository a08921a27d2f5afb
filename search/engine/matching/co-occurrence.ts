import type { SuggestionCheck } from '../../suggest/types.ts'
import { spellingRange, type TermRange } from '../../typos/index.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import { seek } from '../segment/seek.ts'
import type { Segment } from '../segment/segment.ts'

/** List look-ups that one object makes in all, some 20 ns each. */
const MOST_SEEKS = 12_000
/** Each count may make so many all the same. */
const FEWEST_SEEKS = 64

/**
 * Counts documents that hold some words, in bounded work: the posting lists of a chunk leapfrog each other, so that words of different
 * corners of the index are told apart after a few look-ups. Made for one question, such as the suggestions for one text.
 */
export class CoOccurrence implements SuggestionCheck {
  readonly deleted: number
  private readonly segments: readonly Segment[]
  /** Per folded word, its terms in each segment. */
  private readonly ranges = new Map<string, TermRange[]>()
  private left = MOST_SEEKS
  /** The words at hand. */
  private readonly words: TermRange[][] = []
  // the lists of each word in the chunk at hand: those of word w are firsts[w] .. firsts[w + 1]
  private firsts: number[] = []
  private places: number[] = []
  private ends: number[] = []

  constructor(segments: readonly Segment[]) {
    this.segments = segments
    this.deleted = segments.reduce((sum, { deletedCount }) => sum + deletedCount, 0)
  }

  count(folded: readonly string[], atMost: number, share = 1): { documents: number; isWhole: boolean } {
    const stopAt = Math.min(this.left, this.left - Math.max(FEWEST_SEEKS, this.left * share))
    for (let w = 0; w < folded.length; w++) this.words[w] = this.rangesOf(folded[w]!)
    this.words.length = folded.length
    let documents = 0
    for (let s = 0; s < this.segments.length; s++) {
      const segment = this.segments[s]!
      if (!this.rarestFirst(s)) continue
      for (let chunk = 0; chunk < segment.chunks; chunk++) {
        if (!this.open(s, chunk)) continue
        documents += this.leapfrog(segment, chunk, atMost - documents, stopAt)
        if (documents >= atMost) return { documents, isWhole: true }
        if (this.left <= stopAt) return { documents, isWhole: false }
      }
    }
    return { documents, isWhole: true }
  }

  private rangesOf(word: string): TermRange[] {
    let ranges = this.ranges.get(word)
    if (ranges === undefined) {
      ranges = this.segments.map((segment) => spellingRange(segment, word))
      this.ranges.set(word, ranges)
    }
    return ranges
  }

  /** Puts the word of fewest postings in segment `s` first; false when that is none. */
  private rarestFirst(s: number): boolean {
    const { words } = this
    let rarest = 0
    let fewest = Number.POSITIVE_INFINITY
    for (let w = 0; w < words.length; w++) {
      const { first, last } = words[w]![s]!
      let postings = 0
      for (let ordinal = first; ordinal < last; ordinal++) postings += this.segments[s]!.postingCount(ordinal)
      if (postings >= fewest) continue
      fewest = postings
      rarest = w
    }
    if (words.length > 0) [words[0], words[rarest]] = [words[rarest]!, words[0]!]
    return fewest > 0
  }

  /** Finds the words' lists in a chunk; false when a word has none. */
  private open(s: number, chunk: number): boolean {
    const { words } = this
    const { chunkStarts, chunkKeys, chunkEnds } = this.segments[s]!
    let lists = 0
    for (let w = 0; w < words.length; w++) {
      const { first, last } = words[w]![s]!
      this.firsts[w] = lists
      for (let ordinal = first; ordinal < last; ordinal++) {
        const stop = chunkStarts[ordinal + 1]!
        let e = chunkStarts[ordinal]!
        while (e < stop && chunkKeys[e]! < chunk) e++
        if (e === stop || chunkKeys[e] !== chunk) continue
        this.places[lists] = e === 0 ? 0 : chunkEnds[e - 1]!
        this.ends[lists] = chunkEnds[e]!
        lists++
      }
      if (lists === this.firsts[w]) return false
    }
    this.firsts[words.length] = lists
    this.firsts.length = words.length + 1
    return true
  }

  /** Live documents of the chunk in a list of every word; stops at `atMost`, or when only `stopAt` look-ups are left. */
  private leapfrog(segment: Segment, chunk: number, atMost: number, stopAt: number): number {
    const words = this.firsts.length - 1
    const base = chunk * CHUNK_SIZE
    let found = 0
    let document = this.next(segment, 0, 0)
    while (document < CHUNK_SIZE && this.left > stopAt) {
      let other = document
      for (let w = 1; w < words && other === document; w++) other = this.next(segment, w, document)
      if (other !== document) document = other < CHUNK_SIZE ? this.next(segment, 0, other) : CHUNK_SIZE
      else {
        if (!segment.isDeleted(base + document) && ++found === atMost) break
        document = this.next(segment, 0, document + 1)
      }
    }
    return found
  }

  /** First document of a word's lists that is not below `document`; `CHUNK_SIZE` when there is none. */
  private next(segment: Segment, word: number, document: number): number {
    const list = segment.postingDocuments
    let nearest = CHUNK_SIZE
    for (let l = this.firsts[word]!; l < this.firsts[word + 1]!; l++) {
      const end = this.ends[l]!
      const at = seek(list, this.places[l]!, end, document)
      this.places[l] = at
      if (at < end && list[at]! < nearest) nearest = list[at]!
      this.left--
    }
    return nearest
  }
}
