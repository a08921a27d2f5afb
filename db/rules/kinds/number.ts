import { parseNumber } from '../../reading/numbers.ts'
import { type NumericKind, refused, taken } from './kind.ts'

/** A number in the attribute's unit, within its limits. */
export const number: NumericKind = {
  search: 'numeric',
  check(value, { min, max }) {
    if (typeof value !== 'number') return refused(value, 'wrong-type', 'must be a number')
    if (min !== undefined && value < min) return refused(value, 'too-small', `is below ${min}`)
    if (max !== undefined && value > max) return refused(value, 'too-large', `is above ${max}`)
    return taken(value)
  },
  reader:
    ({ unit, min, max }, { unit: assumed, decimal, agreed }) =>
    (text) =>
      parseNumber(text, { unit, min, max, assumed, decimal, agreed }),
  indexed: Number,
  bound: (text) => (/^\s*-?\d{1,15}(\.\d{1,10})?\s*$/.test(text) ? Number(text) : undefined),
  boundRule: 'must be a number',
  sample: ({ min = 0, max = min + 100 }, random) => min + Math.floor(random() * (max - min)),
}
