import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreedDecimal, readDigits } from './digits.ts'
import { parseNumber } from './numbers.ts'

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

describe('a separator before three digits', () => {
  it('groups where the unit is never counted in thousandths', () => {
    expect(parseNumber('150.000 km', { unit: 'km' })).toBe(150_000)
    expect(parseNumber('150,000', { unit: 'km', agreed: '.' })).toBe(150_000)
    expect(parseNumber('1.998 cm³', { unit: 'cm³' })).toBe(1998)
    expect(parseNumber('2.0 l', { unit: 'cm³', max: 9000 })).toBe(2000)
    expect(parseNumber('1.998 l', { unit: 'cm³', max: 9000 })).toBe(1998)
  })

  it('is what the column’s other numbers say', () => {
    expect(parseNumber('1.250 mp', { unit: 'm²', agreed: ',' })).toBe(1250)
    expect(parseNumber('1.250 mp', { unit: 'm²', agreed: '.' })).toBe(1.25)
  })

  it('is what the limits leave', () => {
    expect(parseNumber('2.015', { min: 1900, max: 2030 })).toBe(2015)
    expect(parseNumber('1,250', { min: 0, max: 20 })).toBe(1.25)
  })

  it('is refused where nothing tells', () => {
    expect(() => parseNumber('1.250 mp', { unit: 'm²', min: 0, max: 100_000 })).toThrow('two ways')
  })
})

it('never makes 525 of 52,5, whatever the custom', () => {
  expect(parseNumber('52,5 mp', { unit: 'm²' })).toBe(52.5)
  expect(parseNumber('1.250,5 mp', { unit: 'm²' })).toBe(1250.5)
  expect(() => parseNumber('52,5 mp', { unit: 'm²', decimal: '.' })).toThrow('not a number with "."')
  expect(() => parseNumber('12 34', {})).toThrow('not a number')
})

it('takes a bounded time for endless digits and blanks', () => {
  for (const text of [`1${' '.repeat(200_000)}\n`, '1.'.repeat(100_000)]) {
    expect(() => parseNumber(text, {})).toThrow('not a number')
  }
})

describe('agreedDecimal', () => {
  it.each([
    [['52,5 mp', '1.250'], ','],
    [['1.250.000', '7'], ','],
    [['98.5', '1,250'], '.'],
    [['52,5', '98.5'], undefined],
    [['1.250', '7', 'many', ''], undefined],
  ])('of %j is %j', (texts, decimal) => {
    expect(agreedDecimal(texts)).toBe(decimal)
  })
})

it('reads numbers as either custom prints them (property)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.constantFrom('en', 'ro'), (hundredths, locale) => {
      const text = (hundredths / 100).toLocaleString(locale, { minimumFractionDigits: 2 })
      expect(readDigits(text)).toEqual({ value: hundredths / 100 })
    }),
  )
})
