import { DatabaseSync } from 'node:sqlite'
import Fastify from 'fastify'
import MiniSearch from 'minisearch'
import pg from 'pg'

/**
 * What people build instead, in its shortest good form: fastify and a search index over the same listings, answering
 * `/search?q=` with the cards of the twenty best, without total or facets. Arguments: postgres|fts5|minisearch, the marketplace's SQLite file.
 * The port is in PORT; Postgres is at PIATA_BENCH_POSTGRES_URL (default postgres://postgres@127.0.0.1:5432/postgres), in a schema of its own.
 */
const [kind, file] = process.argv.slice(2) as [string, string]

interface Row {
  seq: number
  title: string
  description: string
  card: string
}

interface Backend {
  /** The cards' JSON texts, best first. */
  search(query: string): string[] | Promise<string[]>
  close(): void | Promise<void>
}

const backends: Record<string, (rows: Iterable<Row>) => Backend | Promise<Backend>> = {
  postgres: async (rows) => {
    const schema = `piata_bench_${process.pid}`
    const url = process.env.PIATA_BENCH_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
    const pool = new pg.Pool({ connectionString: url, max: 10, options: `-c search_path=${schema}` })
    await pool.query(`create schema ${schema}`)
    await pool.query(
      `create unlogged table listings (seq bigint primary key, card text not null, words tsvector not null)`,
    )
    let batch: Row[] = []
    const flush = async () => {
      await pool.query(
        `insert into listings select seq, card, setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', description)
         from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as t(seq, card, title, description)`,
        [
          batch.map((row) => row.seq),
          batch.map((row) => row.card),
          batch.map((row) => row.title),
          batch.map((row) => row.description),
        ],
      )
      batch = []
    }
    for (const row of rows) if (batch.push(row) === 2000) await flush()
    await flush()
    await pool.query('create index on listings using gin (words)')
    await pool.query('analyze listings')
    return {
      search: async (query) => {
        const { rows: found } = await pool.query<{ card: string }>({
          name: 'search',
          text: `select card from listings, plainto_tsquery('simple', $1) as asked
                 where words @@ asked order by ts_rank(words, asked) desc limit 20`,
          values: [query],
        })
        return found.map((row) => row.card)
      },
      close: async () => {
        await pool.query(`drop schema ${schema} cascade`)
        await pool.end()
      },
    }
  },

  fts5: (rows) => {
    const database = new DatabaseSync(':memory:')
    database.exec('create table cards(seq integer primary key, card text not null)')
    database.exec(
      `create virtual table listings using fts5(title, description, content='', tokenize="unicode61 remove_diacritics 2")`,
    )
    const card = database.prepare('insert into cards values (?, ?)')
    const text = database.prepare('insert into listings(rowid, title, description) values (?, ?, ?)')
    database.exec('begin')
    for (const row of rows) {
      card.run(row.seq, row.card)
      text.run(row.seq, row.title, row.description)
    }
    database.exec('commit')
    const best = database.prepare(
      `select card from (select rowid, rank from listings where listings match ? and rank match 'bm25(3.0, 1.0)' order by rank limit 20) as best
       join cards on cards.seq = best.rowid order by best.rank`,
    )
    return {
      search: (query) => {
        const words = (query.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' ')
        return best.all(words).map((row) => row.card as string)
      },
      close: () => database.close(),
    }
  },

  minisearch: (rows) => {
    const cards = new Map<number, string>()
    const index = new MiniSearch<Row>({
      idField: 'seq',
      fields: ['title', 'description'],
      searchOptions: {
        boost: { title: 3 },
        combineWith: 'AND',
        fuzzy: 0.2,
        prefix: (_, at, terms) => at === terms.length - 1,
      },
    })
    for (const row of rows) {
      cards.set(row.seq, row.card)
      index.add(row)
    }
    return {
      search: (query) =>
        index
          .search(query)
          .slice(0, 20)
          .map((hit) => cards.get(hit.id as number)!),
      close: () => {},
    }
  },
}

const create = backends[kind]
if (!create) throw new Error(`no such peer: ${kind}; there are ${Object.keys(backends).join(', ')}`)
const source = new DatabaseSync(file, { readOnly: true })
const rows = source
  .prepare(`select seq, title, description, card from listings where status in ('published', 'reserved')`)
  .iterate() as unknown as Iterable<Row>
const backend = await create(rows)
source.close()

const app = Fastify()
app.get('/ready', async () => 'ready')
app.get<{ Querystring: { q: string } }>('/search', async (request, reply) => {
  const cards = await backend.search(request.query.q)
  return reply.type('application/json').send(`{"items":[${cards.join(',')}]}`)
})
app.addHook('onClose', async () => await backend.close())
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
