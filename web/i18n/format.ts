import { manners, tagOf } from '@piata/config/languages'
import type { Locale } from './routes.ts'

interface Money {
  amount: number
  currency: string
}

const cache = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `${locale}${options.minimumFractionDigits ?? ''}${options.maximumFractionDigits ?? ''}${options.currency ?? ''}`
  let format = cache.get(key)
  if (!format) {
    format = new Intl.NumberFormat(tagOf(locale), { useGrouping: 'always', ...options })
    cache.set(key, format)
  }
  return format
}

/** A number with the language's separators: `1.250` in Romanian, `1,250` in English. */
export function formatNumber(locale: Locale, value: number, maximumFractionDigits = 2): string {
  return numberFormat(locale, { maximumFractionDigits }).format(value)
}

/**
 * A price as people write it: `1.250 lei`, `99 €`, `12,50 lei`; in English `1,250 lei`, `€99`; `Gratuit` for nothing. Whole amounts have
 * no decimals. The space does not break.
 */
export function formatPrice(locale: Locale, price: Money): string {
  if (price.amount === 0) return manners[locale]?.free ?? ''
  const value = price.amount / 100
  const digits = price.amount % 100 === 0 ? 0 : 2
  const written = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  // Lei are a word behind the number in every language, and count by Romanian's forms.
  if (price.currency === 'RON')
    return `${numberFormat(locale, written).format(value)}\u00a0${value === 1 ? 'leu' : 'lei'}`
  return numberFormat(locale, {
    ...written,
    style: 'currency',
    currency: price.currency,
    currencyDisplay: 'narrowSymbol',
  }).format(value)
}

/** What a currency is called behind an amount: `lei`, `euro`. */
export function currencyName(locale: Locale, currency: string): string {
  if (currency === 'RON') return 'lei'
  const style = { style: 'currency', currency, currencyDisplay: 'name' } as const
  const parts = new Intl.NumberFormat(tagOf(locale), style).formatToParts(2)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

/**
 * The zone in which the site writes dates, whatever the machine's own: PIATA_TIME_ZONE on the server (`server/settings.ts`), which the
 * document hands to the browser.
 */
export const timeZone =
  typeof document === 'undefined' ? process.env.PIATA_TIME_ZONE : document.documentElement.dataset.timeZone

const moment = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const

// Making a formatter costs more than a hundred uses of it, and a page of results has dozens of ages.
const relativeFormats = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
const dayFormats = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone }),
)
const dateFormats = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone }),
)
const monthFormats = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone }),
)

const { second: _, ...minute } = moment
const minuteFormats = perLocale((tag) => new Intl.DateTimeFormat(tag, { ...minute, timeZone }))
const yearMinuteFormats = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { ...minute, year: 'numeric', timeZone }),
)
const momentFormats = perLocale((tag) => new Intl.DateTimeFormat(tag, { ...moment, timeZone }))

const timeFormats = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
)
const calendarFormat = new Intl.DateTimeFormat('en', {
  ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
  timeZone,
})

const yearFormat = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone })

function perLocale<T>(make: (tag: string) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>()
  return (locale) => {
    let format = made.get(locale)
    if (format === undefined) {
      format = make(tagOf(locale))
      made.set(locale, format)
    }
    return format
  }
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/**
 * How long ago: `acum 3 ore`, `ieri`; a date once it is older than a week, and where it is still to come. `time` is RFC 3339,
 * `now` milliseconds.
 */
export function formatAge(locale: Locale, time: string, now: number): string {
  const elapsed = now - Date.parse(time)
  if (elapsed < 0 || elapsed >= 7 * 86_400_000) return formatDate(locale, time, now)
  const relative = relativeFormats(locale)
  for (const [unit, size] of units) {
    if (elapsed >= size) return relative.format(-Math.floor(elapsed / size), unit)
  }
  return relative.format(0, 'second')
}

/** How long to wait: `peste 30 de secunde`, `in 2 minutes`; rounded up, so that it is never too soon. */
export function formatWait(locale: Locale, seconds: number): string {
  const relative = new Intl.RelativeTimeFormat(tagOf(locale), { numeric: 'always' })
  if (seconds < 60) return relative.format(Math.max(1, Math.ceil(seconds)), 'second')
  if (seconds < 3600) return relative.format(Math.ceil(seconds / 60), 'minute')
  return relative.format(Math.ceil(seconds / 3600), 'hour')
}

/** `12 nov.`, with the year when it is not the current one in the site's zone. */
export function formatDate(locale: Locale, time: string, now: number): string {
  const date = new Date(time)
  const sameYear = yearFormat.format(date) === yearFormat.format(now)
  return (sameYear ? dayFormats : dateFormats)(locale).format(date)
}

/** `12 nov., 14:05`, in the site's zone. */
export function formatMinute(locale: Locale, time: string): string {
  return minuteFormats(locale).format(new Date(time))
}

/** `12 nov., 14:05:09`, in the site's zone. */
export function formatMoment(locale: Locale, time: string): string {
  return momentFormats(locale).format(new Date(time))
}

/** `12 nov. 2026, 14:05`, in the site's zone: of what may be of any year. */
export function formatDayAndMinute(locale: Locale, time: string): string {
  return yearMinuteFormats(locale).format(new Date(time))
}

/** `14:05`, in the site's zone. */
export function formatTime(locale: Locale, time: string): string {
  return timeFormats(locale).format(new Date(time))
}

/** Whether two moments are of one day in the site's zone. */
export function sameDay(time: string, other: number): boolean {
  return calendarFormat.format(new Date(time)) === calendarFormat.format(other)
}

/** How long something took: `340 ms`, `2,5 s`, `12 min`. */
export function formatDuration(locale: Locale, ms: number): string {
  const [unit, value] =
    ms < 1_000
      ? (['millisecond', Math.max(0, Math.round(ms))] as const)
      : ms < 120_000
        ? (['second', ms / 1_000] as const)
        : (['minute', ms / 60_000] as const)
  const digits = { maximumFractionDigits: value < 10 ? 1 : 0 }
  return new Intl.NumberFormat(tagOf(locale), { style: 'unit', unit, ...digits }).format(value)
}

/** `noiembrie 2026`. */
export function formatMonth(locale: Locale, time: string): string {
  return monthFormats(locale).format(new Date(time))
}

/** What a language calls itself: `Română`. */
export function ownName(locale: Locale): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
