import { foldedOf } from './characters.ts'
import type { SynonymTable } from './synonyms.ts'
import type { TermTable } from './term-table.ts'
import { type EmitToken, Tokenizer, wordTerm } from './tokenizer.ts'
import type { EmitTermNumber } from './types.ts'

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
  #emit: EmitTermNumber = () => {}
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

  /** Emits the terms of a text and, behind each synonym of several words, the one term that stands for it, at its first word. */
  read(terms: TermTable, text: string, emit: EmitTermNumber): void {
    if (!this.#hasJoined) {
      this.#tokenizer.tokenize(terms, text, 0, text.length, 0, emit)
      return
    }
    if (terms !== this.#terms) {
      this.#terms = terms
      this.#kinds = new Uint32Array(1024)
    }
    this.#emit = emit
    this.#run = 0
    this.#tokenizer.tokenize(terms, text, 0, text.length, 0, this.#see)
  }

  readonly #see: EmitToken = (term, position, start, end, role) => {
    this.#emit(term, position, start, end)
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
      if (joined !== undefined) {
        this.#emit(this.#terms.ofString(joined), this.#positions[first]!, this.#starts[first]!, end)
      }
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
