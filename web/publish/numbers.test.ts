import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountText, numberText, parseAmount, parseNumber } from './numbers.ts'

describe('amounts as people type them', () => {
  test.each([
    ['1250', 125_000],
    ['1.250', 125_000],
    ['1 250', 125_000],
    ['1,250.50', 125_050],
    ['99,5', 9_950],
    ['0', 0],
    ['1.250.000', 125_000_000],
  ])('%s', (text, amount) => expect(parseAmount(text)).toBe(amount))

  test.each(['', 'abc', '-5', '1.2.3', '99999999999999', '1,', 'NaN', '1e5'])('%j is none', (text) =>
    expect(parseAmount(text)).toBeUndefined(),
  )
})

test('numbers take a comma or a point', () => {
  const texts = ['2,5', '2.5', '120.000', '120,000', '1.200,5', '1,200.5']
  expect(texts.map(parseNumber)).toEqual([2.5, 2.5, 120_000, 120_000, 1_200.5, 1_200.5])
  expect(['0x10', '1e5', 'Infinity', '-', ','].map(parseNumber)).toEqual(Array(5).fill(undefined))
  expect(parseNumber('mult')).toBeUndefined()
})

test('every number and every amount comes back from its text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), fc.nat(4), (digits, decimals) => {
      const number = digits / 10 ** decimals
      expect(parseNumber(numberText(number))).toBe(number)
    }),
  )
  fc.assert(
    fc.property(fc.nat(), (amount) => {
      expect(parseAmount(amountText(amount))).toBe(amount)
    }),
  )
})
