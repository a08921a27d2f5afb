import { formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'

/**
 * A figure with its unit, to three digits: `4,72 ms`, `12,3 MB`, `5.610/s`, `38 %`.
 * @param words what the language calls units that are words
 */
export function formatFigure(
  locale: Locale,
  value: number,
  unit: string,
  words: Readonly<Record<string, string>>,
): string {
  if (unit === 'share') return `${digits(locale, 100 * value)}\u00a0%`
  if (unit === '/s') return `${digits(locale, value)}/s`
  if (unit === '×') return `×${digits(locale, value)}`
  if (unit === 'B' && Math.abs(value) >= 10_000) {
    const isLarge = Math.abs(value) >= 1_000_000
    return `${digits(locale, value / (isLarge ? 1_000_000 : 1_000))}\u00a0${isLarge ? 'MB' : 'kB'}`
  }
  return `${digits(locale, value)}\u00a0${words[unit] ?? unit}`
}

/** `+4,2 %`; the sign is always there. */
export function formatChange(locale: Locale, ratio: number): string {
  const percent = 100 * (ratio - 1)
  return `${percent < 0 ? '−' : '+'}${digits(locale, Math.abs(percent))}\u00a0%`
}

function digits(locale: Locale, value: number): string {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  return formatNumber(locale, value, Math.min(6, Math.max(0, 2 - size)))
}
