import { Cron } from 'croner'
import { FeedFault } from './fault.ts'

/** When a feed is read: by the clock, in the site's zone where none is said, or again and again. */
export type FeedSchedule = { cron: string; zone?: string } | { everyMinutes: number }

/** Between two runs of a feed. */
const minutes = { min: 5, max: 43_200 }

/** @throws FeedFault saying what is wrong with it */
export function parseSchedule(given: unknown): FeedSchedule {
  const { cron, zone, everyMinutes, ...others } = (
    typeof given === 'object' && given !== null ? given : {}
  ) as Record<string, unknown>
  const unknown = Object.keys(others)[0]
  if (unknown !== undefined)
    throw new FeedFault(`schedule.${unknown}: is not known; known are cron, zone, everyMinutes`)
  if (everyMinutes !== undefined) {
    if (cron !== undefined || zone !== undefined)
      throw new FeedFault('schedule: must have either cron, with or without zone, or everyMinutes')
    const isWhole =
      Number.isInteger(everyMinutes) &&
      (everyMinutes as number) >= minutes.min &&
      (everyMinutes as number) <= minutes.max
    if (!isWhole)
      throw new FeedFault(
        `schedule.everyMinutes: must be a whole number from ${minutes.min} to ${minutes.max}, not ${JSON.stringify(everyMinutes)}`,
      )
    return { everyMinutes: everyMinutes as number }
  }
  if (typeof cron !== 'string' || cron.length > 100)
    throw new FeedFault('schedule: must be like { "cron": "15 6 * * *" } or { "everyMinutes": 60 }')
  if (zone !== undefined && typeof zone !== 'string')
    throw new FeedFault('schedule.zone: must be an IANA name such as Europe/Bucharest')
  const schedule = { cron, ...(zone !== undefined && { zone }) }
  const first = next(schedule, new Date(), 'UTC')
  const second = first && next(schedule, first, 'UTC')
  if (!first) throw new FeedFault(`schedule.cron: "${cron}" is never due`)
  if (second && second.getTime() - first.getTime() < minutes.min * 60_000)
    throw new FeedFault(`schedule.cron: "${cron}" is due more often than every ${minutes.min} minutes`)
  return schedule
}

/** The first time after `from`. @throws FeedFault for what is no schedule */
export function nextRun(schedule: FeedSchedule, from: Date, zone: string): Date {
  if ('everyMinutes' in schedule) return new Date(from.getTime() + schedule.everyMinutes * 60_000)
  const found = next(schedule, from, zone)
  if (!found) throw new FeedFault(`schedule.cron: "${schedule.cron}" is never due again`)
  return found
}

function next({ cron, zone }: { cron: string; zone?: string }, from: Date, siteZone: string): Date | null {
  try {
    return new Cron(cron, { timezone: zone ?? siteZone, paused: true, mode: '5-part' }).nextRun(from)
  } catch (error) {
    throw new FeedFault(`schedule: ${(error as Error).message}`)
  }
}
