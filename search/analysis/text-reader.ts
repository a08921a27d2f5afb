import { foldedOf } from './characters.ts'
import { TermTable } from './term-table.ts'
import { type TermRole, Tokenizer, wordTerm } from './tokenizer.ts'

/** Terms that the table of short texts may hold before it is started anew. */
const mostTerms = 10_000

/** Reads short texts, queries above all, into terms as strings. */
export class TextReader {
  #terms = new TermTable(null)
  readonly #tokenizer = new Tokenizer(this.#terms)

  /** A table with room for the terms of one more text. */
  table(): TermTable {
    if (this.#terms.size > mostTerms) this.#terms = new TermTable(null)
    return this.#terms
  }

  /** @returns the position behind the last word. Not re-entrant. */
  tokenize(
    text: string,
    from: number,
    to: number,
    firstPosition: number,
    emit: (term: string, position: number, start: number, end: number, role: TermRole) => void,
  ): number {
    const terms = this.table()
    return this.#tokenizer.tokenize(
      terms,
      text,
      from,
      to,
      firstPosition,
      (term, position, start, end, role) => emit(terms.at(term), position, start, end, role),
    )
  }

  /** The folded words of a short text, compounds by their parts. */
  words(text: string): string[] {
    const words: string[] = []
    this.tokenize(text, 0, text.length, 0, (term, _position, _start, _end, role) => {
      if (role === wordTerm) words.push(foldedOf(term))
    })
    return words
  }
}
