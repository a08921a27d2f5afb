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
import { importFile } from './import.ts'

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

  it.each(['with external ids', 'without'])(
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
       import { importFile, openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../index.ts'))}
       const [url, file, sellerId, last] = process.argv.slice(2)
       const database = await openDatabase({ url })
       const report = ({ created, unchanged }) => {
         if (created + unchanged >= Number(last)) process.kill(process.pid, 'SIGKILL')
       }
       const source = createReadStream(file)
       await importFile({ database, source, sellerId, timeZone: 'UTC', limits: { batchRows: 20 }, onProgress: report })
       await database.close()`,
      )
      const start = (last: number) => fork(script, [test.url, file, id, String(last)])
      for (const last of [60, 200]) expect((await once(start(last), 'exit'))[1]).toBe('SIGKILL')
      const broken = (await titles(id)).length
      expect(broken).toBe(200)
      expect((await once(start(Infinity), 'exit'))[0]).toBe(0)
      const found = await titles(id)
      expect(found).toHaveLength(600)
      expect(new Set(found).size).toBe(600)
    },
  )
})
