import { expect, it } from 'vitest'
import { comparablePrice, ratesOf } from './rates.ts'

it('converts minor units and rounds', () => {
  const rates = ratesOf({ rates: { EUR: 4.9765, USD: 4.5, GBP: 6 } })
  expect(comparablePrice({ amount: 100, currency: 'EUR' }, rates)).toBe(498)
  expect(comparablePrice({ amount: 123, currency: 'RON' }, rates)).toBe(123)
})
