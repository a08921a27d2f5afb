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
   * In how many live documents all of these folded words occur; 0 drops a suggestion. May stop counting at `atMost`.
   */
  count(folded: readonly string[], atMost: number): number
  /** Deleted documents that tables still count: rare suggestions of no more documents than this are checked. */
  deleted: number
}
