import { foldedOf } from './characters.ts'
import { TermTable } from './term-table.ts'
import { type TermRole, wordTerm } from './token-list.ts'
import { Tokenizer } from './tokenizer.ts'

/** Terms that the table of short texts may hold before it is started anew. */
const mostTerms = 10_000

/** Reads short texts, queries above all, into terms as strings. */
export class TextReader {
  #terms = new TermTable()
  readonly #tokenizer = new Tokenizer(this.#terms)

  /** A table with room for the terms of one more text. */
  table(): TermTable {
    if (this.#terms.size > mostTerms) this.#terms = new TermTable()
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
    const next = this.#tokenizer.tokenize(terms, text, from, to, firstPosition)
    const { tokens } = this.#tokenizer
    for (let at = 0; at < tokens.length; at += 1) {
      const role = tokens.roles[at]! as TermRole
      emit(terms.at(tokens.terms[at]!), tokens.positions[at]!, tokens.starts[at]!, tokens.ends[at]!, role)
    }
    return next
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
