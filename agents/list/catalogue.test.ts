import { loadConfig } from '@piata/config'
import { atTime, type Database, followWaitMs } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { catalogue } from './catalogue.ts'

describe.each(dialects)('the agent of the categories on %s', (dialect) => {
  let services: TestServices
  let database: Database
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
  })
  afterAll(() => services.close())

  it('lets listings follow, tells how far it is, and leaves nothing to a second run', async () => {
    const { id: seller } = await database.users.create({
      ...{ email: 'ana@piata.example', name: 'Ana', passwordHash: 'hash', isVerified: true },
    })
    const listing = await database.listings.create(seller, {
      ...{ title: 'Canapea', description: 'Bună, puțin folosită', categoryId: 'sofas', negotiable: false },
      ...{ price: null, condition: 'good', attributes: { type: 'corner' } },
      ...{ placeId: null, placeName: 'Cluj', imageIds: [] },
    })
    await database.listings.move(listing.id, { id: seller, role: 'member' }, 'publish')
    await database.categoryEdits.remove('sofas', 'cars')
    const told: [number, string | undefined][] = []
    const run = () =>
      atTime(new Date(Date.now() + followWaitMs), () =>
        catalogue.run(
          { id: '', goal: 'catalogue', input: {} },
          {
            ...services,
            ...{ config: loadConfig({}), log: {} as never, signal: new AbortController().signal },
            ...{ now: () => new Date(), enqueue: async () => null },
            progress: (share, note) => void told.push([share, note]),
          },
        ),
      )
    expect(await run()).toEqual({ status: 'success', output: { categories: ['sofas'] } })
    const [document] = await database.listings.searchDocumentsById([listing.id])
    expect(document).toMatchObject({ categoryPath: ['vehicles', 'cars'], attributes: {} })
    expect(await run()).toEqual({ status: 'success', output: { categories: [] } })
    expect(told.every(([share, note]) => share < 1 && note === 'sofas')).toBe(true)
  })
})
