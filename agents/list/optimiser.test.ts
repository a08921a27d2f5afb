import { DatabaseSync } from 'node:sqlite'
import { databaseAt } from '@piata/db'
import { createSearchIndex, type SearchIndex } from '@piata/search'
import { Client } from 'pg'
import { pino } from 'pino'
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
      // However many others use the server of the tests.
      config: { ...services.config, databaseConnections: 3 },
      ...{ search: () => index, signal: AbortSignal.timeout(10_000), now: () => new Date() },
    }
    const run = (given: object) =>
      optimiser.run({ id: '', goal: 'optimiser', input: {} }, {
        ...context,
        ...given,
      } as unknown as Parameters<typeof optimiser.run>[1])
    const nothing = { made: [], dropped: [], indexes: [], settings: [], categories: [] }
    expect((await run({ search: undefined })).output).toEqual({ replayed: false, ...nothing })
    expect((await run({})).output).toEqual({
      replayed: true,
      ...nothing,
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
    // A process without an index leaves it told.
    await run({ search: undefined })
    expect((await notices.list()).map(({ key }) => key)).toEqual(['synonyms', 'wanted'])
    index.upsert([{ id: '01900000-0000-7000-8000-000000000009', title: 'Zmeu de hartie' }])
    index.upsert(
      [7, 8].map((at) => ({ id: `01900000-0000-7000-8000-00000000000${at}`, title: 'Canapea rabatabila' })),
    )
    await run({})
    expect(await notices.list()).toEqual([])
  })

  it('tells of categories in which searches found nothing', async () => {
    const { queryLog, notices } = services.database
    const counts = [
      { category: 'cars', times: 20, empty: 5 },
      { category: 'bikes', times: 20, empty: 4 },
    ]
    await queryLog.add([], [], counts)
    expect((await runAt(night)).output).toMatchObject({ categories: ['cars'] })
    expect((await notices.list()).filter(({ key }) => key.startsWith('category '))).toMatchObject([
      {
        key: 'category cars',
        title: '5 of 20 searches with filters in the category cars found nothing',
        evidence: { ...counts[0], share: 0.25 },
      },
    ])
  })

  /** Four at night in Bucharest. */
  const night = new Date('2026-01-10T02:10:00Z')
  const runAt = (at: Date, mode: 'propose' | 'apply' = 'propose') => {
    const context = {
      ...services,
      config: { ...services.config, optimiser: mode },
      log: pino({ level: 'silent' }),
      ...{ signal: AbortSignal.timeout(10_000), now: () => at },
    }
    return optimiser.run(
      { id: '', goal: 'optimiser', input: {} },
      context as unknown as Parameters<typeof optimiser.run>[1],
    )
  }

  it('takes no index for its own by the name', async () => {
    const name = 'opt_users_name'
    await run(services.url, `create index ${name} on users (name)`)
    const { health } = services.database
    for (const days of [0, 8]) {
      const at = new Date(night.getTime() + days * 86_400_000)
      expect((await runAt(at, 'apply')).output).toMatchObject({ made: [], dropped: [] })
    }
    await expect(health.dropIndex(name)).rejects.toThrow('not one of the optimiser')
    await run(services.url, `drop index ${name}`)
  })

  it('proposes the index that a hot call lost, and changes nothing', async () => {
    await loseIndex(services.url)
    for (let round = 0; round < 2; round++)
      expect((await runAt(night)).output).toMatchObject({
        made: [],
        indexes: ['opt_refresh_tokens_token_hash'],
      })
    const told = (await services.database.notices.list()).find(({ key }) => key.startsWith('index '))
    expect(told).toMatchObject({
      key: 'index opt_refresh_tokens_token_hash',
      title: 'An index on refresh_tokens (token_hash) would serve a known token',
      evidence: {
        sql: 'create index opt_refresh_tokens_token_hash on refresh_tokens (token_hash)',
        verified: expect.any(String),
        plans: {
          before: expect.arrayContaining([expect.stringMatching(/^(SCAN|Seq Scan on) refresh_tokens$/)]),
          after: expect.arrayContaining([expect.stringContaining('opt_refresh_tokens_token_hash')]),
        },
      },
    })
  })

  it('makes it where it may, once, on SQLite at night, and drops it when no plan uses it for a week', async () => {
    const name = 'opt_refresh_tokens_token_hash'
    const { health, notices } = services.database
    const later = (days: number) => new Date(night.getTime() + days * 86_400_000)
    if (dialect === 'sqlite') {
      const noon = new Date('2026-01-09T10:00:00Z')
      expect((await runAt(noon, 'apply')).output).toMatchObject({ made: [], indexes: [name] })
    }
    expect((await runAt(night, 'apply')).output).toMatchObject({ made: [name], indexes: [name] })
    expect((await notices.list()).filter(({ key }) => key.startsWith('index '))).toEqual([])
    const own = (days: number) => health.ownIndexes(later(days).toISOString())
    expect(await own(0)).toMatchObject([
      { name, madeAt: night.toISOString(), before: { statement: expect.stringContaining('refresh_tokens') } },
    ])
    expect((await runAt(later(9), 'apply')).output).toMatchObject({ made: [], dropped: [], indexes: [] })
    await run(services.url, unusedOf(name))
    expect(await own(10)).toMatchObject([{ usedAt: later(9).toISOString() }])
    expect((await runAt(later(17), 'propose')).output).toMatchObject({ dropped: [] })
    expect((await runAt(later(16), 'apply')).output).toMatchObject({ dropped: [] })
    expect((await runAt(later(17), 'apply')).output).toMatchObject({ dropped: [name] })
    expect(await own(17)).toEqual([])
    await expect(health.dropIndex('refresh_tokens_again')).rejects.toThrow('not one of the optimiser')
  })
})

/** Takes the key of the table by which a hot call finds its row. */
async function loseIndex(url: string) {
  const { dialect } = databaseAt(url)
  await run(
    url,
    dialect === 'sqlite'
      ? `create table copy as select * from refresh_tokens; drop table refresh_tokens;
          alter table copy rename to refresh_tokens`
      : 'alter table refresh_tokens drop constraint refresh_tokens_pkey',
  )
}

/** The name is left to an index that no hot call needs, beside one that they do. */
const unusedOf = (name: string) =>
  `drop index ${name}; create unique index refresh_tokens_again on refresh_tokens (token_hash);
    create index ${name} on refresh_tokens (expires_at)`

async function run(url: string, statements: string) {
  const place = databaseAt(url)
  if (place.dialect === 'sqlite') {
    const connection = new DatabaseSync(place.file)
    connection.exec(statements)
    connection.close()
    return
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statements)
  await client.end()
}
