import { foldedOf } from './characters.ts'
import type { SynonymTable } from './synonyms.ts'
import type { TermTable } from './term-table.ts'
import { type TermRole, TokenList, wholeTerm, wordTerm } from './token-list.ts'
import { Tokenizer } from './tokenizer.ts'

/** Power of two above the words of the longest synonym. */
const window = 4
/** What is known of a term: not yet looked at, in no synonym of several words, or else the number of its stem above `none`. */
const unseen = 0
const none = 1

/** Reads documents into numbered terms, those that stand for synonyms of several words among them. */
export class DocumentReader {
  readonly #tokenizer: Tokenizer
  readonly #synonyms: SynonymTable
  readonly #hasJoined: boolean
  #terms: TermTable
  /** Per term of the table: see `unseen`. */
  #kinds = new Uint32Array(1024)
  /** Where synonyms of several words are looked for: the tokens with those that stand for them. */
  readonly #tokens = new TokenList()
  // The last few words that may be part of a synonym, in a ring.
  readonly #words = new Uint32Array(window)
  readonly #positions = new Uint32Array(window)
  readonly #starts = new Uint32Array(window)
  #count = 0
  /** How many of the last words may be part of one. */
  #run = 0

  constructor(terms: TermTable, synonyms: SynonymTable) {
    this.#terms = terms
    this.#tokenizer = new Tokenizer(terms)
    this.#synonyms = synonyms
    this.#hasJoined = synonyms.longestJoined > 0
  }

  /**
   * The terms of a text and, behind each synonym of several words, the one term that stands for it, at its first word.
   * Good until the next text.
   */
  read(terms: TermTable, text: string): TokenList {
    this.#tokenizer.tokenize(terms, text, 0, text.length, 0)
    const { tokens } = this.#tokenizer
    if (!this.#hasJoined) return tokens
    if (terms !== this.#terms) {
      this.#terms = terms
      this.#kinds = new Uint32Array(1024)
    }
    this.#run = 0
    this.#tokens.clear()
    for (let at = 0; at < tokens.length; at += 1) {
      const role = tokens.roles[at]! as TermRole
      this.#see(tokens.terms[at]!, tokens.positions[at]!, tokens.starts[at]!, tokens.ends[at]!, role)
    }
    return this.#tokens
  }

  #see(term: number, position: number, start: number, end: number, role: TermRole): void {
    this.#tokens.push(term, position, start, end, role)
    if (role !== wordTerm) return
    let kind = term < this.#kinds.length ? this.#kinds[term]! : unseen
    if (kind === unseen) kind = this.#lookAt(term)
    if (kind === none) {
      this.#run = 0
      return
    }
    const at = this.#count++ & (window - 1)
    this.#words[at] = kind - none - 1
    this.#positions[at] = position
    this.#starts[at] = start
    this.#run = Math.min(this.#run + 1, window)
    let key = ''
    for (let length = 1; length <= this.#run; length += 1) {
      const first = (this.#count - length) & (window - 1)
      key = ` ${this.#words[first]}${key}`
      if (length < 2) continue
      const joined = this.#synonyms.joinedBy(key)
      if (joined === undefined) continue
      this.#tokens.push(
        this.#terms.ofString(joined),
        this.#positions[first]!,
        this.#starts[first]!,
        end,
        wholeTerm,
      )
    }
  }

  #lookAt(term: number): number {
    if (term >= this.#kinds.length) {
      const grown = new Uint32Array(Math.max(term + 1, this.#kinds.length * 2))
      grown.set(this.#kinds)
      this.#kinds = grown
    }
    const stem = this.#synonyms.joinedStem(foldedOf(this.#terms.at(term)))
    const kind = stem === undefined ? none : none + 1 + stem
    this.#kinds[term] = kind
    return kind
  }
}
