import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreedDayOrder, TimeReader } from './times.ts'

const times = new TimeReader('Europe/Bucharest')

describe('TimeReader', () => {
  it.each([
    ['31.12.2025', '2025-12-30T22:00:00.000Z'],
    ['31/12/2025 18:30', '2025-12-31T16:30:00.000Z'],
    ['31.12.25', '2025-12-30T22:00:00.000Z'],
    ['1735689600', '2025-01-01T00:00:00.000Z'],
    ['1735689600000', '2025-01-01T00:00:00.000Z'],
    ['2026-07-01 12:00', '2026-07-01T09:00:00.000Z'],
    ['2026-07-01T12:00:00+03:00', '2026-07-01T09:00:00.000Z'],
    ['2026-07-01T12:00:00-0130', '2026-07-01T13:30:00.000Z'],
    ['2026-07-01', '2026-06-30T21:00:00.000Z'],
    ['01.07.2026 12:00', '2026-07-01T09:00:00.000Z'],
    ['1 iulie 2026', '2026-06-30T21:00:00.000Z'],
    ['1 iul. 2026, 9:05', '2026-07-01T06:05:00.000Z'],
    ['July 1, 2026', '2026-06-30T21:00:00.000Z'],
    ['1-Jan-2026', '2025-12-31T22:00:00.000Z'],
    ['46204.5', '2026-07-01T09:00:00.000Z'],
    ['46204,5', '2026-07-01T09:00:00.000Z'],
    ['2026-07-01 12:00:00.000', '2026-07-01T09:00:00.000Z'],
    ['2026-07-01T12:00:00.250Z', '2026-07-01T12:00:00.250Z'],
    ['2026/07/01', '2026-06-30T21:00:00.000Z'],
    ['20260701', '2026-06-30T21:00:00.000Z'],
    ['Wed, 01 Jul 2026 12:00:00 +0300', '2026-07-01T09:00:00.000Z'],
    ['Wed, 01 Jul 2026 12:00:00 GMT', '2026-07-01T12:00:00.000Z'],
    // The hour that does not exist, and the one that is there twice.
    ['2026-03-29 03:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 03:30', '2026-10-25T00:30:00.000Z'],
  ])('reads %s', (text, time) => {
    expect(times.read(text)).toBe(time)
  })

  it.each([
    ['2026-13-45', 'a day that does not exist'],
    ['2026-02-30', 'a day that does not exist'],
    ['31.04.2026', 'a day that does not exist'],
    ['2026-06-13T99:99', 'a time that does not exist'],
    ['1 brumar 2026', 'names no month'],
    ['yesterday', 'is no time'],
    ['', 'is no time'],
    ['12', 'is no time'],
    ['1970-01-01', 'before 1990'],
    ['9'.repeat(100_000), 'is no time'],
  ])('refuses %.20j', (text, reason) => {
    expect(() => times.read(text)).toThrow(reason)
  })

  it('reads back any time that it wrote, in any zone (property)', () => {
    const zones = ['UTC', 'Europe/Bucharest', 'America/New_York', 'Asia/Kolkata'].map(
      (zone) => new TimeReader(zone),
    )
    const date = fc.date({ min: new Date('1990-01-02'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(date, fc.constantFrom(...zones), (time, reader) => {
        expect(reader.read(time.toISOString())).toBe(time.toISOString())
        expect(reader.read(String(Math.floor(time.getTime() / 1000)))).toBe(
          new Date(Math.floor(time.getTime() / 1000) * 1000).toISOString(),
        )
      }),
    )
  })
})

describe('agreedDayOrder', () => {
  it('has the month first only where the column shows it', () => {
    expect(agreedDayOrder(['03/04/2026', '31/12/2025'])).toBe('dmy')
    expect(agreedDayOrder(['03/04/2026', '12/31/2025'])).toBe('mdy')
    expect(agreedDayOrder(['12/31/2025', '31/12/2025'])).toBe('dmy')
    expect(agreedDayOrder(['03/04/2026'])).toBe('dmy')
    expect(new TimeReader('UTC', 'mdy').read('12/31/2025')).toBe('2025-12-31T00:00:00.000Z')
    expect(new TimeReader('UTC', 'mdy').read('31.12.2025')).toBe('2025-12-31T00:00:00.000Z')
  })
})
