import { classAt, digit } from './characters.ts'
import { denominators } from './units.ts'

/*
 * Numbers as people write them: 2,0 is 2.0, 12.500 is 12500, 1/2 is a fraction.
 */

export const point = 0x2e
const comma = 0x2c
export const stroke = 0x2f

/** Whether the point or comma at `index`, behind a digit, stands within a number that may go on until `to`. */
export function continuesNumber(units: Uint16Array, index: number, to: number): boolean {
  const unit = units[index]!
  if (unit !== point && unit !== comma) return false
  if (index + 1 >= to || classAt(units, index + 1) !== digit) return false
  if (unit === point) return true
  // "1,5" and "12,500" are numbers, "2,3,4" is a list.
  let end = index + 1
  while (end < to && classAt(units, end) === digit) end += 1
  const goesOn = units[end]! === comma && classAt(units, end + 1) === digit
  return end - index <= 4 && !goesOn && (index < 2 || units[index - 2] !== comma)
}

/** The index behind the vulgar fraction that begins with the whole number in `[start, end)` and the stroke behind it, or 0. */
export function endOfFraction(
  text: string,
  units: Uint16Array,
  start: number,
  end: number,
  to: number,
): number {
  if (end - start > 2 || (start > 0 && units[start - 1] === stroke)) return 0
  let behind = end + 1
  while (behind < to && classAt(units, behind) === digit) behind += 1
  if (behind === end + 1 || behind - end > 3 || units[behind] === stroke) return 0
  const [above, below] = text.slice(start, behind).split('/').map(Number) as [number, number]
  return above > 0 && above < below && denominators.has(below) ? behind : 0
}

/** A number with its points and commas read; versions such as 1.2.3 stay. */
export function numberOf(raw: string): string {
  const first = raw.search(/[.,]/)
  if (first < 0) return raw
  if (/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(raw)) return raw.replace(/[.,]/g, '')
  return raw.replace(/,/g, '.')
}
