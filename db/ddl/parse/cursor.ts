import {
  batchKind,
  endKind,
  Lexer,
  quotedKind,
  stringKind,
  terminatorKind,
  unclosedKind,
  wordKind,
} from '../lex/lexer.ts'
import type { Column, Dialect, Problem } from '../schema.ts'

/** Why a statement, or a part of one, cannot be read. No error, as it needs no stack. */
export class Fault {
  readonly at: number
  readonly token: string
  readonly message: string

  constructor(at: number, token: string, message: string) {
    this.at = at
    this.token = token
    this.message = message
  }
}

/** Problems that are told; a script that has more has one cause. */
const maxProblems = 10_000
const maxTokenLength = 80
/** Deeper ones are kept as they were written. */
export const maxDepth = 1_200

export const openParenthesis = 40
export const closeParenthesis = 41
export const comma = 44
export const period = 46
export const equals = 61

export interface QualifiedName {
  schema: string | null
  name: string
}

const ownSchemas: Record<Dialect, string> = { tsql: 'dbo', postgres: 'public', sqlite: 'main', mysql: '' }

/** The script at a token, with what all parts of the grammar ask of it. */
export class Cursor extends Lexer {
  readonly problems: Problem[] = []
  /** Of T-SQL, where that is stronger than what the column's type says. */
  readonly saidNull = new Set<Column>()
  #lineStarts: number[] | undefined

  isSign(code: number): boolean {
    return this.kind === code
  }

  is(word: string): boolean {
    return this.word === word
  }

  accept(word: string): boolean {
    if (this.word !== word) return false
    this.next()
    return true
  }

  /** All of the words, or nothing of them. */
  acceptAll(first: string, ...rest: string[]): boolean {
    if (this.word !== first) return false
    const { start } = this
    this.next()
    for (const word of rest) {
      if (!this.accept(word)) {
        this.rewind(start)
        return false
      }
    }
    return true
  }

  acceptSign(code: number): boolean {
    if (this.kind !== code) return false
    this.next()
    return true
  }

  expect(word: string): void {
    if (!this.accept(word)) this.fail(`expected ${word}`)
  }

  expectSign(code: number): void {
    if (!this.acceptSign(code)) this.fail(`expected "${String.fromCharCode(code)}"`)
  }

  /** The next token's word, without going there. */
  peek(): string {
    const { start } = this
    this.next()
    const { word } = this
    this.rewind(start)
    return word
  }

  /** The next token's kind, without going there. */
  peekKind(): number {
    const { start } = this
    this.next()
    const { kind } = this
    this.rewind(start)
    return kind
  }

  fail(message: string): never {
    throw new Fault(this.start, this.kind === endKind ? '' : this.tokenText(), message)
  }

  tokenText(): string {
    return this.text.slice(this.start, Math.min(this.end, this.start + maxTokenLength))
  }

  get isAtEnd(): boolean {
    return (
      this.kind === endKind ||
      this.kind === terminatorKind ||
      this.kind === batchKind ||
      this.kind === unclosedKind
    )
  }

  get isName(): boolean {
    return (
      this.kind === quotedKind ||
      this.kind === wordKind ||
      (this.kind === stringKind && (this.dialect === 'sqlite' || this.dialect === 'mysql'))
    )
  }

  name(what: string): string {
    if (!this.isName) this.fail(`expected ${what}`)
    const isFolded = this.dialect === 'postgres' && this.kind === wordKind
    const value = this.value()
    this.next()
    return isFolded ? value.toLowerCase() : value
  }

  /** A name with its schema; what stands before that (server, database) is the script's own matter. */
  qualifiedName(what: string): QualifiedName {
    let name = this.name(what)
    let schema: string | null = null
    while (this.kind === period) {
      this.next()
      schema = name
      if (this.kind === period) {
        name = ''
        continue
      }
      name = this.name(what)
    }
    return { schema: schema === '' ? null : this.foreignSchema(schema), name }
  }

  /** Null for the schema that stands where none is named. */
  foreignSchema(schema: string | null): string | null {
    return schema === null || schema.toLowerCase() === ownSchemas[this.dialect] ? null : schema
  }

  /** `(a, b)`; what follows a name (ASC, lengths) is passed over. */
  nameList(what: string): string[] {
    this.expectSign(openParenthesis)
    const names: string[] = []
    do {
      names.push(this.name(what))
      while (this.kind !== comma && this.kind !== closeParenthesis && !this.isAtEnd) {
        if (this.kind === openParenthesis) this.skipBalanced()
        else this.next()
      }
    } while (this.acceptSign(comma))
    this.expectSign(closeParenthesis)
    return names
  }

  /** From `(` past the `)` that closes it. */
  skipBalanced(): void {
    let depth = 0
    do {
      if (this.kind === openParenthesis) depth++
      else if (this.kind === closeParenthesis) depth--
      else if (this.isAtEnd) this.fail('expected ")"')
      this.next()
    } while (depth > 0)
  }

  /** To the `,` or `)` that ends what is being read. */
  skipElement(): void {
    while (this.kind !== comma && this.kind !== closeParenthesis && !this.isAtEnd) {
      if (this.kind === openParenthesis) this.skipBalanced()
      else this.next()
    }
  }

  /** The text from `start` to the end of the token before. */
  textSince(start: number): string {
    return this.text.slice(start, Math.max(start, this.before))
  }

  lineOf(offset: number): number {
    return this.#lineIndex(offset) + 1
  }

  report({ at, token, message }: Fault): void {
    if (this.problems.length > maxProblems) return
    const index = this.#lineIndex(at)
    this.problems.push({
      line: index + 1,
      column: at - this.#lineStarts![index]! + 1,
      token,
      message: this.problems.length === maxProblems ? 'further problems are not told' : message,
    })
  }

  #lineIndex(offset: number): number {
    this.#lineStarts ??= lineStarts(this.text)
    const starts = this.#lineStarts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
