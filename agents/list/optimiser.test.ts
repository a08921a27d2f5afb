import { DatabaseSync } from 'node:sqlite'
import { databaseAt } from '@piata/db'
import { createSearchIndex, type SearchIndex } from '@piata/search'
import { Client } from 'pg'
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
    const nothing = { indexes: [], settings: [] }
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

  it('proposes the index that a hot call lost, and changes nothing', async () => {
    await loseIndex(services.url)
    const context = { ...services, signal: AbortSignal.timeout(10_000), now: () => new Date() }
    const run = () =>
      optimiser.run(
        { id: '', goal: 'optimiser', input: {} },
        context as unknown as Parameters<typeof optimiser.run>[1],
      )
    for (let round = 0; round < 2; round++)
      expect((await run()).output).toMatchObject({ indexes: ['opt_refresh_tokens_token_hash'] })
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
})

/** Takes the key of the table by which a hot call finds its row. */
async function loseIndex(url: string) {
  const place = databaseAt(url)
  if (place.dialect === 'sqlite') {
    const connection = new DatabaseSync(place.file)
    connection.exec(`create table copy as select * from refresh_tokens; drop table refresh_tokens;
      alter table copy rename to refresh_tokens`)
    connection.close()
    return
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('alter table refresh_tokens drop constraint refresh_tokens_pkey')
  await client.end()
}
