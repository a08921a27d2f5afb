import { expect, it } from 'vitest'
import { judgeSettings, type Measured } from './settings.ts'

const megabyte = 1_000_000
const config = { databaseConnections: 10, searchThreads: 1, diskReserveBytes: 100 * megabyte }
const measured: Measured = {
  ...{ processors: 4, connections: { used: 20, most: 97 }, searchP99Ms: 3 },
  ...{ growthBytes: 50 * megabyte, logBytes: 40 * megabyte },
}
const lines = (settings: Partial<typeof config>, facts: Partial<Measured>) =>
  judgeSettings({ ...config, ...settings }, { ...measured, ...facts }).map(({ evidence }) => evidence.line)

it('says nothing where the figures speak for the settings, or there are none', () => {
  expect(lines({}, {})).toEqual([])
  const unknown = { connections: null, searchP99Ms: null, growthBytes: null, logBytes: 900 * megabyte }
  expect(lines({ searchThreads: 0 }, unknown)).toEqual([])
})

it('leaves connections to others where the server has few', () => {
  expect(lines({}, { connections: { used: 82, most: 97 } })).toEqual(['PIATA_DATABASE_CONNECTIONS=5'])
  expect(lines({}, { connections: { used: 97, most: 97 } })).toEqual(['PIATA_DATABASE_CONNECTIONS=3'])
  expect(lines({ databaseConnections: 3 }, { connections: { used: 97, most: 97 } })).toEqual([])
})

it('goes by the processors', () => {
  expect(lines({ searchThreads: 5 }, {})).toEqual(['PIATA_SEARCH_THREADS=3'])
  expect(lines({ searchThreads: 0 }, {})).toEqual(['PIATA_SEARCH_THREADS=1'])
  expect(lines({ searchThreads: 0 }, { processors: 1 })).toEqual([])
  expect(lines({ searchThreads: 1 }, { processors: 1 })).toEqual([])
})

it('reserves a day of growth, where anything is reserved', () => {
  expect(lines({}, { growthBytes: 70 * megabyte })).toEqual(['PIATA_DISK_RESERVE_MEGABYTES=110'])
  expect(lines({ diskReserveBytes: 0 }, { growthBytes: 70 * megabyte })).toEqual([])
})
