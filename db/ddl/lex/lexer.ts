import type { Dialect } from '../schema.ts'
import {
  classes,
  digitClass,
  inWord,
  isWideSpace,
  operatorClass,
  spaceClass,
  wordClass,
} from './characters.ts'
import { closeOfComment, closeOfDollar, closeOfEscaped, closeOfQuote } from './closers.ts'
import { upperWord } from './words.ts'

/** Kinds of tokens. A sign that is a token by itself has its character's code, below 128. */
export const endKind = 256
export const terminatorKind = 257
/** `GO` on a line of its own. */
export const batchKind = 258
export const wordKind = 259
export const quotedKind = 260
export const stringKind = 261
export const numberKind = 262
export const variableKind = 263
export const operatorKind = 264
/** A string, quoted name or comment that nothing closes: it reaches to the end. */
export const unclosedKind = 265

const lineFeed = 10
const digitsAndExponent = /0[xX][0-9a-fA-F]*|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const goLine = /[ \t]*\d*[ \t]*(?:;[ \t]*)?(?:--[^\n]*)?(?:\r|\n|$)/y
const delimiterLine = /[ \t]+([^\s]+)[^\n]*/y
const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]{0,62})?\$/y

/**
 * One token at a time out of a script. The fields tell of the current one; nothing is copied until it is asked for. The dialects differ
 * in what quotes and comments are, and it never looks past the text.
 */
export class Lexer {
  readonly text: string
  readonly dialect: Dialect
  kind = endKind
  start = 0
  end = 0
  /** Where the token before ended. */
  before = 0
  /** A word or an operator in capitals, else ''. */
  word = ''
  /** Whether nothing but blanks stands before it on its line. */
  isFirst = true
  /** What ends a statement. */
  delimiter = ';'
  readonly #isTsql: boolean
  readonly #isMysql: boolean
  readonly #isPostgres: boolean
  /** Comments of MySQL that are read as code. */
  #executable = 0
  #isFresh = true

  constructor(text: string, dialect: Dialect) {
    this.text = text
    this.dialect = dialect
    this.#isTsql = dialect === 'tsql'
    this.#isMysql = dialect === 'mysql'
    this.#isPostgres = dialect === 'postgres'
  }

  /** Goes to where a token begins that was read before. */
  rewind(start: number): void {
    this.end = start
    this.#isFresh = /(?:^|[\r\n])[ \t]*$/.test(this.text.slice(Math.max(0, start - 64), start))
    this.next()
  }

  next(): void {
    const { text } = this
    const { length } = text
    this.before = this.end
    this.word = ''
    let at = this.end
    let isFresh = this.#isFresh
    for (;;) {
      if (at >= length) {
        this.isFirst = isFresh
        this.#take(endKind, length, length)
        return
      }
      const code = text.charCodeAt(at)
      const kind = code < 128 ? classes[code]! : isWideSpace(code) ? spaceClass : wordClass
      if (kind === spaceClass) {
        if (code === lineFeed || code === 13) isFresh = true
        at++
        continue
      }
      if (code === 45 && text.charCodeAt(at + 1) === 45) {
        at = this.#lineEnd(at)
        continue
      }
      if (code === 47 && text.charCodeAt(at + 1) === 42) {
        const after = this.#skipComment(at)
        if (after < 0) {
          this.#take(unclosedKind, at, length)
          return
        }
        at = after
        continue
      }
      if (this.#isMysql) {
        if (code === 35) {
          at = this.#lineEnd(at)
          continue
        }
        if (code === 42 && this.#executable > 0 && text.charCodeAt(at + 1) === 47) {
          this.#executable--
          at += 2
          continue
        }
      }
      if (isFresh && this.#isPostgres && code === 92) {
        at = this.#lineEnd(at)
        continue
      }
      this.isFirst = isFresh
      if (kind === wordClass) {
        if (this.#readWord(at)) return
        at = this.end
        isFresh = this.#isFresh
        continue
      }
      this.#readSign(at, code, kind)
      return
    }
  }

  /** A name or a string without its quotes, as it is meant. */
  value(): string {
    const { text, start, end } = this
    if (this.kind === quotedKind) {
      const quote = text[start]!
      const close = quote === '[' ? ']' : quote
      const inner = text.slice(start + 1, end - 1)
      return inner.includes(close) ? inner.replaceAll(close + close, close) : inner
    }
    if (this.kind === stringKind) return stringValue(text.slice(start, end), this.#isMysql)
    return text.slice(start, end)
  }

  #take(kind: number, start: number, end: number): void {
    this.kind = kind
    this.start = start
    this.end = end
    this.#isFresh = false
  }

  #lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at)
    return end < 0 ? this.text.length : end
  }

