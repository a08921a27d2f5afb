/** Distinct terms of a segment: UTF-8, sorted bytewise; term `i` is `bytes[offsets[i] .. offsets[i + 1])`. */
export interface TermDictionary {
  readonly size: number
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
  /** In how many documents of the segment term `ordinal` occurs, deleted ones included. */
  documentFrequency(ordinal: number): number
  /** At least the document frequency, and cheap. */
  postingCount(ordinal: number): number
}

/**
 * Links the terms of one stem. Built once a segment, kept in its snapshot.
 * `next[i]` is the next term of the stem of term `i` in a ring (itself when alone); `table` is a hash table from stems to one of their terms.
 */
export interface StemClasses {
  readonly next: Uint32Array
  readonly table: Uint32Array
}

/** How a term answers a query word, best first. Numeric so that it fits typed arrays. */
export const MatchKind = {
  exact: 0,
  spelling: 1,
  inflection: 2,
  synonym: 3,
  prefix: 4,
  typo1: 5,
  typo2: 6,
} as const
export type MatchKind = (typeof MatchKind)[keyof typeof MatchKind]

/** What the expander reads of a segment. */
export interface SegmentTerms {
  readonly dictionary: TermDictionary
  readonly classes: StemClasses
}

/** Terms of one segment that answer one query word, as parallel arrays: the word's forms, then the others, each best first. */
export interface Expansion {
  length: number
  /** How many are forms of the word: neither completions nor misspellings. */
  forms: number
  ordinals: Uint32Array
  /** A `MatchKind` each. */
  kinds: Uint8Array
  /** Times the word's score, in (0, 1]. */
  weights: Float64Array
}

/** What was probably meant by a word. */
export interface Correction {
  folded: string
  /** As most documents write it. */
  written: string
  /** How many times likelier it is than the word as typed; infinite when that is nowhere. */
  odds: number
}

export interface WordExpansion {
  /** One a segment, in the order given. */
  perSegment: Expansion[]
  /** Sum of the document frequencies of the word's own forms over all segments: 0 when the word, as typed, is nowhere. */
  formsFrequency: number
  /** At stage 2: what was probably meant; null when the word is well or nothing is near. */
  correction: Correction | null
}
