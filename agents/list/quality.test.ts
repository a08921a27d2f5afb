import { createSearchIndex } from '@piata/search'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { isWorse, quality, replay } from './quality.ts'
import { qualityQueries } from './quality-queries.ts'

const nights = (...figures: number[]) => figures.map((figure) => ({ figure }))

it('calls a figure worse beyond the spread of the nights before, and beyond what matters', () => {
  expect(isWorse('p50', 9, nights(1, 1, 1, 1))).toBe(false)
  expect(isWorse('p50', 1.3, nights(1, 1, 1, 1, 1))).toBe(true)
  expect(isWorse('p50', 1.15, nights(1, 1, 1, 1, 1))).toBe(false)
  expect(isWorse('p50', 1.3, nights(0.8, 1.2, 1, 0.9, 1.1))).toBe(false)
  expect(isWorse('p50', 2, nights(0.8, 1.2, 1, 0.9, 1.1))).toBe(true)
  expect(isWorse('p99', 0.5, nights(1, 1, 1, 1, 1))).toBe(false)
  expect(isWorse('empty', 0.05, nights(0, 0, 0, 0, 0))).toBe(true)
})

it('asks words in both languages once each', () => {
  expect(new Set(qualityQueries).size).toBe(qualityQueries.length)
  expect(qualityQueries.length).toBeGreaterThanOrEqual(50)
})

it('names the queries that find nothing', async () => {
  const index = createSearchIndex({ id: 'id', text: { title: { weight: 1 } }, keyword: [], numeric: [] })
  try {
    index.upsert([{ id: '01900000-0000-7000-8000-000000000000', title: 'Canapea de colț' }])
    const { figures, empty } = await replay(index, ['canapea', 'frigider'], AbortSignal.timeout(10_000))
    expect(empty).toEqual(['frigider'])
    expect(figures.empty).toBe(0.5)
    expect(figures.p99).toBeGreaterThanOrEqual(figures.p50)
  } finally {
    await index.close()
  }
})

describe.each(dialects)('quality on %s', (dialect) => {
  let services: TestServices
  beforeAll(async () => {
    services = await startServices(dialect)
  })
  afterAll(() => services.close())

  const night = async (total: number | undefined) => {
    const search =
      total === undefined ? undefined : () => ({ search: async () => ({ total, ids: [], facets: {} }) })
    const context = { ...services, search, now: () => new Date(), signal: AbortSignal.timeout(10_000) }
    const { output } = await quality.run(
      { id: '', goal: 'quality', input: {} },
      context as unknown as Parameters<typeof quality.run>[1],
    )
    return output
  }

  it('raises a notice when searches find less, and takes it back', async () => {
    expect(await night(undefined)).toEqual({ replayed: false })
    for (let i = 0; i < 5; i++) expect((await night(1)).figures).toMatchObject({ empty: 0 })
    expect((await night(0)).empty).toHaveLength(qualityQueries.length)
    const found = async () => (await services.database.notices.list()).map(({ key }) => key)
    expect(await found()).toContain('empty')
    await night(1)
    expect(await found()).not.toContain('empty')
  })
})