  /** Where the comment's text ends that is none; -1 where nothing closes it. */
  #skipComment(at: number): number {
    const { text } = this
    if (this.#isMysql) {
      const sign = text.charCodeAt(at + 2)
      const marked = sign === 33 ? at + 3 : sign === 77 && text.charCodeAt(at + 3) === 33 ? at + 4 : 0
      if (marked > 0) {
        let from = marked
        while (classes[text.charCodeAt(from)] === digitClass) from++
        // A version that there will never be: for old clients to stumble upon, not to be read.
        if (from - marked === 6 && text.startsWith('999999', marked)) return closeOfComment(text, at, false)
        this.#executable++
        return from
      }
    }
    return closeOfComment(text, at, this.#isTsql || this.#isPostgres)
  }

  /** False where it was no token: a change of the delimiter. */
  #readWord(start: number): boolean {
    const { text } = this
    const { length } = text
    let hash = 0
    let isAscii = true
    let at = start
    for (; at < length; at++) {
      let code = text.charCodeAt(at)
      if (code < 128) {
        if (inWord[code] === 0 && !(this.#isTsql && (code === 35 || code === 64))) break
        if (code >= 97 && code <= 122) code -= 32
      } else if (isWideSpace(code)) break
      else isAscii = false
      hash = (Math.imul(hash, 31) + code) | 0
    }
    const next = text.charCodeAt(at)
    const length_ = at - start
    if (next === 39 && length_ <= 8 && this.#isPrefix(start, at)) {
      this.#readString(start, at)
      return true
    }
    this.word = upperWord(text, start, at, hash, isAscii)
    if (this.isFirst && this.#isTsql && length_ === 2 && this.word === 'GO') {
      goLine.lastIndex = at
      if (goLine.test(text)) {
        const end = this.#lineEnd(at)
        this.word = ''
        this.#take(batchKind, start, end)
        return true
      }
    }
    if (this.isFirst && this.#isMysql && this.word === 'DELIMITER') {
      delimiterLine.lastIndex = at
      const line = delimiterLine.exec(text)
      if (line !== null) {
        this.delimiter = line[1]!
        this.word = ''
        this.end = at + line[0].length
        this.#isFresh = false
        return false
      }
    }
    this.#take(wordKind, start, at)
    if (this.delimiter !== ';' && text.startsWith(this.delimiter, start)) {
      this.word = ''
      this.#take(terminatorKind, start, start + this.delimiter.length)
    }
    return true
  }

  /** N'…', E'…', B'…', X'…' and MySQL's names of character sets. */
  #isPrefix(start: number, end: number): boolean {
    if (end - start === 1) return 'NnEeBbXxQ'.includes(this.text[start]!)
    return this.#isMysql && this.text[start] === '_'
  }

