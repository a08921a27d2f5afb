import { isoTime } from '../iso-time.ts'
import { ConversionError } from '../reading/convert.ts'
import { fold } from '../text.ts'
import type { Time } from '../types.ts'

/** Whether 03/04/2026 is in April or in March. */
type DayOrder = 'dmy' | 'mdy'

const dayMs = 86_400_000
const earliest = Date.UTC(1990, 0, 1)
/** No time is longer. */
const longest = 60
/** Day 0 of spreadsheets, which believe in a 29 February 1900. */
const serialStart = Date.UTC(1899, 11, 30)

/** By the first three letters of their folded names, in Romanian and English. */
const months: Record<string, number> = {
  ian: 1,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  mai: 5,
  may: 5,
  iun: 6,
  jun: 6,
  iul: 7,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  noi: 11,
  nov: 11,
  dec: 12,
}
const monthNames =
  /^(?:ian(?:uarie)?|jan(?:uary)?|feb(?:ruarie|ruary)?|mar(?:tie|ch)?|apr(?:ilie|il)?|mai|may|iun(?:ie)?|june?|iul(?:ie)?|july?|aug(?:ust)?|sept?(?:embrie|ember)?|oct(?:ombrie|ober)?|noi(?:embrie)?|nov(?:ember)?|dec(?:embrie|ember)?)$/

const clock = String.raw`(?:[T,]?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC?|GMT|[+-]\d{2}:?\d{2})?)?`
const plain = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?$/
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.]?)(\d{2})\2(\d{2})${clock}$`, 'i')
const dayFirst = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`, 'i')
const dayThenName = new RegExp(
  String.raw`^(?:\p{L}{2,10}\.?,?\s+)?(\d{1,2})[\s-]+(\p{L}{3,10})\.?[\s-]+(\d{4})${clock}$`,
  'iu',
)
const nameThenDay = new RegExp(
  String.raw`^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`,
  'iu',
)

/**
 * Reads times as files hold them: 2026-01-31[T18:30[:00][+02:00]], 2026/01/31, 31.01.2026 18:30, 31/01/2026, 1 iulie 2026, July 1, 2026,
 * Wed, 01 Jul 2026 12:00:00 +0300 (RFC 5322), seconds or milliseconds since 1970, a spreadsheet's days since 1900. Those without an
 * offset are of `zone`: the earlier of two where its clock goes back, after the gap where it goes forward.
 */
export class TimeReader {
  readonly #zone: string
  readonly #order: DayOrder
  /** Offsets of days that have one alone, in ms, by the day's number. */
  readonly #offsets = new Map<number, number | undefined>()
  /** Midnights as if of UTC, of days that exist. */
  readonly #days = new Map<string, number>()

  /** @param zone an IANA name, such as Europe/Bucharest */
  constructor(zone: string, order: DayOrder = 'dmy') {
    this.#zone = zone
    this.#order = order
  }

  /** @throws ConversionError for what is no time, days that do not exist, and times before 1990 */
  read(text: string): Time {
    const time = text.length > longest ? undefined : this.#read(text.trim())
    if (time === undefined) {
      throw new ConversionError('no-time')
    }
    if (time < earliest) throw new ConversionError('before-1990')
    return isoTime(time)
  }

