import { expect, it } from 'vitest'
import { formatChange, formatFigure } from './format.ts'

it('writes figures to three digits, as the language and the unit have it', () => {
  const written = (value: number, unit: string) =>
    formatFigure('ro', value, unit, { rows: 'rânduri' }).replaceAll('\u00a0', ' ')
  expect(written(4.7234, 'ms')).toBe('4,72 ms')
  expect(written(0.012345, 'ms')).toBe('0,0123 ms')
  expect(written(5609.7, '/s')).toBe('5.610/s')
  expect(written(0.381, 'share')).toBe('38,1 %')
  expect(written(12_345_678, 'B')).toBe('12,3 MB')
  expect(written(45_678, 'B')).toBe('45,7 kB')
  expect(written(294, 'B')).toBe('294 B')
  expect(written(1.5, '×')).toBe('×1,5')
  expect(written(0, 'rows')).toBe('0 rânduri')
  expect(formatFigure('en', 5609.7, '/s', {})).toBe('5,610/s')
  expect([0.5, 1.042, 1].map((ratio) => formatChange('en', ratio))).toEqual([
    '−50\u00a0%',
    '+4.2\u00a0%',
    '+0\u00a0%',
  ])
})