  #readString(start: number, quoteAt: number): void {
    const prefix = quoteAt - start === 1 ? this.text.charCodeAt(start) | 32 : 0
    const escapes = this.#isMysql || (this.#isPostgres && prefix === 101)
    const quote = this.text[quoteAt] === '"' ? '"' : "'"
    const end = (escapes ? closeOfEscaped : closeOfQuote)(this.text, quoteAt, quote)
    this.#closed(stringKind, start, end)
  }

  #closed(kind: number, start: number, end: number): void {
    if (end < 0) this.#take(unclosedKind, start, this.text.length)
    else this.#take(kind, start, end)
  }

  #readSign(at: number, code: number, kind: number): void {
    const { text } = this
    if (this.delimiter !== ';' && text.startsWith(this.delimiter, at)) {
      this.#take(terminatorKind, at, at + this.delimiter.length)
      return
    }
    switch (code) {
      case 59:
        this.#take(this.delimiter === ';' ? terminatorKind : code, at, at + 1)
        return
      case 39:
        this.#readString(at, at)
        return
      case 34:
        if (this.#isMysql) this.#readString(at, at)
        else this.#closed(quotedKind, at, closeOfQuote(text, at, '"'))
        return
      case 96:
        this.#closed(quotedKind, at, closeOfQuote(text, at, '`'))
        return
      case 91:
        if (!this.#isTsql && this.dialect !== 'sqlite') break
        this.#closed(quotedKind, at, closeOfQuote(text, at, ']'))
        return
      case 36:
        this.#readDollar(at)
        return
      case 64:
      case 35:
        if (this.#isPostgres) break
        this.#readVariable(at)
        return
    }
    if (kind === digitClass || (code === 46 && classes[text.charCodeAt(at + 1)] === digitClass)) {
      this.#readNumber(at)
      return
    }
    if (kind === operatorClass || (code === 45 && text.charCodeAt(at + 1) === 62)) {
      let end = at + 1
      while (end < at + 8 && end < text.length) {
        const next = text.charCodeAt(end)
        // `->` begins with what is no such sign; `~*` ends with one.
        const isPart =
          next < 128 && (classes[next] === operatorClass || (next === 42 && text.charCodeAt(end - 1) === 126))
        if (!isPart) break
        if (!this.#isPostgres && (next === 35 || next === 64)) break
        end++
      }
      if (end > at + 1) {
        this.word = text.slice(at, end)
        this.#take(operatorKind, at, end)
        return
      }
    }
    this.#take(code, at, at + 1)
  }

  #readDollar(at: number): void {
    if (this.#isPostgres) {
      dollarTag.lastIndex = at
      const tag = dollarTag.exec(this.text)?.[0]
      if (tag !== undefined) {
        this.#closed(stringKind, at, closeOfDollar(this.text, at, tag))
        return
      }
    }
    this.#take(36, at, at + 1)
  }

  /** @x, @@x and, in T-SQL, the #temporary. */
  #readVariable(at: number): void {
    const { text } = this
    let end = at + 1
    while (end < text.length) {
      const code = text.charCodeAt(end)
      if (code < 128 ? inWord[code] === 0 && code !== 64 && code !== 35 : isWideSpace(code)) break
      end++
    }
    this.#take(variableKind, at, end)
  }

  #readNumber(at: number): void {
    digitsAndExponent.lastIndex = at
    const end = at + (digitsAndExponent.exec(this.text)?.[0].length ?? 1)
    this.#take(numberKind, at, end)
  }
}

const postgresEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const postgresEscape =
  /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))|''/g
const mysqlEscapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', 0: '\0', Z: '\x1a' }

function stringValue(source: string, isMysql: boolean): string {
  if (source[0] === '$') {
    const tag = source.indexOf('$', 1) + 1
    return source.slice(tag, -tag)
  }
  const quote = source.at(-1)!
  const open = source.indexOf(quote)
  const inner = source.slice(open + 1, -1)
  const doubled = inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner
  const escapes = isMysql || (open === 1 && (source[0] === 'E' || source[0] === 'e'))
  if (!escapes || !inner.includes('\\')) return doubled
  // The escapes first, as \' is no half of a doubled quote.
  if (!isMysql)
    return inner.replaceAll(
      postgresEscape,
      (whole, four?: string, eight?: string, hex?: string, octal?: string, letter?: string) => {
        const code = four ?? eight ?? hex
        if (code !== undefined || octal !== undefined) {
          const point = code === undefined ? Number.parseInt(octal!, 8) : Number.parseInt(code, 16)
          return point <= 0x10ffff ? String.fromCodePoint(point) : whole
        }
        return letter === undefined ? "'" : (postgresEscapes[letter] ?? letter)
      },
    )
  return inner.replaceAll(/\\([\s\S])|''|""/g, (whole, escaped: string | undefined) => {
    if (escaped === undefined) return whole[0] === quote ? quote : whole
    return mysqlEscapes[escaped] ?? (escaped === '%' || escaped === '_' ? `\\${escaped}` : escaped)
  })
}
