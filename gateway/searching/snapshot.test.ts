import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSearchSchema, ratesOf } from '@piata/agents'
import type { Database } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from '../test/app.ts'
import { goodDraft, newPerson, type Person, publishListing } from '../test/people.ts'
import { continueSnapshot, saveSnapshot } from './snapshot.ts'

const schema = createSearchSchema([], ratesOf({ rates: { EUR: 5, USD: 4.5, GBP: 6 } }))

describe.each(dialects)('a snapshot beside a gateway that writes, on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  let folder: string
  let path: string
  let placeId: number
  const ids: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'piata-snapshot-'))
    path = join(folder, 'search.snapshot')
    test = await startTestApp(dialect, { synonymsFile: undefined })
    seller = await newPerson(test.app)
    for (let n = 0; n < 8; n++) ids.push((await publishListing(test.app, seller)).id)
    placeId = (await test.app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0].id
    await drain(test.app)
    await saveSnapshot(test.app.searching.index(), path)
  })
  afterAll(async () => {
    await test.close()
    await rm(folder, { recursive: true })
  })

  const actor = () => ({ id: seller.id, role: 'member' }) as const
  const publish = async () => {
    const draft = { ...goodDraft, placeId, placeName: null, lat: null, lon: null, imageIds: [] }
    const { listings } = test.app.database
    const { id } = await listings.create(seller.id, draft as never)
    await listings.move(id, actor(), 'publish')
  }

  /** The database as it is, where `write` commits once, right after the last change was read. */
  function writingBeside(write: () => Promise<void>): Database {
    const { database } = test.app
    let isWritten = false
    const after: Database['changes']['after'] = async (position, limit) => {
      const page = await database.changes.after(position, limit)
      if (page.items.length < limit && !isWritten) {
        isWritten = true
        await write()
      }
      return page
    }
    return { ...database, changes: { ...database.changes, after } }
  }

  async function continued(database: Database) {
    const reasons: string[] = []
    const log = { warn: (context: object) => void reasons.push(JSON.stringify(context)), error() {} }
    const rates = ratesOf(test.config)
    return { made: await continueSnapshot(path, schema, {}, database, rates, log), reasons }
  }

  it.each<[string, () => Promise<unknown>]>([
    ['publishes', publish],
    ['withdraws', () => test.app.database.listings.move(ids.pop()!, actor(), 'withdraw')],
    ['edits', () => test.app.database.listings.update(ids[0]!, actor(), { title: 'Canapea mutată' })],
    ['removes', () => test.app.database.listings.remove(ids.pop()!, actor())],
  ])('is continued while one %s', async (_, write) => {
    const { made, reasons } = await continued(writingBeside(async () => void (await write())))
    expect(reasons).toEqual([])
    const { index, follower } = made!
    await drain(test.app)
    await follower.drain()
    expect(index.stats().documents).toBe(await test.app.database.listings.countPublished())
    await index.close()
  })

  it('is not used where it lacks a listing', async () => {
    const { database } = test.app
    // a change that the feed never tells of
    const census: Database['changes']['census'] = async (position) => {
      const { unchanged, changed } = await database.changes.census(position)
      return { unchanged: unchanged + 1, changed }
    }
    const { made, reasons } = await continued({ ...database, changes: { ...database.changes, census } })
    expect(made).toBeUndefined()
    expect(reasons.join()).toMatch(/it holds \d+ listings where there are \d+/)
  })
})
