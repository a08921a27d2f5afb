import type { Time } from './types.ts'

const dayMs = 86_400_000
const mostDays = 4_096
/** Their texts up to the T, by the day's number since 1970. */
const days = new Map<number, string>()
const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** Milliseconds since 1970 as `toISOString` has them, at a third of its cost: cards of imports are full of the same few days. @throws RangeError for what is no time */
export function isoTime(milliseconds: number): Time {
  const day = Math.floor(milliseconds / dayMs)
  let text = days.get(day)
  if (text === undefined) {
    const whole = new Date(milliseconds).toISOString()
    // Years of other lengths.
    if (whole.length !== 24) return whole
    text = whole.slice(0, 11)
    if (days.size === mostDays) days.clear()
    days.set(day, text)
  }
  const rest = Math.trunc(milliseconds) - day * dayMs
  const seconds = Math.floor(rest / 1_000)
  const minutes = Math.floor(seconds / 60)
  const fraction = String(rest % 1_000).padStart(3, '0')
  return `${text}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${fraction}Z`
}
