import { classAt, digit, foldWord, lowerAscii, mark, otherLetter, upperAscii } from './characters.ts'
import { continuesNumber, numberOf } from './numbers.ts'
import { isLetterX, mostSides } from './sides.ts'
import { MAX_TERM_LENGTH } from './types.ts'
import { numberSuffixes, tightUnits } from './units.ts'

const mostSegments = 6

/** Letters and digits that follow each other, cut into segments where letters meet digits. */
export class LetterRun {
  readonly starts = new Int32Array(mostSegments)
  readonly ends = new Int32Array(mostSegments)
  /** 1 for a segment of digits, with what may stand in a number; 0 for one of letters. */
  readonly isNumber = new Uint8Array(mostSegments)
  /** May be more than are kept. */
  segments = 0
  /** Whether a point or comma stands in a number. */
  hasPoint = false
  isAscii = true
  #hasUpper = false
  #text = ''
  #units: Uint16Array = new Uint16Array(0)

  /** Reads letters and digits from `index` into segments; returns the index behind them. */
  read(text: string, units: Uint16Array, index: number, to: number): number {
    this.#text = text
    this.#units = units
    let segments = 0
    let inNumber = -1
    this.#hasUpper = false
    this.hasPoint = false
    this.isAscii = true
    while (index < to) {
      const kind = classAt(units, index)
      if (kind === lowerAscii || kind === upperAscii || kind === otherLetter || kind === mark) {
        if (inNumber !== 0) {
          if (segments > 0) this.ends[Math.min(segments, mostSegments) - 1] = index
          if (segments < mostSegments) {
            this.starts[segments] = index
            this.isNumber[segments] = 0
          }
          segments += 1
          inNumber = 0
        }
        if (kind === upperAscii) this.#hasUpper = true
        else if (kind !== lowerAscii) this.isAscii = false
        index += 1
      } else if (kind === digit) {
        if (inNumber !== 1) {
          if (segments > 0) this.ends[Math.min(segments, mostSegments) - 1] = index
          if (segments < mostSegments) {
            this.starts[segments] = index
            this.isNumber[segments] = 1
          }
          segments += 1
          inNumber = 1
        }
        index += 1
      } else if (inNumber === 1 && continuesNumber(units, index, to)) {
        this.hasPoint = true
        index += 1
      } else break
    }
    this.segments = segments
    this.ends[Math.min(segments, mostSegments) - 1] = index
    return index
  }

  /** Lets go of the text. */
  forget(): void {
    this.#text = ''
  }

  /** The term of the letters and digits between `start` and `end`, which lie in the run just read. */
  slice(start: number, end: number): string {
    if (!this.isAscii) return foldWord(this.#text.slice(start, end))
    const raw = this.#text.slice(start, Math.min(end, start + MAX_TERM_LENGTH))
    return this.#hasUpper ? raw.toLowerCase() : raw
  }

  /** "2,0" is 2.0, "12.500" is 12500; versions such as 1.2.3 stay. */
  number(start: number, end: number): string {
    const raw = this.#text.slice(start, Math.min(end, start + MAX_TERM_LENGTH))
    return this.hasPoint ? numberOf(raw) : raw
  }

  /**
   * Whether the run is a size, two or three numbers and perhaps a unit: "30x18x12in". Numbers of one digit are a code: "4x4".
   */
  isSize(): boolean {
    const segments = this.segments
    if (segments < 3 || segments > mostSides * 2 || this.isNumber[0] === 0) return false
    let isLong = false
    for (let i = 0; i < segments; i += 1) {
      const length = this.ends[i]! - this.starts[i]!
      if (this.isNumber[i] === 1) {
        if (length > 5) return false
        isLong ||= length > 1
      } else if (i + 1 < segments) {
        if (length > 1 || !isLetterX(this.#units[this.starts[i]!]!)) return false
      } else if (!tightUnits.has(this.slice(this.starts[i]!, this.ends[i]!))) return false
    }
    return isLong
  }

  /** Whether the run is words and numbers written together, rather than a code. */
  splits(): boolean {
    const segments = this.segments
    if (segments > 4) return false
    for (let i = 0; i < segments; i += 1) {
      const length = this.ends[i]! - this.starts[i]!
      if (this.isNumber[i] === 1) {
        if (length > 5) return false
      } else if (i === 0) {
        if (length < 3) return false
      } else if (!this.#splitsAt(i, length)) return false
    }
    return true
  }

  /** Whether the letters of segment `i`, behind a number, are a word or unit of their own. */
  #splitsAt(i: number, length: number): boolean {
    const text = this.slice(this.starts[i]!, this.ends[i]!)
    if (this.segments === 2 && tightUnits.has(text)) return false
    // "1920x1080", but not "4x4".
    if (length === 1)
      return text === 'x' && this.ends[i - 1]! - this.starts[i - 1]! > 2 && i + 1 < this.segments
    return !numberSuffixes.has(text)
  }
}
