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
import { connects, isPossessive } from './connectors.ts'
import { LetterRun } from './letter-run.ts'
import { endOfFraction, point, stroke } from './numbers.ts'
import { Sides } from './sides.ts'
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
  tightUnits,
  unitHash,
  wordUnitLength,
} from './units.ts'

const longestWhole = 32
const mostParts = 4
const quoteInch = 0x22
const doublePrime = 0x2033

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
  /** The letters and digits being read. */
  readonly #run = new LetterRun()
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
      if (!isRunOver || index - start > MAX_TERM_LENGTH || connects(this.#units, index, this.#to)) {
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
      if (isPossessive(this.#units, index, this.#to)) index += 2
    }
    this.#text = ''
    this.#run.forget()
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
    const run = this.#run
    const first = this.#position
    let start = chainStart
    let index = run.read(this.#text, this.#units, start, this.#to)
    if (!connects(this.#units, index, this.#to)) {
      const isSplit = run.segments > 1 && run.isAscii && run.splits()
      const behind = isSplit ? 0 : this.#emitSum(start, index) || this.#emitSigned(start, index)
      if (behind > 0) return behind
      index = this.#emitRun(start, index)
      return isPossessive(this.#units, index, this.#to) ? index + 2 : index
    }
    let runEnd = index
    let parts = 1
    let whole = ''
    let letters = 0
    for (;;) {
      if (run.segments > 1 || run.isNumber[0] === 0) letters += 1
      if (whole.length <= longestWhole) whole += foldedOf(run.slice(start, runEnd))
      index = this.#emitRun(start, runEnd)
      if (index !== runEnd || !connects(this.#units, index, this.#to)) break
      parts += 1
      start = index + 1
      index = run.read(this.#text, this.#units, start, this.#to)
      runEnd = index
    }
    const isWhole = parts > 1 && parts <= mostParts && whole.length <= longestWhole
    // "1-2" is two numbers; a part number is long.
    if (isWhole && (letters > 0 || whole.length >= 6)) {
      this.tokens.push(this.#terms.ofString(whole), first, chainStart, index, wholeTerm)
    }
    return isPossessive(this.#units, index, this.#to) ? index + 2 : index
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
    if (this.#run.segments > 1 || this.#run.isNumber[0] === 0) return 0
    const to = endOfSum(this.#units, start, end, this.#to)
    if (to === end) return 0
    this.#emitTerm(this.#text.slice(start, to), this.#position, start, to, wordTerm)
    this.#emitTerm(this.#text.slice(start, end), this.#position++, start, end, numberTerm)
    return to
  }

  /** Emits the letters between `start` and `end`, which lie in the run just read, as a word. */
  #emitWord(start: number, end: number): void {
    const terms = this.#terms
    if (this.#run.isAscii) {
      const last = Math.min(end, start + MAX_TERM_LENGTH)
      this.tokens.push(terms.ofAscii(this.#units, start, last), this.#position++, start, end, wordTerm)
      return
    }
    const term = foldWord(this.#text.slice(start, end))
    if (term !== '') this.tokens.push(terms.ofString(term), this.#position++, start, end, wordTerm)
  }

  /** Emits the words of the run just read; returns the index behind it, or behind the unit that follows it. */
  #emitRun(start: number, end: number): number {
    const run = this.#run
    const { segments, isNumber } = run
    if (segments === 1) {
      if (isNumber[0] === 1) return this.#emitNumber(start, end)
      this.#emitWord(start, end)
      return end
    }
    // "54m2": the digit behind is part of the unit
    const area = segments === 3 && isNumber[0] === 1 ? run.slice(run.starts[1]!, end) : ''
    const unitOfArea = tightUnits.get(area)
    if (unitOfArea !== undefined) {
      const numberEnd = run.ends[0]!
      this.#emitMeasure(run.number(start, numberEnd), unitOfArea, start, numberEnd, numberEnd, end)
      return end
    }
    const isSize = run.isAscii && run.isSize()
    if (isSize || (run.isAscii && run.splits())) {
      const first = this.#position
      if (isSize) {
        const last = isNumber[segments - 1] === 1 ? segments - 1 : segments - 2
        const whole = run.slice(start, run.ends[last]!)
        this.#emitTerm(whole.replaceAll(',', '.'), first, start, run.ends[last]!, sizeTerm)
      }
      for (let i = 0; i < segments; i += 1) {
        const from = run.starts[i]!
        if (isNumber[i] === 0) {
          if (isSize) continue
          this.#emitWord(from, run.ends[i]!)
          continue
        }
        const unit =
          i + 1 < segments ? tightUnits.get(run.slice(run.starts[i + 1]!, run.ends[i + 1]!)) : undefined
        const number = run.number(from, run.ends[i]!)
        if (isSize && i + 1 === segments) return this.#emitWithUnit(from, end)
        if (unit === undefined) this.#emitTerm(number, this.#position++, from, run.ends[i]!, wordTerm)
        else {
          i += 1
          this.#emitMeasure(number, unit, from, run.ends[i - 1]!, run.starts[i]!, run.ends[i]!)
        }
      }
      return end
    }
    const unit = tightUnits.get(foldedOf(run.slice(run.starts[1]!, end)))
    if (segments === 2 && isNumber[0] === 1 && unit !== undefined) {
      this.#emitMeasure(run.number(start, run.ends[0]!), unit, start, run.ends[0]!, run.starts[1]!, end)
      return end
    }
    // "m²" and its like end in digits that are no number.
    const term = run.slice(start, end).replaceAll(',', '.')
    if (term !== '') this.#emitTerm(term, this.#position++, start, end, wordTerm)
    return end
  }

  #emitTerm(term: string, position: number, start: number, end: number, role: TermRole): void {
    this.tokens.push(this.#terms.ofString(term), position, start, end, role)
  }

  /** Emits a number and the unit that may follow it; returns the index behind both. */
  #emitNumber(start: number, end: number): number {
    const units = this.#units
    const mayBeFraction = units[end] === stroke && !this.#run.hasPoint
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
      this.#emitMeasure(this.#run.number(start, end), 'in', start, end, end, end + 1)
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
        this.#emitMeasure(this.#run.number(start, end), unit, start, end, from, to)
        return to
      }
    }
    if (this.#run.hasPoint)
      this.#emitTerm(this.#run.number(start, end), this.#position++, start, end, wordTerm)
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