  #read(text: string): number | undefined {
    // As most files have them.
    const usual = plain.exec(text)
    if (usual !== null)
      return this.#local(this.#midnight(usual[1]!) + clockOf(usual[2]!, usual[3]!, usual[4] ?? '0'))
    const number = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
    if (number >= 1e11 && number < 1e14) return number
    if (number >= 1e8 && number < 1e10 && !Number.isNaN(number)) return number * 1000
    if (number >= 10_000 && number < 100_000)
      return this.#local(serialStart + Math.round(number * 86_400) * 1000)
    let match = yearFirst.exec(text)
    if (match) return this.#time(match[1]!, match[3]!, match[4]!, match.slice(5))
    match = dayFirst.exec(text)
    if (match) {
      const isMonthFirst = match[2] === '/' && this.#order === 'mdy'
      const [month, day] = isMonthFirst ? [match[1]!, match[3]!] : [match[3]!, match[1]!]
      return this.#time(fullYear(match[4]!), month, day, match.slice(5))
    }
    match = dayThenName.exec(text)
    if (match) return this.#time(match[3]!, monthOf(match[2]!), match[1]!, match.slice(4))
    match = nameThenDay.exec(text)
    if (match) return this.#time(match[3]!, monthOf(match[1]!), match[2]!, match.slice(4))
    return undefined
  }

  #time(
    yearText: string,
    monthText: string | undefined,
    dayText: string,
    [hour = '0', minute = '0', second = '0', fraction = '', offset]: (string | undefined)[],
  ): number | undefined {
    const time =
      midnightOf(Number(yearText), Number(monthText), Number(dayText)) +
      clockOf(hour, minute, second) +
      Number(fraction.slice(0, 3).padEnd(3, '0'))
    if (offset === undefined) return this.#local(time)
    const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? []
    if (Number(hours) > 18 || Number(minutes) > 59) return undefined
    return time - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  }

  /** Of 2026-01-31; the days of a file are few. */
  #midnight(text: string): number {
    let midnight = this.#days.get(text)
    if (midnight === undefined) {
      midnight = midnightOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
      if (this.#days.size > 10_000) this.#days.clear()
      this.#days.set(text, midnight)
    }
    return midnight
  }

  /** A reading of a clock of the zone, given as if it were of UTC. */
  #local(reading: number): number {
    const day = Math.floor(reading / dayMs)
    let offset = this.#offsets.get(day)
    if (offset === undefined && !this.#offsets.has(day)) {
      const start = this.#offsetAt(day * dayMs)
      offset = this.#offsetAt((day + 1) * dayMs) === start ? start : undefined
      if (this.#offsets.size > 10_000) this.#offsets.clear()
      this.#offsets.set(day, offset)
    }
    return reading - (offset ?? this.#offsetAt(reading))
  }

  #offsetAt(reading: number): number {
    const plain = new Date(reading).toISOString().slice(0, -1)
    return reading - Temporal.PlainDateTime.from(plain).toZonedDateTime(this.#zone).epochMilliseconds
  }
}

/** As if of UTC. @throws ConversionError for a day that does not exist */
function midnightOf(year: number, month: number, day: number): number {
  const midnight = Date.UTC(year, month - 1, day)
  const date = new Date(midnight)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCFullYear() !== year)
    throw new ConversionError('no-day')
  return midnight
}

/** Milliseconds since midnight. @throws ConversionError for a time that does not exist */
function clockOf(hourText: string, minuteText: string, secondText: string): number {
  const [hour, minute, second] = [Number(hourText), Number(minuteText), Number(secondText)]
  if (hour > 23 || minute > 59 || second > 59) throw new ConversionError('no-clock')
  return ((hour * 60 + minute) * 60 + second) * 1000
}

/** Of two digits those from 70 are of the last century. */
function fullYear(year: string): string {
  return year.length === 4 ? year : `${Number(year) < 70 ? 20 : 19}${year}`
}

function monthOf(name: string): string {
  const folded = fold(name)
  const month = monthNames.test(folded) ? months[folded.slice(0, 3)] : undefined
  if (month === undefined) throw new ConversionError('no-month')
  return String(month)
}

/** How a column's days with slashes are ordered: by the month first only where that alone can be and nothing contradicts it. */
export function agreedDayOrder(texts: Iterable<string>): DayOrder {
  let monthFirst = false
  for (const text of texts) {
    const match = /^\s*(\d{1,2})\/(\d{1,2})\/\d/.exec(text)
    if (match === null) continue
    if (Number(match[1]) > 12) return 'dmy'
    if (Number(match[2]) > 12) monthFirst = true
  }
  return monthFirst ? 'mdy' : 'dmy'
}
