import { expect, it } from 'vitest'
import { ActCounter } from './act-counter.ts'

const day = 86_400_000
const browser = (ip: string, agent = 'Mozilla/5.0 Firefox/140.0') => ({
  ip,
  headers: { 'user-agent': agent },
})

it('counts a look once a day from one browser, and none of programs', () => {
  let now = Date.parse('2026-11-30T10:00:00Z')
  const counter = new ActCounter(() => now)
  for (const from of [
    browser('1.1.1.1'),
    browser('1.1.1.1'),
    browser('1.1.1.2'),
    browser('1.1.1.1', 'Mozilla/5.0 Chrome/150.0'),
    browser('1.1.1.3', 'Googlebot/2.1'),
    browser('1.1.1.3', ''),
    { ip: '1.1.1.4', headers: { ...browser('').headers, 'sec-purpose': 'prefetch' } },
  ])
    counter.look('a', from)
  expect(counter.take()).toEqual([
    { listingId: 'a', day: '2026-11-30', views: 3, phones: 0, messages: 0, saves: 0 },
  ])
  counter.look('a', browser('1.1.1.1'))
  expect(counter.take()).toEqual([])
  now += day
  counter.look('a', browser('1.1.1.1'))
  expect(counter.take()).toMatchObject([{ day: '2026-12-01', views: 1 }])
})

it('loses nothing that could not be written', () => {
  const counter = new ActCounter(() => Date.parse('2026-11-30T10:00:00Z'))
  counter.count('a', 'saves')
  const taken = counter.take()
  counter.count('a', 'saves')
  counter.count('b', 'phones')
  counter.putBack(taken)
  expect(counter.take()).toMatchObject([
    { listingId: 'a', saves: 2 },
    { listingId: 'b', phones: 1 },
  ])
})
