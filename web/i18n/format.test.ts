import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import {
  currencyName,
  formatAge,
  formatDate,
  formatDuration,
  formatMoment,
  formatMonth,
  formatNumber,
  formatPrice,
  formatWait,
} from './format.ts'
import { loadMessages } from './messages.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const price = (locale: 'ro' | 'en', amount: number, currency: string) =>
  plain(formatPrice(locale, { amount, currency }))

test('prices as people write them', () => {
  expect(price('ro', 125_000, 'RON')).toBe('1.250 lei')
  expect(price('ro', 9_900, 'EUR')).toBe('99 €')
  expect(price('ro', 1_250, 'RON')).toBe('12,50 lei')
  expect(price('ro', 100, 'RON')).toBe('1 leu')
  expect(price('ro', 0, 'RON')).toBe('Gratuit')
  expect(price('en', 0, 'EUR')).toBe('Free')
  expect(price('ro', 1, 'RON')).toBe('0,01 lei')
  expect(price('en', 125_000, 'RON')).toBe('1,250 lei')
  expect(price('en', 9_900, 'EUR')).toBe('€99')
  expect(price('ro', 100_000_000_000_000, 'USD')).toBe('1.000.000.000.000 $')
})

test('numbers are grouped from a thousand on', () => {
  expect(formatNumber('ro', 1_234)).toBe('1.234')
  expect(formatNumber('ro', 12.5)).toBe('12,5')
  expect(formatNumber('en', 1_234_567)).toBe('1,234,567')
})

test('counts take the three forms of Romanian', () => {
  const t = createTranslator({ locale: 'ro', namespace: 'common', messages: loadMessages('ro') })
  const count = (number: number) => t('count', { count: number })
  expect([0, 1, 2, 19, 20, 100, 101, 1_234].map(count)).toEqual([
    'Niciun anunț',
    '1 anunț',
    '2 anunțuri',
    '19 anunțuri',
    '20 de anunțuri',
    '100 de anunțuri',
    '101 anunțuri',
    '1.234 de anunțuri',
  ])
  const en = createTranslator({ locale: 'en', namespace: 'common', messages: loadMessages('en') })
  expect([1, 2].map((number) => en('count', { count: number }))).toEqual(['1 listing', '2 listings'])
})

test('ages and dates', () => {
  const now = Date.parse('2026-11-20T12:00:00Z')
  const ago = (ms: number) => formatAge('ro', new Date(now - ms).toISOString(), now)
  expect(ago(5_000)).toBe('acum')
  expect(ago(60_000)).toBe('acum 1 minut')
  expect(ago(3 * 3_600_000)).toBe('acum 3 ore')
  expect(ago(25 * 3_600_000)).toBe('ieri')
  expect(ago(8 * 86_400_000)).toBe('12 nov.')
  expect([ago(0), ago(-1), ago(-86_400_000)]).toEqual(['acum', '20 nov.', '21 nov.'])
  expect(formatDate('ro', '2025-03-01T10:00:00Z', now)).toBe('1 mar. 2025')
  expect(formatMonth('ro', '2026-11-30T23:30:00Z')).toBe('decembrie 2026')
})

test('the year is the one of the site, on both sides of midnight', () => {
  // In Bucharest the year begins at 22:00 UTC.
  const eve = Date.parse('2025-12-31T21:30:00Z')
  const newYear = Date.parse('2025-12-31T22:30:00Z')
  expect(formatDate('ro', '2025-12-31T22:30:00Z', eve)).toBe('1 ian. 2026')
  expect(formatDate('ro', '2025-12-31T22:30:00Z', newYear)).toBe('1 ian.')
  expect(formatDate('ro', '2025-12-31T21:30:00Z', newYear)).toBe('31 dec. 2025')
  expect(formatDate('en', '2026-01-01T08:00:00Z', newYear)).toBe('1 Jan')
})

test('moments have the time of the site, and durations the unit that fits', () => {
  expect(formatMoment('ro', '2026-11-12T22:04:05Z')).toBe('13 nov., 00:04:05')
  expect([12.4, 999, 1_540, 61_000, 180_000].map((ms) => formatDuration('ro', ms))).toEqual([
    '12 ms',
    '999 ms',
    '1,5 s',
    '61 s',
    '3 min.',
  ])
  expect(formatDuration('en', -5)).toBe('0 ms')
})

test('waits are said in the unit that fits, never too short', () => {
  expect(formatWait('ro', 1)).toBe('peste 1 secundă')
  expect(formatWait('ro', 30)).toBe('peste 30 de secunde')
  expect(formatWait('en', 61)).toBe('in 2 minutes')
  expect(formatWait('ro', 3_600)).toBe('peste 1 oră')
})

test('currencies are named as they stand behind an amount', () => {
  expect(['RON', 'EUR', 'USD'].map((currency) => currencyName('ro', currency))).toEqual([
    'lei',
    'euro',
    'dolari americani',
  ])
  expect(currencyName('en', 'GBP')).toBe('British pounds')
})
