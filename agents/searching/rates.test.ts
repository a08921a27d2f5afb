import { currencies } from '@piata/db'
import { expect, it } from 'vitest'
import { comparablePrice, ratesOf } from './rates.ts'

it('converts minor units and rounds', () => {
  const rates = ratesOf({ rates: { EUR: 4.9765, USD: 4.5, GBP: 6 } })
  expect(comparablePrice({ amount: 100, currency: 'EUR' }, rates)).toBe(498)
  expect(comparablePrice({ amount: 123, currency: 'RON' }, rates)).toBe(123)
  expect(comparablePrice({ amount: 123, currency: 'HUF' }, rates)).toBeUndefined()
  expect(ratesOf({ rates: { EUR: 5 } }, 'HUF')).toEqual({ HUF: 1 })
})

it('knows currencies that there are', () => {
  const known = Intl.supportedValuesOf('currency')
  expect(currencies.filter((currency) => !known.includes(currency))).toEqual([])
})
