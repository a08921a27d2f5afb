import { createSearchIndex, type SearchIndex } from '@piata/search'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { optimiser } from './optimiser.ts'

describe.each(dialects)('the optimiser on %s', (dialect) => {
  let services: TestServices
  let index: SearchIndex
  beforeAll(async () => {
    services = await startServices(dialect)
    index = createSearchIndex({ id: 'id', text: { title: { weight: 1 } }, keyword: [], numeric: [] })
    index.upsert(
      [1, 2, 3].map((at) => ({
        id: `01900000-0000-7000-8000-00000000000${at}`,
        title: 'Canapea extensibila',
      })),
    )
  })
  afterAll(async () => {
    await index.close()
    await services.close()
  })

  it('tells what was looked for and still finds nothing, until it is there', async () => {
    const { queryLog, notices } = services.database
    const pair = (query: string, instead: string, times: number) => ({ query, instead, times })
    const pairs = [
      pair('canapea rabatabila', 'canapea extensibila', 5),
      pair('canapea moale', 'canapea extensibila', 4),
    ]
    await queryLog.add(
      [
        { query: 'canapea', times: 50, empty: 20 },
        { query: 'canapea rabatabila', times: 10, empty: 10 },
        { query: 'zmeu', times: 6, empty: 6 },
        { query: 'ion popescu', times: 1, empty: 1 },
      ],
      pairs,
    )
    const context = {
      ...services,
      ...{ search: () => index, signal: AbortSignal.timeout(10_000), now: () => new Date() },
    }
    const run = (given: object) =>
      optimiser.run({ id: '', goal: 'optimiser', input: {} }, {
        ...context,
        ...given,
      } as unknown as Parameters<typeof optimiser.run>[1])
    expect((await run({ search: undefined })).output).toEqual({ replayed: false })
    expect((await run({})).output).toEqual({
      replayed: true,
      missing: ['zmeu'],
      synonyms: ['rabatabila => extensibila'],
    })
    expect(await notices.list()).toMatchObject([
      { key: 'synonyms', evidence: { synonyms: [{ ...pairs[0], found: 0, foundInstead: 3 }] } },
      {
        key: 'wanted',
        evidence: { shareOfSearches: 6 / 67, queries: [{ query: 'zmeu', times: 6, empty: 6 }] },
      },
    ])
    index.upsert([{ id: '01900000-0000-7000-8000-000000000009', title: 'Zmeu de hartie' }])
    index.upsert(
      [7, 8].map((at) => ({ id: `01900000-0000-7000-8000-00000000000${at}`, title: 'Canapea rabatabila' })),
    )
    await run({})
    expect(await notices.list()).toEqual([])
  })
})
