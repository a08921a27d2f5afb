import fc from 'fast-check'
import { expect, it } from 'vitest'
import { currentOf, replaced, rotated, scheduled } from './key-schedule.ts'

const dayMs = 86_400_000
const everyMs = 30 * dayMs
const start = Date.parse('2026-01-01T00:00:00Z')
const at = (ms: number) => new Date(start + ms)
let made = 0
const make = (signsFrom: Date) => ({ kid: `key ${++made}`, sealed: '', signsFrom: signsFrom.toISOString() })

it('begins with a present key and the next', () => {
  const keys = scheduled([], at(0), everyMs, make)
  expect(keys.map(({ signsFrom }) => signsFrom)).toEqual([at(0).toISOString(), at(everyMs).toISOString()])
  expect(scheduled(keys, at(everyMs - 1), everyMs, make)).toBe(keys)
})

it('publishes each key a day before it signs at least, and the one before after it', () => {
  const first = scheduled([], at(0), everyMs, make)
  const second = scheduled(first, at(everyMs), everyMs, make)
  expect(second).toHaveLength(3)
  expect(currentOf(second, at(everyMs))).toBe(first[1])
  // Nobody was there for a long time: the key that was due is used, the next has its day.
  const late = scheduled(second, at(10 * everyMs), everyMs, make)
  expect(currentOf(late, at(10 * everyMs))).toBe(second[2])
  expect(late.at(-1)!.signsFrom).toBe(at(10 * everyMs + dayMs).toISOString())
  expect(late.map(({ kid }) => kid)).toEqual([second[1]!.kid, second[2]!.kid, late.at(-1)!.kid])
})

it('turns at a command, and keeps what signed the tokens of the last hours however often', () => {
  let keys = scheduled([], at(0), everyMs, make)
  const signed = new Set<string>()
  for (let n = 1; n <= 4; n++) {
    signed.add(currentOf(keys, at(n * 1000))!.kid)
    const next = keys.at(-1)!
    keys = rotated(keys, at(n * 1000), everyMs, make)
    expect(currentOf(keys, at(n * 1000))!.kid).toBe(next.kid)
  }
  for (const kid of signed) expect(keys.some((key) => key.kid === kid)).toBe(true)
  expect(scheduled(keys, at(3 * 3_600_000), everyMs, make)).toHaveLength(3)
  const others = replaced(at(5000), everyMs, make)
  expect(others.some(({ kid }) => signed.has(kid))).toBe(false)
})

it('always has one key that signs and one that will, whatever happens when', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 90 * dayMs }))), (steps) => {
      let keys = scheduled([], at(0), everyMs, make)
      let ms = 0
      for (const [turns, wait] of steps) {
        const before = currentOf(keys, at(ms))!
        ms += wait
        keys = (turns ? rotated : scheduled)(keys, at(ms), everyMs, make)
        expect(currentOf(keys, at(ms))).toBeDefined()
        expect(Date.parse(keys.at(-1)!.signsFrom)).toBeGreaterThan(start + ms)
        expect(keys.map(({ signsFrom }) => signsFrom)).toEqual(keys.map((key) => key.signsFrom).sort())
        if (wait < 3_600_000) expect(keys.some(({ kid }) => kid === before.kid)).toBe(true)
      }
    }),
  )
})
