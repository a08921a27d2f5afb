import { zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import { importFile, importRows } from './import.ts'
import type { ReadRow } from './intake.ts'

describe.each(dialects)('rows of other forms on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  const header = ['id', 'name', 'photos']
  const map = {
    ...{ externalId: 'id', title: 'name', category: { value: 'furniture' }, images: 'photos' },
  }
  async function* rowsOf(...rows: (string[] | { fault: string })[]) {
    for (const [index, row] of rows.entries()) {
      yield { line: index + 1, ...(Array.isArray(row) ? { fields: row } : { fields: [], ...row }) }
    }
  }
  const run = async (rows: ReturnType<typeof rowsOf>, more = {}) => {
    const told: ReadRow[] = []
    const batches: number[] = []
    const { id: sellerId } = await createUser(database)
    const onRows = async (all: ReadRow[]) => {
      told.push(...all)
      batches.push((await database.listings.countPublished()) - before)
    }
    const before = await database.listings.countPublished()
    const result = await importRows({
      database,
      sellerId,
      header,
      rows,
      map,
      timeZone: 'UTC',
      onRows,
      ...more,
    })
    return { result, told, batches }
  }

  it('are told one by one, taken, refused and unreadable, with their ids and pictures', async () => {
    const { result, told } = await run(
      rowsOf(['1', 'Scaun', 'https://a.example/1.jpg'], ['2', 'x', ''], { fault: 'is no JSON' }, [
        '',
        'Masă',
        '',
      ]),
      { needsExternalId: true },
    )
    expect(result).toMatchObject({ rows: 4, created: 1, rejected: 3, unusedColumns: [] })
    expect(told).toEqual([
      { line: 1, externalId: '1', images: 'https://a.example/1.jpg', isReadable: true },
      { line: 2, externalId: '2', images: '', isReadable: true, refusal: expect.stringMatching(/^title: /) },
      { line: 3, externalId: '', images: '', isReadable: false, refusal: 'is no JSON' },
      { line: 4, externalId: '', images: '', isReadable: true, refusal: 'externalId: is missing' },
    ])
  })

  it('lose prices in currencies that the site does not take, and say so', async () => {
    const current = { ...database.site.current, currencies: ['EUR'] } as typeof database.site.current
    const { listings, categories, places } = database
    const { result } = await run(rowsOf(['eur 1', 'Scaun de lemn', '']), {
      map: { ...map, price: { value: '100 lei' } },
      database: {
        ...{ listings, categories, places, analyze: () => database.analyze() },
        site: { ...database.site, current },
      },
    })
    expect(result).toMatchObject({
      created: 1,
      notes: [{ note: 'price: is in RON, and not in EUR; left out' }],
    })
  })

  it('are told after their batch is written, in batches that are bounded', async () => {
    const rows = Array.from({ length: 450 }, (_, i) => [`${i}`, i % 2 === 0 ? `Scaun ${i}` : 'x', ''])
    const { told, batches } = await run(rowsOf(...rows), { batchRows: 50 })
    expect(told.map(({ externalId }) => externalId)).toEqual(rows.map(([id]) => id))
    expect(batches.length).toBeGreaterThan(3)
    expect(batches.at(-1)).toBe(225)
  })

  it('may be none', async () => {
    expect((await run(rowsOf())).result).toMatchObject({ rows: 0, created: 0 })
  })

  it('are not written once whoever reads them was told to stop', async () => {
    const stop = AbortSignal.abort(new Error('enough'))
    await expect(run(rowsOf(['1', 'Scaun', '']), { signal: stop })).rejects.toThrow('enough')
  })

  it('come from JSON, an array or lines, packed or not', async () => {
    const { id: sellerId } = await createUser(database)
    const objects = [
      { id: 1, name: 'Scaun de lemn', photos: ['https://a.example/1.jpg', 'https://a.example/2.jpg'] },
      { id: 2, name: 'Masă rotundă', extra: { deep: true } },
    ]
    const read = async (bytes: Uint8Array) => {
      const told: ReadRow[] = []
      async function* source() {
        for (let at = 0; at < bytes.length; at += 50) yield bytes.subarray(at, at + 50)
      }
      const onRows = async (all: ReadRow[]) => void told.push(...all)
      const options = { database, sellerId, map, timeZone: 'UTC', onRows, source: source() }
      return { result: await importFile(options), told }
    }
    const array = await read(Buffer.from(JSON.stringify(objects)))
    expect(array.result).toMatchObject({ created: 2, unusedColumns: ['extra.deep'] })
    expect(array.told[0]).toMatchObject({
      externalId: '1',
      images: 'https://a.example/1.jpg https://a.example/2.jpg',
    })
    const lines = `${objects.map((object) => JSON.stringify(object)).join('\n')}\nnone\n[1]\n`
    expect((await read(zstdCompressSync(lines))).result).toMatchObject({
      ...{ rows: 4, created: 0, unchanged: 2, rejected: 2 },
      reasons: [{ reason: 'is no JSON' }, { reason: 'is no JSON object' }],
    })
    await expect(read(Buffer.from('[{"id":1}, '))).rejects.toThrow('The file is no whole JSON')
    await expect(read(zstdCompressSync(lines).subarray(0, -20))).rejects.toThrow(/Zstandard file/)
  })
})
