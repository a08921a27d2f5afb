import { classAt, ideograph, mark, separator } from './characters.ts'
import { point } from './numbers.ts'

const rightQuote = 0x2019

function isConnector(unit: number): boolean {
  switch (unit) {
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
export function connects(units: Uint16Array, index: number, to: number): boolean {
  if (index + 1 >= to || !isConnector(units[index]!) || isPossessive(units, index, to)) return false
  const next = classAt(units, index + 1)
  return next !== separator && next !== mark && next !== ideograph
}

/** Whether "'s" stands at `index` and ends a word. */
export function isPossessive(units: Uint16Array, index: number, to: number): boolean {
  const unit = units[index]!
  if (unit !== 0x27 && unit !== rightQuote) return false
  if (index + 1 >= to || (units[index + 1]! | 32) !== 0x73) return false
  return index + 2 >= to || classAt(units, index + 2) === separator
}
