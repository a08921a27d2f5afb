import type { DatabaseState } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { dbHealth, judge } from './db-health.ts'

const healthy: DatabaseState = {
  ...{ bytes: 500 * 2 ** 20, logBytes: 2 ** 20, slowest: [], scans: [] },
  ...{ connections: null, lagSeconds: null },
  waste: [{ table: 'the file', bytes: 2 ** 20, share: 0.002 }],
}
const keys = (...given: Parameters<typeof judge>) => judge(...given).map(({ key }) => key)

it('says nothing of a healthy database', () => {
  expect(judge(healthy, { figure: 490 * 2 ** 20, at: '' }, [])).toEqual([])
  expect(judge(healthy, undefined, null)).toEqual([])
})

it('tells what is out of its bounds', () => {
  expect(keys(healthy, { figure: 300 * 2 ** 20, at: '' }, null)).toEqual(['growth'])
  expect(keys(healthy, undefined, ['a page is broken'])).toEqual(['broken'])
  expect(keys({ ...healthy, logBytes: 2 ** 30 }, undefined, [])).toEqual(['log'])
  const waste = [{ table: 'listings', bytes: 2 ** 28, share: 0.4 }]
  expect(keys({ ...healthy, waste }, undefined, [])).toEqual(['waste listings'])
  const scans = [{ call: 'a detail', table: 'listings', statement: 'select' }]
  expect(keys({ ...healthy, scans }, undefined, [])).toEqual(['scan a detail listings'])
  const slowest = [
    { statement: 'select 1', calls: 900, meanMs: 1 },
    { statement: 'create index', calls: 1, meanMs: 900 },
    { statement: 'select 2', calls: 20, meanMs: 200 },
  ]
  expect(keys({ ...healthy, slowest, lagSeconds: 61 }, undefined, [])).toEqual(['slow 3', 'lag'])
})

describe.each(dialects)('db-health on %s', (dialect) => {
  let services: TestServices
  beforeAll(async () => {
    services = await startServices(dialect)
  })
  afterAll(() => services.close())

  const look = async (at: Date) => {
    const context = { ...services, now: () => at } as unknown as Parameters<typeof dbHealth.run>[1]
    return dbHealth.run({ id: '', goal: 'db-health', input: {} }, context)
  }

  it('keeps its figures by the hour, checks the files once a day, and takes back what is no longer so', async () => {
    const { benchmarks, notices } = services.database
    await notices.settle('db-health', [{ key: 'log', title: 'long', advice: '', evidence: null }])
    const start = Date.now()
    expect(await look(new Date(start))).toMatchObject({ status: 'success', output: { notices: [] } })
    await look(new Date(start + 60_000))
    expect(await notices.list()).toEqual([])
    const kept = (name: string) => benchmarks.history(`db-health/${name}`, '2000')
    expect(await kept('size')).toHaveLength(1)
    expect(await kept('broken')).toHaveLength(dialect === 'sqlite' ? 1 : 0)
    await look(new Date(start + 3_700_000))
    expect(await kept('size')).toHaveLength(2)
    expect(await kept('broken')).toHaveLength(dialect === 'sqlite' ? 1 : 0)
  })
})
