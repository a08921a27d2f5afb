import { numberOf, point } from './numbers.ts'

const times = 0xd7
const asterisk = 0x2a
const letterX = 0x78
const space = 0x20
/** What ASCII letters in lower case have, and the others have not. */
const lowerBit = 0x20
/** Most numbers of a size: 30x18x12. */
export const mostSides = 3
/** Longer numbers are no sides. */
const longestSide = 8

/** Whether the unit is the letter x, upper or lower case. */
export const isLetterX = (unit: number): boolean => (unit | lowerBit) === letterX

/** Puts numbers with an x between them together, each perhaps with its unit: "24 in. x 36 in." is the size 24x36. */
export class Sides {
  /** The size that the numbers make so far, from where in the text, and at which position. */
  size = ''
  start = 0
  position = 0
  #count = 0
  #firstEnd = 0
  #end = 0

  /** Begins anew. */
  clear(): void {
    this.#count = 0
  }

  /** Takes the number in `[start, end)` at a position, `to` being behind its unit. @returns whether it makes a size with those before it. */
  add(text: string, units: Uint16Array, start: number, end: number, to: number, position: number): boolean {
    if (end - start > longestSide) {
      this.#count = 0
      return false
    }
    const goesOn = this.#count > 0 && this.#count < mostSides && isTimes(units, this.#end, start)
    if (goesOn) {
      if (this.#count === 1) this.size = numberOf(text.slice(this.start, this.#firstEnd))
      this.size += `x${numberOf(text.slice(start, end))}`
      this.#count += 1
    } else {
      this.#count = 1
      this.start = start
      this.#firstEnd = end
      this.position = position
    }
    this.#end = to
    return goesOn
  }
}

/** Whether nothing but an x (and a unit's point and spaces) stands in `[from, to)`. */
function isTimes(units: Uint16Array, from: number, to: number): boolean {
  let index = from
  if (units[index] === point) index += 1
  if (units[index] === space) index += 1
  if (!isLetterX(units[index]!) && units[index] !== times && units[index] !== asterisk) return false
  index += 1
  if (units[index] === space) index += 1
  return index === to
}
