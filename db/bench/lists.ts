import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { openDatabase } from '../index.ts'
import { SqliteConnection } from '../sqlite/connection.ts'
import { sqliteDialect } from '../sqlite/dialect.ts'
import type { Schema } from '../tables/index.ts'
import { makeListings, makeSellers } from './listings.ts'
import { measure, print } from './measure.ts'
import { stringify } from './usual.ts'

/**
 * Lists and details as bytes made by SQLite, held in one run against the usual way: the same rows as objects, shaped in
 * JavaScript and written by JSON.stringify.
 */
const size = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
const path = join(folder, 'bench.db')
const database = await openDatabase({ url: `sqlite:${path}` })
try {
  const sellerIds = await makeSellers(database, 100)
  const start = performance.now()
  const batchSize = 5_000
  const written = await makeListings(database, sellerIds, size, batchSize)
  print(`write ${size} listings in batches of ${batchSize}`, [
    ['per second, generated and written', size / ((performance.now() - start) / 1_000)],
    ['per second, written', size / (written / 1_000)],
  ])

  const raw = new DatabaseSync(path, { readOnly: true })
  raw.exec('pragma mmap_size = 2147418112; pragma cache_size = -65536')
  const queries = new Kysely<Schema>({
    dialect: sqliteDialect('read', [new SqliteConnection(path, 'pages')]),
  })
  const columns = raw.prepare(
    `select id, title, price_amount, price_currency, negotiable, condition, category_id, attributes, place_id, place_name,
       lat, lon, seller_id, status, published_at
     from listings where status in ('published', 'reserved') order by published_at desc, seq desc limit ?`,
  )

  for (const rows of [20, 100, 10_000]) {
    const { body } = await database.listings.page({ limit: rows })
    const repeat = rows > 1_000 ? 60 : 2_000
    print(`a page of ${rows} (${(body.length / 1_000).toFixed(1)} kB)`, [
      ['ms, bytes by SQLite', await measure(repeat, () => database.listings.page({ limit: rows }))],
      ['ms, node:sqlite rows + JSON.stringify', await measure(repeat, () => stringify(columns.all(rows)))],
      [
        'ms, Kysely rows + JSON.stringify',
        await measure(repeat, async () =>
          stringify(
            await queries
              .selectFrom('listings')
              .select([
                'id',
                'title',
                'price_amount',
                'price_currency',
                'negotiable',
                'condition',
                'category_id',
                'attributes',
                'place_id',
                'place_name',
                'lat',
                'lon',
                'seller_id',
                'status',
                'published_at',
              ])
              .where(sql<boolean>`status in ('published', 'reserved')`)
              .orderBy('published_at', 'desc')
              .orderBy('seq', 'desc')
              .limit(rows)
              .execute(),
          ),
        ),
      ],
    ])
  }

  const keys = (await database.listings.searchDocuments({ after: null, limit: 50_000 })).map(
    ({ id, seq }) => ({
      id,
      seq,
    }),
  )
  let turn = 0
  const some = (count: number) =>
    Array.from({ length: count }, () => {
      turn = (turn + 7_919) % keys.length
      return keys[turn]!
    })
  print('by place and id, in the order of a search', [
    ['ms, 20 cards', await measure(2_000, () => database.listings.cards(some(20)))],
    [
      'ms, 20 cards with their distances',
      await measure(2_000, () =>
        database.listings.cards(
          some(20),
          Array.from({ length: 20 }, (_, at) => `,"distanceKm":${at}.5`),
        ),
      ),
    ],
    ['ms, 100 cards', await measure(1_000, () => database.listings.cards(some(100)))],
    ['ms, a detail', await measure(2_000, () => database.listings.detail(some(1)[0]!.id))],
    [
      'ms, a category of many leaves',
      await measure(500, () => database.listings.page({ limit: 20, categoryId: 'vehicles' })),
    ],
    ['ms, places that start with "clu"', await measure(500, () => database.places.search('clu', 10))],
  ])
  const streamed = performance.now()
  let documents = 0
  for (let after: string | null = null; ; ) {
    const batch = await database.listings.searchDocuments({ after, limit: 1_000 })
    if (batch.length === 0) break
    documents += batch.length
    after = batch.at(-1)!.id
  }
  print(`${documents} search documents in batches of 1,000`, [
    ['per second', documents / ((performance.now() - streamed) / 1_000)],
  ])
  await queries.destroy()
  raw.close()
} finally {
  await database.close()
  rmSync(folder, { recursive: true })
}
