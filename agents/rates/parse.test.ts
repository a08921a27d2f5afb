import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SiteFault } from '../net/fault.ts'
import { bank, centralBank } from '../test/rates.ts'
import { parseRates } from './parse.ts'

describe('a file of exchange rates', () => {
  it('of the National Bank of Romania is RON for so many units', () => {
    const { date, rates } = parseRates(
      bank('2026-11-27', { EUR: '5.0912', HUF: ['1.3245', '100'], USD: '4.3901' }),
    )
    expect(date).toBe('2026-11-27')
    expect(Object.fromEntries(rates)).toEqual({ EUR: 5.0912, HUF: 0.013245, USD: 4.3901 })
  })

  it('of the European Central Bank is told by way of the euro', () => {
    const { date, rates } = parseRates(
      centralBank({ '2026-11-27': { USD: '1.1600', GBP: '0.8800', RON: '5.0900' } }),
    )
    expect(date).toBe('2026-11-27')
    expect(Object.fromEntries(rates)).toEqual({ EUR: 5.09, USD: 4.387931, GBP: 5.7840909 })
  })

  it('of several days is that of the newest', () => {
    const xml = centralBank({
      '2026-11-26': { RON: '5' },
      '2026-11-27': { RON: '5.1' },
      '2026-11-25': { RON: '4' },
    })
    expect([...parseRates(xml).rates]).toEqual([['EUR', 5.1]])
  })

  it.each([
    ['', 'not well-formed'],
    ['<html><body>Not here</body></html>', 'holds no rates'],
    ['{"EUR": 5}', 'not well-formed'],
    [bank('2026-11-27', { EUR: '5.09' }).slice(0, -20), 'not well-formed'],
    [bank('2026-11-27', {}), 'holds no rates'],
    [bank('2026-02-30', { EUR: '5.09' }), 'which is no day'],
    [bank('27.11.2026', { EUR: '5.09' }), 'which is no day'],
    [bank('2026-11-27', { EUR: '0' }), 'no number above 0'],
    [bank('2026-11-27', { EUR: '-5' }), 'no number above 0'],
    [bank('2026-11-27', { EUR: '1e3' }), 'no number above 0'],
    [bank('2026-11-27', { EUR: 'NaN' }), 'no number above 0'],
    [bank('2026-11-27', { EUR: '5,09' }), 'no number above 0'],
    [bank('2026-11-27', { EUR: '' }), 'no number above 0'],
    [bank('2026-11-27', { EUR: ['5', '0'] }), 'no number above 0'],
    [bank('2026-11-27', { euro: '5' }), 'of no currency'],
    [bank('2026-11-27', { EUR: '5' }).replace('>RON<', '>MDL<'), 'in MDL, not in RON'],
    [
      bank('2026-11-27', { EUR: '5' }).replace('</Cube>', '<Rate currency="EUR">9</Rate></Cube>'),
      'two rates',
    ],
    [bank('2026-11-27', { EUR: '5' }).replace(' date="2026-11-27"', ''), 'under no day'],
    [centralBank({ '2026-11-27': { USD: '1.16' } }), 'no rate of RON'],
    [`<!DOCTYPE x [<!ENTITY a "5">]>${bank('2026-11-27', { EUR: '&a;' })}`, 'entities of its own'],
    ['<a>'.repeat(100_000), 'too deep'],
  ])('%# is refused: %s', (xml, reason) => {
    expect(() => parseRates(xml)).toThrow(reason)
    expect(() => parseRates(xml)).toThrow(SiteFault)
  })

  it('gives rates above 0 or is refused, whatever it holds (property)', () => {
    const value = fc.oneof(
      fc.double().map(String),
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[<&]/g, '')),
    )
    fc.assert(
      fc.property(value, value, (eur, multiplier) => {
        try {
          const xml = bank('2026-11-27', { EUR: [eur, multiplier.replaceAll('"', '')] })
          for (const [, rate] of parseRates(xml).rates) expect(rate > 0 && Number.isFinite(rate)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(SiteFault)
        }
      }),
    )
  })
})
