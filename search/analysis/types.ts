import type { SearchLanguage, Synonym } from '../types.ts'
import type { TermTable } from './term-table.ts'
import type { TokenList } from './token-list.ts'

/**
 * Terms, as they stand in the index.
 *
 * One posting a word, whatever its spellings: a term is the word's folded form (`masina`), and when it was written with
 * diacritics the folded form, the byte 0x01 and the written form (`masina\u0001mașină`). Bytewise sorted, every
 * spelling of a word lies directly behind its folded form. Stems are not indexed: words of one stem are linked in the
 * segment's dictionary (`buildStemClasses` of `search/typos/`), so that stemming costs bytes per distinct term, not per posting.
 * The engine treats terms as opaque strings; `search/typos/` turns a `QueryWord` into terms of a dictionary.
 */
export const SPELLING_MARK = '\u0001'

/** Most words of one query that are considered; the rest are dropped, first ones kept. */
export const MAX_QUERY_WORDS = 32
/** Most words of one query whose misspellings are looked for, first ones first. */
export const MAX_FUZZY_WORDS = 12
/** Most UTF-16 units of a query that are read. */
export const MAX_QUERY_LENGTH = 10_000
/** Longest term kept, in UTF-16 units of its folded form; what is longer is cut. */
export const MAX_TERM_LENGTH = 64

/**
 * Receives one term of a text.
 * `position` counts words: terms emitted for the same word (a whole code and its first part, a number with its unit and
 * the bare number) share one. `start` and `end` are UTF-16 units of the text as given, end exclusive.
 */
export type EmitTerm = (term: string, position: number, start: number, end: number) => void

export interface AnalyzerOptions {
  /** Whose stop words and stemming apply. */
  languages: readonly SearchLanguage[]
  synonyms?: readonly Synonym[]
}

/** Another way to say a query word. */
export interface WordAlternative {
  /** Folded form. */
  folded: string
  /** Times the word's own score, 0 to 1. */
  weight: number
  /** As `QueryWord.isCode`. */
  isCode?: boolean
}

/** One word that a document should hold. */
export interface QueryWord {
  /** As typed (NFC, lower case), for `corrected`. */
  surface: string
  /** Without diacritics; the key for lookups. */
  folded: string
  /** The term of the exact spelling: equals `folded` when typed without diacritics. */
  term: string
  /** Stem of `folded`; may equal it. */
  stem: string
  /** Whether terms that begin with `folded` match too: the last word, with no space typed behind it. */
  isPrefix: boolean
  /** Whether terms that go on with a letter match too: a number of three digits or more, or letters and digits ("665" finds 665a). */
  isCode: boolean
  /** Whether misspellings are looked for: the first `MAX_FUZZY_WORDS` words of letters, at least 4 of them. */
  mayHaveTypos: boolean
  /**
   * Synonyms and joined forms ("wi-fi" → wifi); a document that holds one holds the word. A synonym of several words stands
   * joined here ("personal computer" → personalcomputer): documents that say it are given that term when they are analysed.
   */
  alternatives: WordAlternative[]
  /**
   * Whether a document that holds it only ranks higher: a stop word of one letter beside others ("iphone x", "xbox series s"), a size ("24x36" of
   * 24 x 36), a measure that may be none ("30 in").
   */
  isOptional: boolean
  /** UTF-16 range in the query, for `corrected`. */
  start: number
  end: number
}

/** Words that must stand at consecutive positions of one field, by folded form, in any spelling. */
export interface QueryPhrase {
  folded: string[]
}

/** What a query asks for. */
export interface ParsedQuery {
  /**
   * Distinct by folded form, at most `MAX_QUERY_WORDS`. The words of phrases are among them, for scoring, with neither prefix nor
   * typos; stop words only when there is nothing else, but for those of one letter, which are optional then.
   */
  words: QueryWord[]
  /** All are required. */
  phrases: QueryPhrase[]
  /** Folded words and phrases that no document of the answer may hold. */
  negations: QueryPhrase[]
  /** Whether nothing was asked for (no words, phrases or negations): then every document matches. */
  isEmpty: boolean
}

export interface Analyzer {
  /** Cuts a document's text into terms, in text order. Pure; never throws. */
  analyze(text: string, emit: EmitTerm): void
  /** As `analyze`, for many texts: terms by their numbers in a table that `terms` gave. Good until the next call. */
  analyzeInto(table: TermTable, text: string): TokenList
  /** The table of the documents' terms; a new one when it has grown large, so that its memory is bounded. */
  terms(): TermTable
  /** Reads a user's query. Never throws; cost is linear in at most `MAX_QUERY_LENGTH` units. */
  parseQuery(query: string): ParsedQuery
  /** Light stem of a folded word; memoised. The folded part of a term is `foldedOf(term)`. */
  stem(folded: string): string
  /** Whether a folded word says too little to be searched, or suggested, by itself. */
  isStopWord(folded: string): boolean
  /** Whether a folded word only stands for a synonym of several words ("mașină de spălat" is masinadespalat too): not for people to read. */
  isJoined(folded: string): boolean
}
