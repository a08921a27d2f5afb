import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../index.ts'
import { newImportId } from '../../tables/imports.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../../testing/databases.ts'
import type { ImportMap } from '../map.ts'
import { errorsCsvIn, errorsIn, readLines, readRows, runImport, sourceIn } from './index.ts'
import { readFirstPage } from './scan.ts'

describe.each(dialects)('a stored import on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let folder: string
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await openDatabase({ url: test.url })
    folder = await mkdtemp(join(tmpdir(), 'piata-stored-'))
  })
  afterAll(async () => {
    await database.close()
    await test.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const map: ImportMap = {
    externalId: 'id',
    title: 'titlu',
    category: { value: 'kitchens' },
    price: 'pret',
    status: 'stare',
  }
  const signal = new AbortController().signal

  async function bring(sellerId: string, csv: string, given: ImportMap | null = map) {
    await writeFile(sourceIn(folder), csv)
    const id = newImportId()
    await database.imports.create(
      {
        ...{ id, sellerId, name: 'stoc.csv', bytes: csv.length, choices: {}, contents: null, map: given },
      },
      1e9,
    )
    await step(id)
    return id
  }
  const step = (id: string, more: Partial<{ signal: AbortSignal; database: Database }> = {}) =>
    runImport(id, { database, folder, timeZone: 'Europe/Bucharest', signal, ...more })
  const found = async (id: string) => (await database.imports.find(id))!
  const go = async (id: string, state: 'checking' | 'running') => {
    await database.imports.change(id, ['ready', 'checked', 'held', 'failed', 'cancelled', 'done'], { state })
    await step(id)
    return found(id)
  }
  const statusesOf = async (sellerId: string) => {
    const ids = (await database.listings.importedBy(sellerId, { after: null, limit: 1_000 })).map(
      ({ externalId }) => externalId,
    )
    const listings = await Promise.all(
      (await database.listings.idsOf(ids.map((externalId) => ({ sellerId, externalId })))).map((id) =>
        database.listings.find(id!),
      ),
    )
    return Object.fromEntries(listings.map((one) => [one!.externalId, one!.status]))
  }
  const rowsOf = (from: number, to: number, price = 5) =>
    Array.from({ length: to - from }, (_, i) => `${from + i},Scaun ${from + i},${price},\n`).join('')

  it('shows its first page and any other, and suggests a map', async () => {
    const { id: sellerId } = await createUser(database)
    const csv = `Cod produs;Denumire;Preț (lei);Categorie;Data\n${Array.from({ length: 1_234 }, (_, i) => `${i};Scaun ${i};${i};Mobilier de bucătărie;31.12.2025\n`).join('')}`
    await writeFile(sourceIn(folder), csv)
    const first = await readFirstPage({ folder, choices: {} })
    expect(first.rows).toHaveLength(1_000)
    expect(first.contents).toMatchObject({ found: { form: 'csv', delimiter: ';' }, rows: null })
    expect(first.contents.columns.map(({ type }) => type)).toEqual([
      'number',
      'text',
      'number',
      'text',
      'time',
    ])
    const id = await bring(sellerId, csv, null)
    expect(await found(id)).toMatchObject({
      state: 'ready',
      contents: {
        rows: 1_234,
        columns: [{ name: 'Cod produs', empty: 0, examples: ['0', '1', '2'] }, {}, {}, {}, {}],
      },
      map: {
        externalId: 'Cod produs',
        title: 'Denumire',
        price: 'Preț (lei)',
        category: 'Categorie',
        publishedAt: 'Data',
      },
    })
    expect((await readRows(folder, 1_150, 2)).map(({ fields }) => fields[0])).toEqual(['1150', '1151'])
    expect(await readRows(folder, 1_233, 10)).toHaveLength(1)
    expect(await readRows(folder, 1_300, 10)).toEqual([])
  })

  it('plans what it then does: creates, changes, leaves, withdraws, refuses with row and reason', async () => {
    const { id: sellerId } = await createUser(database)
    const header = 'id,titlu,pret,stare\n'
    const before = await go(await bring(sellerId, header + rowsOf(0, 20)), 'running')
    expect(before).toMatchObject({ state: 'done', checkpoint: { rows: 20, created: 20 } })
    const csv = `${header}${rowsOf(2, 4, 7)}${rowsOf(4, 20)}30,Nou,1,\n30,Nou iar,1,\n31,X,1,\n32,Blocat,1,blocked\n`
    const id = await bring(sellerId, csv)
    const settings = { cutTitles: false, withdrawMissing: true, withdrawMany: false }
    await database.imports.change(id, ['ready'], { settings })
    const { plan } = await go(id, 'checking')
    expect(plan).toMatchObject({
      rows: 22,
      create: 1,
      update: 3,
      leave: 16,
      refuse: 2,
      withdraw: 2,
      known: 20,
      isHeld: false,
    })
    expect((await readLines(errorsIn(folder), 0, 1)).items).toEqual([
      {
        ...{ line: 22, reason: 'title: needs at least 3 characters: "X"' },
        ...{ field: 'title', code: 'too-short', values: { min: '3' }, value: 'X' },
      },
    ])
    const page = await readLines(errorsIn(folder), (await readLines(errorsIn(folder), 0, 1)).next!, 5)
    expect(page).toMatchObject({ items: [{ line: 23, field: 'status' }], next: null })
    expect((await statusesOf(sellerId))[30]).toBeUndefined()
    expect(await go(id, 'running')).toMatchObject({
      state: 'done',
      checkpoint: { rows: 22, created: 1, updated: 3, unchanged: 16, refused: 2, withdrawn: 2 },
    })
    expect(await statusesOf(sellerId)).toMatchObject({
      0: 'withdrawn',
      1: 'withdrawn',
      2: 'published',
      30: 'published',
    })
    expect(await readFile(errorsCsvIn(folder), 'utf8')).toMatch(
      /^\ufeffrefused_line,.*\r\n22,.*\r\n23,.*\r\n$/,
    )
  })

  it('holds what would withdraw more than a third, until its seller says so again', async () => {
    const { id: sellerId } = await createUser(database)
    const header = 'id,titlu,pret,stare\n'
    await go(await bring(sellerId, header + rowsOf(0, 10)), 'running')
    const id = await bring(sellerId, header + rowsOf(0, 5))
    const settings = { cutTitles: false, withdrawMissing: true, withdrawMany: false }
    await database.imports.change(id, ['ready'], { settings })
    expect((await go(id, 'checking')).plan).toMatchObject({ withdraw: 5, known: 10, isHeld: true })
    expect((await go(id, 'running')).state).toBe('held')
    expect((await statusesOf(sellerId))[7]).toBe('published')
    await database.imports.change(id, ['held'], { settings: { ...settings, withdrawMany: true } })
    expect(await go(id, 'running')).toMatchObject({ state: 'done', checkpoint: { withdrawn: 5 } })
    expect((await statusesOf(sellerId))[7]).toBe('withdrawn')
  })

  it('loses and doubles nothing, of refusals neither, when it is broken off before any commit', async () => {
    const { id: sellerId } = await createUser(database)
    const rows = Array.from({ length: 2_600 }, (_, i) =>
      i % 100 === 7 ? `${i},X,1,\n` : `${i},Scaun ${i},1,\n`,
    )
    const id = await bring(sellerId, `id,titlu,pret,stare\n${rows.join('')}`)
    await database.imports.change(id, ['ready'], { state: 'running' })
    for (let broken = 0; broken < 4; broken++) {
      let calls = 0
      const failing: Database = {
        ...database,
        transaction: (work) =>
          database.transaction(async (tables) => {
            const result = await work(tables)
            if (++calls === 2) throw new Error('the machine fell')
            return result
          }),
      }
      await expect(step(id, { database: failing })).rejects.toThrow('fell')
    }
    expect((await found(id)).checkpoint).toMatchObject({ rows: 2_000 })
    await step(id)
    expect(await found(id)).toMatchObject({
      state: 'done',
      checkpoint: { rows: 2_600, created: 2_574, refused: 26 },
    })
    expect(Object.keys(await statusesOf(sellerId)).length).toBe(1_000)
    const errors = await readLines(errorsIn(folder), 0, 100)
    expect(errors.items.map((item) => (item as { line: number }).line)).toEqual(
      Array.from({ length: 26 }, (_, i) => 100 * i + 9),
    )
    expect((await readFile(errorsCsvIn(folder), 'utf8')).match(/refused_line/g)).toHaveLength(1)
  })

  it('stops where its seller ends it, and says what it cannot do', async () => {
    const { id: sellerId } = await createUser(database)
    const id = await bring(sellerId, `id,titlu,pret,stare\n${rowsOf(0, 1_200)}`)
    await database.imports.change(id, ['ready'], { state: 'running' })
    const ending: Database = {
      ...database,
      transaction: async (work) => {
        const result = await database.transaction(work)
        await database.imports.change(id, ['running'], { state: 'cancelled' })
        return result
      },
    }
    await step(id, { database: ending })
    expect(await found(id)).toMatchObject({ state: 'cancelled', checkpoint: { rows: 500 } })
    await database.imports.change(id, ['cancelled'], { map: { ...map, title: 'lipsa' } })
    expect(await go(id, 'checking')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('no column "lipsa"'),
    })
    expect(await found(await bring(sellerId, '%PDF-1.7 nothing'))).toMatchObject({ state: 'failed' })
  })

  it('has the pictures that rows name fetched, as those of feeds are', async () => {
    const { id: sellerId } = await createUser(database)
    const pictured: ImportMap = { ...map, images: 'poze' }
    const csv = (more = '') =>
      `id,titlu,pret,stare,poze\n1,Scaun unu,1,,https://shop.example/1.jpg|https://shop.example/2.jpg${more}\n2,Scaun doi,1,,\n`
    await go(await bring(sellerId, csv(), pictured), 'running')
    const feed = await database.feeds.ofImports(sellerId)
    const work = () => database.feeds.pictureWork(feed, { after: null, limit: 10 })
    const [one, ...others] = await work()
    expect(others).toEqual([])
    expect(one).toMatchObject({
      externalId: '1',
      wanted: ['https://shop.example/1.jpg', 'https://shop.example/2.jpg'],
    })
    expect(await database.feeds.feedsWithPictureWork(100)).toContain(feed)
    expect((await database.feeds.list({ limit: 100 })).map(({ id }) => id)).not.toContain(feed)
    await database.feeds.keepPictures(feed, one!, { pictures: [], isDue: false, tries: 0 })
    await go(await bring(sellerId, csv(), pictured), 'running')
    expect(await work()).toEqual([])
    await go(await bring(sellerId, csv('|https://shop.example/3.jpg'), pictured), 'running')
    expect(await work()).toMatchObject([{ externalId: '1', wanted: { length: 3 } }])
    // They are files' listings still, whatever fetches their pictures.
    expect(await database.listings.importedBy(sellerId, { after: null, limit: 10 })).toHaveLength(2)
  })

  it('holds members to the site’s checks and quotas', async () => {
    const { id: sellerId } = await createUser(database)
    const strict = await openDatabase({
      url: test.url,
      quotas: { drafts: 10, listings: 3 },
      checks: {
        ...{ checks: ['forbidden'], flagFrom: 1, holdFrom: 50, words: ['interzis'] },
        categories: [],
        ownHost: 'piata.example',
      } as never,
    })
    const id = await bring(sellerId, 'id,titlu,pret,stare\n1,Scaun interzis,1,\n2,Scaun bun,1,\n')
    await database.imports.change(id, ['ready'], { state: 'running' })
    await step(id, { database: strict })
    expect(await statusesOf(sellerId)).toEqual({ 1: 'pending', 2: 'published' })
    const more = await bring(sellerId, `id,titlu,pret,stare\n${rowsOf(10, 14)}`)
    await database.imports.change(more, ['ready'], { state: 'checking' })
    await step(more, { database: strict })
    expect(await found(more)).toMatchObject({ plan: { create: 4, overQuota: { most: 3, over: 2 } } })
    await database.imports.change(more, ['checked'], { state: 'running' })
    await step(more, { database: strict })
    expect(await found(more)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('at most 3 listings on show'),
    })
    expect(Object.keys(await statusesOf(sellerId))).toEqual(['1', '2'])
    await strict.close()
  })
})
