import {
  classAt,
  digit,
  foldedOf,
  foldWord,
  ideograph,
  lowerAscii,
  mark,
  otherLetter,
  separator,
  upperAscii,
} from './characters.ts'
import { continuesNumber, endOfFraction, numberOf, point, stroke } from './numbers.ts'
import { isLetterX, mostSides, Sides } from './sides.ts'
import { endOfSigns, endOfSum, mayBeSign, spelledWith, startOfSign } from './signs.ts'
import { hashSeed, nextHash, type TermTable } from './term-table.ts'
import {
  numberTerm,
  sizeTerm,
  type TermRole,
  TokenList,
  unitTerm,
  wholeTerm,
  wordTerm,
} from './token-list.ts'
import { MAX_TERM_LENGTH } from './types.ts'
import {
  dottedUnits,
  longestUnit,
  looseUnits,
  mayBeUnit,
  numberSuffixes,
  tightUnits,
  unitHash,
  wordUnitLength,
} from './units.ts'

const longestWhole = 32
const mostParts = 4
const mostSegments = 6
const quoteInch = 0x22
const doublePrime = 0x2033
const rightQuote = 0x2019

/** What ASCII letters in lower case have, and the others have not. */
const lowerBit = 0x20

/** Units of UTF-16 that room is kept for. */
const mostKept = 1 << 18

/**
 * Cuts text into terms in one pass. A run of letters and digits is a word; "iphone13" is cut where letters meet digits; parts joined by
 * a hyphen, apostrophe, point, underscore or ampersand are words of their own and together one more; a number with its unit is
 * one word, and the bare number stands at the same position; numbers with an x between them are a size besides. Signs that belong to a name are read as `signs.ts` says.
 */
export class Tokenizer {
  /** What the last text was cut into. */
  readonly tokens = new TokenList()
  #terms: TermTable
  #text = ''
  /** The units of the text, by their places in it: strings are slow to read letter by letter. */
  #units = new Uint16Array(256)
  #bytes = Buffer.from(this.#units.buffer)
  #to = 0
  #position = 0
  // Segments of the run being read: letters or digits.
  readonly #starts = new Int32Array(mostSegments)
  readonly #ends = new Int32Array(mostSegments)
  readonly #isNumber = new Uint8Array(mostSegments)
  #segments = 0
  #hasUpper = false
  #hasPoint = false
  #isAscii = true
  readonly #sides = new Sides()

  /** @param terms where terms are looked up, until told otherwise. */
  constructor(terms: TermTable) {
    this.#terms = terms
  }

