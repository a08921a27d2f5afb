import type { TermDictionary } from '../typos/types.ts'

/**
 * The popular words and phrases of a segment, in shared memory; kept in its snapshot. Entry `i` is `bytes[offsets[i] .. offsets[i + 1])`:
 * folded words joined by spaces and, when written otherwise, the spelling mark and the written form; sorted bytewise.
 */
export interface SuggestionTable {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
  /** In how many documents (words) or how often in titles (phrases). */
  readonly counts: Uint32Array
}

/** What the suggester reads of a segment. */
export interface SuggestionSource {
  readonly table: SuggestionTable
  readonly dictionary: TermDictionary
}

/** What the suggester may ask of the index about words that no table vouches for. */
export interface SuggestionCheck {
  /**
   * In how many live documents all of these folded words occur; may stop counting at `atMost`. Does no more than a `share` (0 to 1) of the
   * work that may still be done for this text; when that ends the count early, `isWhole` is false.
   */
  count(folded: readonly string[], atMost: number, share: number): { documents: number; isWhole: boolean }
  /** Deleted documents that tables still count: rare suggestions of no more documents than this are checked. */
  deleted: number
}
