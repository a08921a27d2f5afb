import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBoolean, parseCurrency, parseNumber, parsePrice, parseTime, textOfHtml } from './convert.ts'

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

describe('parseNumber', () => {
  it.each([
    ['2256ft2', { unit: 'm²' }, 209.59],
    ['54 mp', { unit: 'm²' }, 54],
    ['1,5 ha', { unit: 'm²', decimal: ',' as const }, 15_000],
    ['1000', { unit: 'm²', assumed: 'ft2' }, 92.9],
    ['120,000', { unit: 'km' }, 120_000],
    ['75000 miles', { unit: 'km' }, 120_700.8],
    ['1 TB', { unit: 'GB' }, 1024],
    ['110 kW', { unit: 'CP' }, 149.56],
    ['-2', {}, -2],
    ['4.98', {}, 4.98],
    ['1.600', { unit: 'cm³', decimal: ',' as const }, 1600],
  ])('reads %s as %j', (text, options, value) => {
    expect(parseNumber(text, options)).toBe(value)
  })

  it.each([
    ['many', 'not a number'],
    ['1.2.3', 'not a number'],
    ['12 parsecs', 'unit "parsecs"'],
    ['5 constructor', 'unit "constructor"'],
    ['', 'not a number'],
  ])('refuses %j', (text, reason) => {
    expect(() => parseNumber(text, { unit: 'km' })).toThrow(reason)
  })
})

describe('parseTime', () => {
  it.each([
    ['2020-06-13', '2020-06-13T00:00:00.000Z'],
    ['2020-06-13T12:09', '2020-06-13T12:09:00.000Z'],
    ['2020-06-13 9:05', '2020-06-13T09:05:00.000Z'],
    ['2020-06-13T12:09:30.250Z', '2020-06-13T12:09:30.250Z'],
    ['2020-06-13T12:09+03:00', '2020-06-13T09:09:00.000Z'],
  ])('reads %s', (text, time) => {
    expect(parseTime(text)).toBe(time)
  })

  it.each(['13.06.2020', 'yesterday', '2020-13-01', '1970-01-01', '2020-06-13T99:99', ''])(
    'refuses %j',
    (text) => {
      expect(() => parseTime(text)).toThrow()
    },
  )
})

describe('other conversions', () => {
  it('reads yes and no in both languages', () => {
    expect(['Da', 'TRUE', 'y', '1'].map(parseBoolean)).toEqual([true, true, true, true])
    expect(['nu', 'False', '0'].map(parseBoolean)).toEqual([false, false, false])
    expect(() => parseBoolean('maybe')).toThrow('neither yes nor no')
  })

  it('reads currencies by code, name and sign', () => {
    expect(['ron', 'Lei', '€', 'USD', '£'].map(parseCurrency)).toEqual(['RON', 'RON', 'EUR', 'USD', 'GBP'])
    expect(() => parseCurrency('BTC')).toThrow('none of')
    expect(() => parseCurrency('constructor')).toThrow('none of')
  })

  it('makes text of simple HTML and never markup of text', () => {
    expect(textOfHtml('One<br />two<br><br>\n\n<b>three</b> &amp; &lt;four&gt; &#233;')).toBe(
      'One\ntwo\n\nthree & <four> é',
    )
    expect(textOfHtml('a < b and c > d')).toBe('a < b and c > d')
    expect(textOfHtml('<script>alert(1)</script>x')).toBe('alert(1)x')
    expect(textOfHtml(`&#${'9'.repeat(7)}; &#55296;`)).not.toContain('&#')
  })
})