  /** Cuts `text[from .. to)` into `tokens`. @returns the position behind the last word. */
  tokenize(terms: TermTable, text: string, from: number, to: number, firstPosition: number): number {
    this.#terms = terms
    this.#text = text
    this.#to = to
    this.#position = firstPosition
    this.#sides.clear()
    this.tokens.clear()
    this.#readUnits(text, from, to)
    const units = this.#units
    let index = from
    while (index < to) {
      // most words are ASCII letters and nothing else
      const start = index
      let hash = hashSeed
      let cases = lowerBit
      while (index < to && isAsciiLetter(units[index]!)) {
        const unit = units[index]!
        hash = nextHash(hash, unit | lowerBit)
        cases &= unit
        index += 1
      }
      const kind = index < to ? classAt(units, index) : separator
      if (index === start) {
        index = kind === separator || kind === mark ? index + 1 : this.#chain(start)
        continue
      }
      const isRunOver = kind === separator || kind === ideograph
      if (!isRunOver || index - start > MAX_TERM_LENGTH || this.#connects(index)) {
        index = this.#chain(start)
        continue
      }
      if (cases === 0) for (let i = start; i < index; i += 1) units[i]! |= lowerBit
      const behind = this.#emitSigned(start, index)
      if (behind > 0) {
        index = behind
        continue
      }
      this.tokens.push(terms.ofHashed(units, start, index, hash), this.#position++, start, index, wordTerm)
      if (this.#isPossessive(index)) index += 2
    }
    this.#text = ''
    return this.#position
  }

  /** Lays out the units of a range, and those next to it that may tell how to read it. */
  #readUnits(text: string, from: number, to: number): void {
    const behind = Math.min(text.length, to + 2)
    if (behind + 2 > this.#units.length || this.#units.length > mostKept) {
      this.#units = new Uint16Array(Math.max(behind + 2, Math.min(this.#units.length * 2, mostKept)))
      this.#bytes = Buffer.from(this.#units.buffer)
    }
    if (from === 0 && behind === text.length) this.#bytes.write(text, 'utf16le')
    else for (let i = Math.max(0, from - 1); i < behind; i += 1) this.#units[i] = text.charCodeAt(i)
    this.#units[behind] = 0
    this.#units[behind + 1] = 0
  }

  /** Emits the character at `index` as a word; returns the index behind it. */
  #emitIdeograph(index: number): number {
    const term = this.#terms.ofString(foldWord(this.#text[index]!))
    this.tokens.push(term, this.#position++, index, index + 1, wordTerm)
    return index + 1
  }

  /** Reads runs joined by connectors, or an ideograph, from `start`; returns the index behind them. */
  #chain(chainStart: number): number {
    if (classAt(this.#units, chainStart) === ideograph) return this.#emitIdeograph(chainStart)
    const first = this.#position
    let start = chainStart
    let index = this.#run(start)
    if (!this.#connects(index)) {
      const isSplit = this.#segments > 1 && this.#isAscii && this.#splits()
      const behind = isSplit ? 0 : this.#emitSum(start, index) || this.#emitSigned(start, index)
      if (behind > 0) return behind
      index = this.#emitRun(start, index)
      return this.#isPossessive(index) ? index + 2 : index
    }
    let runEnd = index
    let parts = 1
    let whole = ''
    let letters = 0
    for (;;) {
      if (this.#segments > 1 || this.#isNumber[0] === 0) letters += 1
      if (whole.length <= longestWhole) whole += foldedOf(this.#slice(start, runEnd))
      index = this.#emitRun(start, runEnd)
      if (index !== runEnd || !this.#connects(index)) break
      parts += 1
      start = index + 1
      index = this.#run(start)
      runEnd = index
    }
    const isWhole = parts > 1 && parts <= mostParts && whole.length <= longestWhole
    // "1-2" is two numbers; a part number is long.
    if (isWhole && (letters > 0 || whole.length >= 6)) {
      this.tokens.push(this.#terms.ofString(whole), first, chainStart, index, wholeTerm)
    }
    return this.#isPossessive(index) ? index + 2 : index
  }

  /** Emits the word in `[start, end)` with the signs that belong to it; returns the index behind them, or 0 where there are none. */
  #emitSigned(start: number, end: number): number {
    const units = this.#units
    if (!mayBeSign(units[end]!) && (start === 0 || !mayBeSign(units[start - 1]!))) return 0
    const from = startOfSign(this.#text, units, start, end)
    const to = endOfSigns(units, end, this.#to)
    if (from === start && to === end) return 0
    const term = foldWord(this.#text.slice(start, Math.min(end, start + MAX_TERM_LENGTH)))
    if (term === '') return 0
    const text = this.#text
    const spelled = spelledWith(term, text.slice(from, start), text.slice(end, to))
    this.#emitTerm(spelled, this.#position++, from, to, wordTerm)
    return to
  }

  /** Emits the sum that begins with the number in `[start, end)` as a word, and its first number; returns the index behind it, or 0. */
  #emitSum(start: number, end: number): number {
    if (this.#segments > 1 || this.#isNumber[0] === 0) return 0
    const to = endOfSum(this.#units, start, end, this.#to)
    if (to === end) return 0
    this.#emitTerm(this.#text.slice(start, to), this.#position, start, to, wordTerm)
    this.#emitTerm(this.#text.slice(start, end), this.#position++, start, end, numberTerm)
    return to
  }

  #isConnector(index: number): boolean {
    switch (this.#units[index]!) {
      case 0x2d:
      case 0x27:
      case point:
      case 0x5f:
      case 0x26:
      case rightQuote:
      case 0x2010:
      case 0x2011:
        return true
      default:
        return false
    }
  }

  /** Whether a connector at `index` joins to a further run. */
  #connects(index: number): boolean {
    if (index + 1 >= this.#to || !this.#isConnector(index) || this.#isPossessive(index)) return false
    const next = classAt(this.#units, index + 1)
    return next !== separator && next !== mark && next !== ideograph
  }

  /** Whether "'s" stands at `index` and ends a word. */
  #isPossessive(index: number): boolean {
    const unit = this.#units[index]!
    if (unit !== 0x27 && unit !== rightQuote) return false
    if (index + 1 >= this.#to || (this.#units[index + 1]! | 32) !== 0x73) return false
    return index + 2 >= this.#to || classAt(this.#units, index + 2) === separator
  }

  /** Reads letters and digits from `index` into segments; returns the index behind them. */
  #run(index: number): number {
    const units = this.#units
    const to = this.#to
    let segments = 0
    let inNumber = -1
    this.#hasUpper = false
    this.#hasPoint = false
    this.#isAscii = true
    while (index < to) {
      const kind = classAt(units, index)
      if (kind === lowerAscii || kind === upperAscii || kind === otherLetter || kind === mark) {
        if (inNumber !== 0) {
          if (segments > 0) this.#ends[Math.min(segments, mostSegments) - 1] = index
          if (segments < mostSegments) {
            this.#starts[segments] = index
            this.#isNumber[segments] = 0
          }
          segments += 1
          inNumber = 0
        }
        if (kind === upperAscii) this.#hasUpper = true
        else if (kind !== lowerAscii) this.#isAscii = false
        index += 1
      } else if (kind === digit) {
        if (inNumber !== 1) {
          if (segments > 0) this.#ends[Math.min(segments, mostSegments) - 1] = index
          if (segments < mostSegments) {
            this.#starts[segments] = index
            this.#isNumber[segments] = 1
          }
          segments += 1
          inNumber = 1
        }
        index += 1
      } else if (inNumber === 1 && continuesNumber(units, index, to)) {
        this.#hasPoint = true
        index += 1
      } else break
    }
    this.#segments = segments
    this.#ends[Math.min(segments, mostSegments) - 1] = index
    return index
  }

  /** Emits the letters between `start` and `end`, which lie in the run just read, as a word. */
  #emitWord(start: number, end: number): void {
    const terms = this.#terms
    if (this.#isAscii) {
      const last = Math.min(end, start + MAX_TERM_LENGTH)
      this.tokens.push(terms.ofAscii(this.#units, start, last), this.#position++, start, end, wordTerm)
      return
    }
    const term = foldWord(this.#text.slice(start, end))
    if (term !== '') this.tokens.push(terms.ofString(term), this.#position++, start, end, wordTerm)
  }

  /** The term of the letters and digits between `start` and `end`, which lie in the run just read. */
  #slice(start: number, end: number): string {
    if (!this.#isAscii) return foldWord(this.#text.slice(start, end))
    const raw = this.#text.slice(start, Math.min(end, start + MAX_TERM_LENGTH))
    return this.#hasUpper ? raw.toLowerCase() : raw
  }

  /** "2,0" is 2.0, "12.500" is 12500; versions such as 1.2.3 stay. */
  #number(start: number, end: number): string {
    const raw = this.#text.slice(start, Math.min(end, start + MAX_TERM_LENGTH))
    return this.#hasPoint ? numberOf(raw) : raw
  }

  /** Emits the words of the run just read; returns the index behind it, or behind the unit that follows it. */
  #emitRun(start: number, end: number): number {
    const segments = this.#segments
    const isNumber = this.#isNumber
    if (segments === 1) {
      if (isNumber[0] === 1) return this.#emitNumber(start, end)
      this.#emitWord(start, end)
      return end
    }
    // "54m2": the digit behind is part of the unit
    const area = segments === 3 && isNumber[0] === 1 ? this.#slice(this.#starts[1]!, end) : ''
    const unitOfArea = tightUnits.get(area)
    if (unitOfArea !== undefined) {
      const numberEnd = this.#ends[0]!
      this.#emitMeasure(this.#number(start, numberEnd), unitOfArea, start, numberEnd, numberEnd, end)
      return end
    }
    const isSize = this.#isAscii && this.#isSize()
    if (isSize || (this.#isAscii && this.#splits())) {
      const first = this.#position
      if (isSize) {
        const last = isNumber[segments - 1] === 1 ? segments - 1 : segments - 2
        const whole = this.#slice(start, this.#ends[last]!)
        this.#emitTerm(whole.replaceAll(',', '.'), first, start, this.#ends[last]!, sizeTerm)
      }
      for (let i = 0; i < segments; i += 1) {
        const from = this.#starts[i]!
        if (isNumber[i] === 0) {
          if (isSize) continue
          this.#emitWord(from, this.#ends[i]!)
          continue
        }
        const unit =
          i + 1 < segments ? tightUnits.get(this.#slice(this.#starts[i + 1]!, this.#ends[i + 1]!)) : undefined
        const number = this.#number(from, this.#ends[i]!)
        if (isSize && i + 1 === segments) return this.#emitWithUnit(from, end)
        if (unit === undefined) this.#emitTerm(number, this.#position++, from, this.#ends[i]!, wordTerm)
        else {
          i += 1
          this.#emitMeasure(number, unit, from, this.#ends[i - 1]!, this.#starts[i]!, this.#ends[i]!)
        }
      }
      return end
    }
    const unit = tightUnits.get(foldedOf(this.#slice(this.#starts[1]!, end)))
    if (segments === 2 && isNumber[0] === 1 && unit !== undefined) {
      this.#emitMeasure(
        this.#number(start, this.#ends[0]!),
        unit,
        start,
        this.#ends[0]!,
        this.#starts[1]!,
        end,
      )
      return end
    }
    // "m²" and its like end in digits that are no number.
    const term = this.#slice(start, end).replaceAll(',', '.')
    if (term !== '') this.#emitTerm(term, this.#position++, start, end, wordTerm)
    return end
  }

  #emitTerm(term: string, position: number, start: number, end: number, role: TermRole): void {
    this.tokens.push(this.#terms.ofString(term), position, start, end, role)
  }

  /**
   * Whether the run is a size, two or three numbers and perhaps a unit: "30x18x12in". Numbers of one digit are a code: "4x4".
   */
  #isSize(): boolean {
    const segments = this.#segments
    if (segments < 3 || segments > mostSides * 2 || this.#isNumber[0] === 0) return false
    let isLong = false
    for (let i = 0; i < segments; i += 1) {
      const length = this.#ends[i]! - this.#starts[i]!
      if (this.#isNumber[i] === 1) {
        if (length > 5) return false
        isLong ||= length > 1
      } else if (i + 1 < segments) {
        if (length > 1 || !isLetterX(this.#units[this.#starts[i]!]!)) return false
      } else if (!tightUnits.has(this.#slice(this.#starts[i]!, this.#ends[i]!))) return false
    }
    return isLong
  }

  /** Whether the run is words and numbers written together, rather than a code. */
  #splits(): boolean {
    const segments = this.#segments
    if (segments > 4) return false
    for (let i = 0; i < segments; i += 1) {
      const length = this.#ends[i]! - this.#starts[i]!
      if (this.#isNumber[i] === 1) {
        if (length > 5) return false
      } else if (i === 0) {
        if (length < 3) return false
      } else if (!this.#splitsAt(i, length)) return false
    }
    return true
  }

  /** Whether the letters of segment `i`, behind a number, are a word or unit of their own. */
  #splitsAt(i: number, length: number): boolean {
    const text = this.#slice(this.#starts[i]!, this.#ends[i]!)
    if (this.#segments === 2 && tightUnits.has(text)) return false
    // "1920x1080", but not "4x4".
    if (length === 1)
      return text === 'x' && this.#ends[i - 1]! - this.#starts[i - 1]! > 2 && i + 1 < this.#segments
    return !numberSuffixes.has(text)
  }

  /** Emits a number and the unit that may follow it; returns the index behind both. */
  #emitNumber(start: number, end: number): number {
    const units = this.#units
    const mayBeFraction = units[end] === stroke && !this.#hasPoint
    const behind = mayBeFraction ? endOfFraction(this.#text, units, start, end, this.#to) : 0
    if (behind > 0) {
      const position = this.#position
      const to = this.#emitMeasured(start, behind)
      this.#emitTerm(this.#text.slice(start, end), position, start, end, numberTerm)
      this.#emitTerm(this.#text.slice(end + 1, behind), position, end + 1, behind, numberTerm)
      return to
    }
    return this.#emitMeasured(start, end)
  }

  /**
   * Emits the number or fraction in `[start, end)`, the unit that may follow it, and the size that it makes with those before it; returns the
   * index behind number and unit.
   */
  #emitMeasured(start: number, end: number): number {
    const to = this.#emitWithUnit(start, end)
    const sides = this.#sides
    if (sides.add(this.#text, this.#units, start, end, to, this.#position - 1))
      this.#emitTerm(sides.size, sides.position, sides.start, to, sizeTerm)
    return to
  }

  #emitWithUnit(start: number, end: number): number {
    const units = this.#units
    const next = units[end]!
    if (end < this.#to && (next === quoteInch || next === doublePrime)) {
      this.#emitMeasure(this.#number(start, end), 'in', start, end, end, end + 1)
      return end + 1
    }
    let from = end
    if (from < this.#to && (next === 0x20 || next === 0xa0 || next === 0x2d)) from += 1
    if (from < this.#to) {
      let to = from
      let hash = 0
      let isAscii = true
      while (to < this.#to && to - from <= longestUnit) {
        const kind = classAt(units, to)
        if (kind !== lowerAscii && kind !== upperAscii && kind !== digit && kind !== otherLetter) break
        if (kind === otherLetter) isAscii = false
        else hash = unitHash(hash, units[to]!)
        to += 1
      }
      const unit =
        to > from && (!isAscii || mayBeUnit(hash))
          ? (from === end ? tightUnits : units[to] === point ? dottedUnits : looseUnits).get(
              foldedOf(foldUnit(this.#text.slice(from, to))),
            )
          : undefined
      if (unit !== undefined) {
        this.#emitMeasure(this.#number(start, end), unit, start, end, from, to)
        return to
      }
    }
    if (this.#hasPoint) this.#emitTerm(this.#number(start, end), this.#position++, start, end, wordTerm)
    else {
      const last = Math.min(end, start + MAX_TERM_LENGTH)
      this.tokens.push(this.#terms.ofAscii(units, start, last), this.#position++, start, end, wordTerm)
    }
    return end
  }

  #emitMeasure(
    number: string,
    unit: string,
    start: number,
    end: number,
    unitStart: number,
    unitEnd: number,
  ): void {
    this.#emitTerm(number + unit, this.#position, start, unitEnd, wordTerm)
    this.#emitTerm(number, this.#position, start, end, numberTerm)
    if (unitEnd - unitStart >= wordUnitLength) {
      const written = foldUnit(this.#text.slice(unitStart, unitEnd))
      this.#emitTerm(written, this.#position, unitStart, unitEnd, unitTerm)
    }
    this.#position += 1
  }
}

function isAsciiLetter(unit: number): boolean {
  return ((unit | lowerBit) - 97) >>> 0 < 26
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ascii = /^[\u0000-\u007f]*$/

function foldUnit(raw: string): string {
  return ascii.test(raw) ? raw.toLowerCase() : foldWord(raw)
}
