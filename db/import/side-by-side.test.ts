import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { openDatabase } from '../index.ts'
import { withPatience } from '../patience.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'
import { ImportError } from './errors.ts'
import { type ImportOptions, importFile } from './import.ts'
import { openBatchWriter } from './writer.ts'

const rowsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `x${from + i},Scaun numarul ${from + i},kitchens,${from + i}`)
const csvOf = (rows: string[]) => `externalId,title,category,price\n${rows.join('\n')}\n`

describe.each(dialects)('imports beside other writers on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let folder: string

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await openDatabase({ url: test.url })
    folder = mkdtempSync(join(tmpdir(), 'piata-import-'))
  })
  afterAll(async () => {
    await database.close()
    await test.drop()
    rmSync(folder, { recursive: true })
  })

  const load = (into: Database, sellerId: string, csv: string, batchRows: number, onWait = () => {}) =>
    importFile({
      database: into,
      source: Readable.from([Buffer.from(csv)]),
      sellerId,
      timeZone: 'UTC',
      limits: { batchRows },
      onProgress: ({ isWaiting }) => isWaiting && onWait(),
    })

  async function titles(sellerId: string): Promise<string[]> {
    const found: string[] = []
    let cursor: string | undefined
    for (;;) {
      const page = await database.listings.ownPage(sellerId, {
        limit: 100,
        ...(cursor !== undefined && { cursor }),
      })
      const { items } = JSON.parse(page.body.toString()) as { items: { title: string }[] }
      found.push(...items.map(({ title }) => title))
      if (page.next === null) return found
      cursor = page.next
    }
  }

  it('all finish when they name the same rows in other orders, and double none', async () => {
    const { id } = await createUser(database)
    const rows = rowsOf(0, 400)
    const turned = (by: number) => [...rows.slice(by), ...rows.slice(0, by)]
    const orders = [rows, rows.toReversed(), turned(130), turned(270).toReversed()]
    const others = await Promise.all(orders.map(() => openDatabase({ url: test.url, bulk: true })))
    try {
      const results = await Promise.all(orders.map((order, i) => load(others[i]!, id, csvOf(order), 40)))
      expect(results.reduce((sum, { created }) => sum + created, 0)).toBe(400)
      for (const result of results) expect(result).toMatchObject({ rows: 400, rejected: 0 })
    } finally {
      await Promise.all(others.map((other) => other.close()))
    }
    expect(new Set(await titles(id)).size).toBe(400)
    expect(await titles(id)).toHaveLength(400)
  })

  type More = Pick<ImportOptions, 'sellerId'> & Partial<ImportOptions>
  const alone = (csv: string, more: More) =>
    importFile({
      ...{ database, timeZone: 'UTC', limits: { batchRows: 4 }, analyze: false },
      source: Readable.from([Buffer.from(csv)]),
      ...more,
    })
  const beside = (csv: string, more: More) =>
    alone(csv, { ...more, openWriter: () => openBatchWriter(database, { url: test.url, bulk: true }) })

  it('written beside their reading become what they become else, also those named twice', async () => {
    const rows = rowsOf(0, 14)
    const twice = [
      ...rows.slice(0, 6),
      rows[5]!.replace(/5$/, '50'),
      'x100,Fara categorie,nothing,1',
      rows[2]!.replace('Scaun', 'Fotoliu'),
      ...rows.slice(6),
      rows[1]!.replace('Scaun', 'Taburet'),
    ]
    // One is changed, and changed back by the next batch.
    const again = [
      'x3,Altceva,kitchens,3',
      ...rows.slice(0, 9),
      ...rowsOf(20, 24),
      rows[9]!.replace('Scaun', 'Sezlong'),
    ]
    const told: unknown[] = []
    for (const run of [alone, beside]) {
      const { id: sellerId } = await createUser(database)
      const found: unknown[] = []
      for (const lines of [twice, again, again]) {
        const { created, updated, unchanged, rejected } = await run(csvOf(lines), { sellerId })
        found.push({ created, updated, unchanged, rejected }, (await titles(sellerId)).sort())
      }
      told.push(found)
    }
    expect(told[0]).toMatchObject([{ created: 14, rejected: 1 }, {}, { created: 4 }, {}, { created: 0 }, {}])
    expect(told[1]).toEqual(told[0])
  })

  it('written beside their reading tell what was written, whatever ends them', async () => {
    const stop = new AbortController()
    const { id: sellerId } = await createUser(database)
    let created = 0
    const onProgress = (progress: { created: number }) => {
      created = progress.created
      if (created >= 8) stop.abort()
    }
    await expect(beside(csvOf(rowsOf(0, 60)), { sellerId, onProgress, signal: stop.signal })).rejects.toThrow(
      'aborted',
    )
    expect(created).toBeGreaterThanOrEqual(8)
    expect(created).toBeLessThan(60)
    expect(await titles(sellerId)).toHaveLength(created)
    const nobody = beside(csvOf(rowsOf(0, 60)), { sellerId: '0197a000-0000-7000-8000-000000000000' })
    await expect(nobody).rejects.toThrow(ImportError)
    await expect(nobody).rejects.toThrow('There is no seller')
  })

  if (dialect === 'sqlite') {
    it('wait for their turn, and say so, instead of failing', async () => {
      const { id } = await createUser(database)
      const other = new DatabaseSync(test.url.replace('sqlite:', ''))
      other.exec('begin immediate')
      let waits = 0
      // Whoever has no patience is told at once that the database is busy.
      const loading = withPatience({ until: performance.now() }, () =>
        load(database, id, csvOf(rowsOf(0, 10)), 5, () => waits++),
      )
      while (waits < 2) await setTimeout(5)
      other.exec('commit')
      other.close()
      expect(await loading).toMatchObject({ created: 10 })
    })
  }

  it.each(['with external ids, written beside the reading', 'without'])(
    'broken off and run again lose no row and double none, %s',
    async (kind) => {
      const { id } = await createUser(database)
      const rows = rowsOf(0, 600)
      const csv = kind === 'without' ? csvOf(rows).replaceAll(/^(externalId|x\d+),/gm, '') : csvOf(rows)
      const file = join(folder, `${dialect}-${kind.replaceAll(' ', '-')}.csv`)
      writeFileSync(file, csv)
      const script = join(folder, 'import.ts')
      writeFileSync(
        script,
        `import { createReadStream } from 'node:fs'
       import { importFile, openBatchWriter, openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../index.ts'))}
       const [url, file, sellerId, last] = process.argv.slice(2)
       const database = await openDatabase({ url })
       const report = ({ created, unchanged }) => {
         if (created + unchanged >= Number(last)) process.kill(process.pid, 'SIGKILL')
       }
       const source = createReadStream(file)
       ${kind === 'without' ? '' : 'const openWriter = () => openBatchWriter(database, { url, bulk: true })'}
       await importFile({ ${kind === 'without' ? '' : 'openWriter, '}database, source, sellerId, timeZone: 'UTC', limits: { batchRows: 20 }, onProgress: report })
       await database.close()`,
      )
      const start = (last: number) => fork(script, [test.url, file, id, String(last)])
      for (const last of kind === 'without' ? [60, 200] : [200])
        expect((await once(start(last), 'exit'))[1]).toBe('SIGKILL')
      const broken = (await titles(id)).length
      // Beside the reading one more batch may be on its way.
      expect(broken).toBeGreaterThanOrEqual(200)
      expect(broken).toBeLessThanOrEqual(kind === 'without' ? 200 : 240)
      expect((await once(start(Infinity), 'exit'))[0]).toBe(0)
      const found = await titles(id)
      expect(found).toHaveLength(600)
      expect(new Set(found).size).toBe(600)
    },
  )
})
