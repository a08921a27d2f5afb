import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencies } from '../types.ts'
import { parseCurrency, parsePrice, readPrice } from './prices.ts'

describe('parsePrice', () => {
  it.each([
    ['$1,525,000.00', 152_500_000, 'USD'],
    ['$0', 0, 'USD'],
    ['950', 95_000, 'RON'],
    ['12.500 lei', 1_250_000, 'RON'],
    ['12,500', 1_250_000, 'RON'],
    ['1.234,50 €', 123_450, 'EUR'],
    ['1,234.50', 123_450, 'RON'],
    ['1 200,5 RON', 120_050, 'RON'],
    ['€ 99.99', 9_999, 'EUR'],
    ['99,9', 9_990, 'RON'],
    ['0.125', 13, 'RON'],
    ['.5', 50, 'RON'],
    ['GBP 5', 500, 'GBP'],
    ["1'000'000", 100_000_000, 'RON'],
    ['$9999999999', 999_999_999_900, 'USD'],
    ['10000000000', 10 ** 12, 'RON'],
  ])('reads %s', (text, amount, currency) => {
    expect(parsePrice(text, 'RON')).toEqual({ amount, currency })
  })

  it.each([
    ['abc', 'not an amount'],
    ['', 'not an amount'],
    ['12 apples', 'not an amount'],
    ['$1 EUR', 'two currencies'],
    ['-5', 'negative'],
    ['$-5', 'negative'],
    ['10000000000.01', 'more than'],
    ['99999999999999999999999999', 'more than'],
    ['1,2,3', 'not an amount'],
    ['1.2.3,4', 'not an amount'],
    ['Infinity', 'not an amount'],
    ['1e9', 'not an amount'],
    ['=1+1', 'not an amount'],
    ['__proto__ 5', 'not an amount'],
  ])('refuses %j', (text, reason) => {
    expect(() => parsePrice(text, 'RON')).toThrow(reason)
  })

  it('reads every amount as it is printed in English and Romanian (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('en', 'ro'), (amount, locale) => {
        const text = (amount / 100).toLocaleString(locale, { minimumFractionDigits: 2 })
        expect(parsePrice(text, 'EUR')).toEqual({ amount, currency: 'EUR' })
      }),
    )
  })

  it('throws nothing but its own refusals (property)', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const { amount } = parsePrice(text, 'RON')
          expect(Number.isSafeInteger(amount) && amount >= 0 && amount <= 10 ** 12).toBe(true)
        } catch (error) {
          expect((error as Error).name).toBe('ConversionError')
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('readPrice', () => {
  it.each([
    ['12.500,-', 1_250_000, 'RON', false],
    ['250 lei/buc', 25_000, 'RON', false],
    ['1.200 EUR + TVA', 120_000, 'EUR', false],
    ['1.200 EUR TVA inclus', 120_000, 'EUR', false],
    ['3500 lei/lună', 350_000, 'RON', false],
    ['gratis', 0, 'RON', false],
    ['Gratuit', 0, 'RON', false],
    ['donez', 0, 'RON', false],
    ['free', 0, 'RON', false],
    ['Gratuit!', 0, 'RON', false],
    ['de donat', 0, 'RON', false],
    ['Se oferă gratis', 0, 'RON', false],
    ['free of charge', 0, 'RON', false],
    ['0 lei (gratuit)', 0, 'RON', false],
    ['0,00 €', 0, 'EUR', false],
    ['0', 0, 'RON', false],
    ['0 lei', 0, 'RON', false],
    ['12.500,00', 1_250_000, 'RON', false],
    ['12.5', 1_250, 'RON', false],
    ['1.250', 125_000, 'RON', false],
    ['100 lei negociabil', 10_000, 'RON', true],
    ['100 € ușor negociabil', 10_000, 'EUR', true],
    ['1 500 lei', 150_000, 'RON', false],
    ['€ 1.200', 120_000, 'EUR', false],
    ['1200€', 120_000, 'EUR', false],
    ['1.200,5 lei', 120_050, 'RON', false],
    ['RON 99.99', 9_999, 'RON', false],
    ['99 Lei.', 9_900, 'RON', false],
    ['0,50', 50, 'RON', false],
  ])('keeps %j', (text, amount, currency, negotiable) => {
    expect(readPrice(text, 'RON')).toMatchObject({ price: { amount, currency }, negotiable })
  })

  it.each([
    ['negociabil', true],
    ['la cerere', false],
    ['Preț la cerere', false],
  ])('takes %j for on request', (text, negotiable) => {
    expect(readPrice(text, 'RON')).toEqual({ price: null, negotiable })
  })

  it.each([
    ['de la 100 lei', 'is a lower bound only; left out'],
    ['gratuit peste 100 lei', 'is not an amount; left out'],
    ['transport gratuit', 'is not an amount; left out'],
    ['3500 JPY', `is in JPY, and not in ${currencies.join(', ')}; left out`],
    ['100-150 lei', 'is a range; left out'],
    ['-5', 'is negative; left out'],
    ['???', 'is not an amount; left out'],
    ['99999999999999', 'is more than 10,000,000,000.00; left out'],
    ['9'.repeat(200_000), 'is not an amount'],
  ])('drops %.20j with a note', (text, note) => {
    expect(readPrice(text, 'RON')).toEqual({ price: null, negotiable: false, note })
  })

  it('says what it left out of a price that it kept', () => {
    expect(readPrice('250 lei/buc', 'RON').note).toBe('is kept without what it is for one of')
    expect(readPrice('1.200 EUR + TVA', 'RON').note).toBe('is kept without TVA')
    expect(readPrice('250 lei', 'RON').note).toBeUndefined()
  })

  it('never throws (property)', () => {
    const words = fc.constantFrom(
      'de la ',
      '-',
      '/',
      'TVA',
      ' lei',
      '€',
      '1',
      '.',
      ',',
      ' ',
      'negociabil',
      '+',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join('')),
        ),
        (text) => {
          const { price } = readPrice(text, 'RON')
          expect(price === null || (Number.isSafeInteger(price.amount) && price.amount >= 0)).toBe(true)
        },
      ),
    )
  })
})

describe('parseCurrency', () => {
  it('reads currencies by code, name and sign', () => {
    expect(['ron', 'Lei', '€', 'USD', '£'].map((text) => parseCurrency(text, 'EUR'))).toEqual([
      'RON',
      'RON',
      'EUR',
      'USD',
      'GBP',
    ])
    expect(['huf', 'zł', 'Kč'].map((text) => parseCurrency(text, 'EUR'))).toEqual(['HUF', 'PLN', 'CZK'])
    // Several call theirs so.
    expect([parseCurrency('lei', 'MDL'), parsePrice('500 kr', 'SEK').currency]).toEqual(['MDL', 'SEK'])
    expect(() => parseCurrency('BTC', 'RON')).toThrow('none of')
    expect(() => parseCurrency('constructor', 'RON')).toThrow('none of')
  })
})
