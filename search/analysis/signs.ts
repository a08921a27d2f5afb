import { classAt, digit, separator } from './characters.ts'
import { SPELLING_MARK } from './types.ts'

/*
 * Signs that belong to a name: C++, C#, A+, S22+, .NET, #1, 5+1. They make another spelling of the word, as diacritics do, so that "C" finds
 * C++ too, after C. Sums are one word.
 */

const plus = 0x2b
const numberSign = 0x23
const point = 0x2e
/** Most plus signs of a name: A+++. */
const mostSigns = 3
/** Most digits of a number that is part of a name: 12+1, #100. */
const mostDigits = 3

/** False for what stands before and behind most words. */
export const mayBeSign = (unit: number): boolean => unit === plus || unit === numberSign || unit === point

/** The index behind the plus or number signs at `index` that belong to the word before them, or `index`. */
export function endOfSigns(units: Uint16Array, index: number, to: number): number {
  const sign = units[index]!
  if (index >= to || (sign !== plus && sign !== numberSign)) return index
  let end = index + 1
  while (sign === plus && end < to && units[end] === plus) end += 1
  return end - index <= mostSigns && (end >= to || classAt(units, end) === separator) ? end : index
}

/** Where a name that begins with a sign begins: .NET and #1, at the beginning or behind a space; else `start`. */
export function startOfSign(text: string, units: Uint16Array, start: number, end: number): number {
  if (start === 0) return start
  const sign = units[start - 1]!
  if (sign !== point && sign !== numberSign) return start
  if (start > 1 && !/\s/.test(text[start - 2]!)) return start
  const named = sign === point ? /^net$/i : /^\d{1,3}$/
  return named.test(text.slice(start, end)) ? start - 1 : start
}

/** The index behind a sum of short numbers that begins with the number in `[start, end)`, or `end`. */
export function endOfSum(units: Uint16Array, start: number, end: number, to: number): number {
  if (end - start > mostDigits) return end
  let index = end
  while (index + 1 < to && units[index] === plus && classAt(units, index + 1) === digit) {
    let next = index + 1
    while (next < to && classAt(units, next) === digit) next += 1
    if (next - index - 1 > mostDigits) return end
    index = next
  }
  return index < to && classAt(units, index) !== separator ? end : index
}

/** The term of a word (itself perhaps a spelling) written with signs before and behind it. */
export function spelledWith(term: string, before: string, behind: string): string {
  const mark = term.indexOf(SPELLING_MARK)
  const folded = mark < 0 ? term : term.slice(0, mark)
  return `${folded}${SPELLING_MARK}${before}${term.slice(mark + 1)}${behind}`
}

/** Whether the term is spelled with signs: then it says something, whatever its letters are (A+). */
export function hasSigns(term: string): boolean {
  const mark = term.indexOf(SPELLING_MARK)
  return mark >= 0 && /[+#.]/.test(term.slice(mark + 1))
}
