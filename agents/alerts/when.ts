import type { AlertState, ToldFrequency } from '@piata/db'

/** The hour of the day, in the site's zone, from which days and weeks are told. */
const hour = 8
const dayMs = 86_400_000

/** The last days, as `2026-11-30`, on which a day's and a week's round was due. */
export function lastRounds(now: Date, timeZone: string): AlertState['ranFor'] {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)!.value
  const today = Date.parse(`${part('year')}-${part('month')}-${part('day')}T00:00:00Z`)
  const daily = Number(part('hour')) >= hour ? today : today - dayMs
  // Monday is 1, Sunday 7.
  const weekday = new Date(daily).getUTCDay() || 7
  return { daily: dayOf(daily), weekly: dayOf(daily - (weekday - 1) * dayMs) }
}

/** The frequencies whose time has come. */
export function dueFrequencies(ranFor: AlertState['ranFor'], last: AlertState['ranFor']): ToldFrequency[] {
  return [
    'at-once' as const,
    ...(['daily', 'weekly'] as const).filter((frequency) => ranFor[frequency] < last[frequency]),
  ]
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
