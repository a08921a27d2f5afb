import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../index.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import { importFile } from './import.ts'
import type { ImportMap } from './map.ts'

describe.each(dialects)('a file that comes again, on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let sellerId: string
  /** Rows that were written, or looked at whether they have to be. */
  let written = 0
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    const opened = await openDatabase({ url: test.url })
    const { writeBatch } = opened.listings
    database = {
      ...opened,
      listings: {
        ...opened.listings,
        writeBatch: (batch, options) => {
          written += batch.length
          return writeBatch(batch, options)
        },
      },
    }
  })
  afterAll(async () => {
    await database.close()
    await test.drop()
  })
  beforeEach(async () => {
    sellerId = (await createUser(database)).id
  })

  const map: ImportMap = { externalId: 'id', title: 'titlu', category: { value: 'kitchens' }, price: 'pret' }
  const csv = (...rows: string[]) => `id,titlu,pret\n${rows.join('\n')}\n`
  const run = async (source: string, given: ImportMap = map) => {
    written = 0
    const file = Readable.from([Buffer.from(source)])
    const { rows, created, updated, unchanged, notes } = await importFile({
      ...{ database, source: file, sellerId, map: given, timeZone: 'UTC', analyze: false },
    })
    return { rows, created, updated, unchanged, notes: notes.length, written }
  }
  const listing = async (externalId: string) =>
    (await database.listings.find((await database.listings.idsOf([{ sellerId, externalId }]))[0]!))!
  const usual = csv('1,Scaun unu,5', '2,Scaun doi,6', '3,Scaun trei,7')

  it('costs what has changed in it', async () => {
    expect(await run(usual)).toMatchObject({ created: 3, written: 3 })
    expect(await run(usual)).toMatchObject({ rows: 3, unchanged: 3, updated: 0, written: 0 })
    expect(await run(usual.replace('doi', 'DOI'))).toMatchObject({ unchanged: 2, updated: 1, written: 1 })
    expect((await listing('2')).title).toBe('Scaun DOI')
  })

  it('is read where the listing, the map or the time says so', async () => {
    await run(usual)
    const { id } = await listing('1')
    await database.listings.update(id, { id: sellerId, role: 'member' }, { title: 'Altfel' })
    expect(await run(usual)).toMatchObject({ unchanged: 2, updated: 1, written: 1 })
    expect((await listing('1')).title).toBe('Scaun unu')
    const euros: ImportMap = { ...map, price: { column: 'pret', currency: 'EUR' } }
    expect(await run(usual, euros)).toMatchObject({ updated: 3, written: 3 })
    expect((await listing('1')).price).toEqual({ amount: 500, currency: 'EUR' })
    await database.listings.expire(new Date(Date.now() + 61 * 86_400_000).toISOString(), 10)
    expect((await listing('1')).status).toBe('expired')
    expect(await run(usual, euros)).toMatchObject({ updated: 3, written: 3 })
    expect((await listing('1')).status).toBe('published')
    expect(await run(usual, euros)).toMatchObject({ unchanged: 3, written: 0 })
  })

  it('has its last row of an id win each time, and its notes told each time', async () => {
    const twice = csv('1,Scaun unu,5', '2,Scaun doi,de la 6', '1,Scaun altul,5')
    expect(await run(twice)).toMatchObject({ notes: 1 })
    expect(await run(twice)).toMatchObject({ notes: 1, written: 3 })
    expect((await listing('1')).title).toBe('Scaun altul')
  })
})
