import { Networks } from '@piata/config'
import { categories } from '@piata/db'
import { describe, expect, it } from 'vitest'
import { parseDefinition } from './definition.ts'
import { nextRun, parseSchedule } from './schedule.ts'

const good = {
  name: 'Shop',
  url: 'https://shop.example/feed.xml',
  format: 'rss',
  schedule: { everyMinutes: 60 },
}
const parse = (given: unknown) => parseDefinition(given, { categories, networks: new Networks([]) })

describe('a feed', () => {
  it.each([
    good,
    { ...good, map: { category: { value: 'plants' }, price: { column: 'price', currency: 'EUR' } } },
    { ...good, format: 'json', items: 'data.products' },
    { ...good, format: 'csv' },
    { ...good, format: 'csv', map: { externalId: 'id', title: 'name', category: 'type', images: 'photos' } },
    { ...good, schedule: { cron: '15 6 * * *', zone: 'Europe/Bucharest' } },
  ])('is taken: %j', (given) => {
    expect(parse(given)).toMatchObject({ map: {}, items: null, ...given })
  })

  it.each([
    [null, 'A feed must be a JSON object'],
    [{ ...good, link: 'x' }, 'link: is not known; known are name, url'],
    [{ ...good, name: 'x'.repeat(101) }, 'name: must be a text of 1 to 100 characters'],
    [{ ...good, url: 'http://10.0.0.1/' }, 'is not an address of the internet'],
    [{ ...good, format: 'xls' }, 'format: must be one of csv, ndjson, json, xml, rss, not "xls"'],
    [{ ...good, items: 'a' }, 'items: says nothing for rss'],
    [{ ...good, format: 'xml', items: 'a b' }, 'items: must be the name of an item’s element'],
    [{ ...good, map: { titel: 'x' } }, 'titel: is not known'],
    [{ ...good, map: { about: 'x'.repeat(70_000) } }, 'map: must have at most 65536 characters'],
    [{ ...good, format: 'csv', map: { title: 'a', category: 'b' } }, 'map.externalId: must name the column'],
    [{ ...good, schedule: undefined }, 'schedule: must be like'],
    [
      { ...good, schedule: { everyMinutes: 1 } },
      'schedule.everyMinutes: must be a whole number from 5 to 43200, not 1',
    ],
    [{ ...good, schedule: { everyMinutes: 60, cron: '* * * * *' } }, 'schedule: must have either cron'],
    [{ ...good, schedule: { cron: '* * * * *' } }, 'is due more often than every 5 minutes'],
    [{ ...good, schedule: { cron: 'at noon' } }, 'schedule: '],
    [{ ...good, schedule: { cron: '0 0 31 2 *' } }, 'is never due'],
    [{ ...good, schedule: { cron: '0 6 * * *', zone: 'Europe/Nowhere' } }, 'schedule: '],
    [{ ...good, schedule: { cron: '0 6 * * *', seconds: 5 } }, 'schedule.seconds: is not known'],
  ])('%j is refused', (given, reason) => {
    expect(() => parse(given)).toThrow(reason)
  })
})

it('is due by the clock of its zone, or again and again', () => {
  const from = new Date('2026-03-28T12:00:00Z')
  const cron = '30 6 * * *'
  const next = (given: unknown, zone = 'UTC') => nextRun(parseSchedule(given), from, zone).toISOString()
  expect(next({ cron })).toBe('2026-03-29T06:30:00.000Z')
  // The night in which the clock goes forward.
  expect(next({ cron }, 'Europe/Bucharest')).toBe('2026-03-29T03:30:00.000Z')
  expect(next({ cron, zone: 'America/New_York' }, 'Europe/Bucharest')).toBe('2026-03-29T10:30:00.000Z')
  expect(next({ everyMinutes: 90 })).toBe('2026-03-28T13:30:00.000Z')
})
