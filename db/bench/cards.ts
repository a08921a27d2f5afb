import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openDatabase } from '../index.ts'
import { makeListings, makeSellers } from './listings.ts'
import { measure, print } from './measure.ts'
import { usualWay } from './usual.ts'

/**
 * Lists and cards by key from the call to the Buffer: from memory, by the database, and the usual way: the same rows as objects, shaped in JavaScript and written
 * by JSON.stringify. Postgres is at PIATA_BENCH_POSTGRES_URL, in a database of its own; without that only SQLite is measured.
 */
export async function benchCards(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
  try {
    await benchOn('sqlite', `sqlite:${join(folder, 'bench.db')}`, size)
  } finally {
    rmSync(folder, { recursive: true })
  }
  const server = process.env.PIATA_BENCH_POSTGRES_URL
  if (server === undefined) return
  const admin = new Client({ connectionString: server })
  await admin.connect()
  const name = `piata_bench_${process.pid}`
  await admin.query(`create database ${name}`)
  try {
    await benchOn('postgres', server.replace(/[^/]*$/, name), size)
  } finally {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}

async function benchOn(dialect: string, url: string, size: number): Promise<void> {
  const plain = await openDatabase({ url })
  const kept = await openDatabase({ url, cardsBytes: 1_024 * 2 ** 20 })
  let usual!: Awaited<ReturnType<typeof usualWay>>
  try {
    await makeListings(plain, await makeSellers(plain, 100), size, 5_000)
    await plain.analyze()
    usual = await usualWay(url)
    const start = performance.now()
    await kept.cards!.fill()
    print(`cards in memory, ${dialect}`, [
      ['per second, read', size / ((performance.now() - start) / 1_000)],
      ['bytes a listing', kept.cards!.state.bytes / size],
    ])
    const documents = await plain.listings.searchDocuments({ after: null, limit: size })
    let turn = 0
    const some = (count: number) =>
      Array.from({ length: count }, () => {
        turn = (turn + 7_919) % documents.length
        const { id, seq } = documents[turn]!
        return { id, seq }
      })
    for (const rows of [100, 1_000, 10_000]) {
      const { body } = await kept.listings.page({ limit: rows })
      const repeat = 40_000 / rows + 20
      const keys = some(rows)
      print(`${rows} cards, ${dialect} (${Math.round(body.length / rows)} bytes each)`, [
        ['ms, a page from memory', await measure(repeat * 5, () => kept.listings.page({ limit: rows }))],
        [
          'ms, memcpy of as much',
          await measure(repeat * 5, () => Buffer.allocUnsafeSlow(body.length).set(body)),
        ],
        ['ms, by key from memory', await measure(repeat * 5, () => kept.listings.cards(keys))],
        ['ms, a page by the database', await measure(repeat, () => plain.listings.page({ limit: rows }))],
        ['ms, by key by the database', await measure(repeat, () => plain.listings.cards(keys))],
        ['ms, rows + JSON.stringify', await measure(repeat, () => usual.page(rows))],
      ])
      const { made, left } = kept.cards!.state
      if (left > made / 10) console.log(`  ${left} of ${made + left} answers were left to the database`)
    }
  } finally {
    await usual?.close()
    await kept.close()
    await plain.close()
  }
}
