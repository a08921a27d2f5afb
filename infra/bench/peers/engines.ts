import { rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { create as createOrama, insertMultiple, search as searchOrama } from '@orama/orama'
import { connect } from '@tursodatabase/database'
import FlexSearch from 'flexsearch'
import MiniSearch from 'minisearch'

interface PeerDocument {
  id: string
  title: string
  description?: string
}

interface Peer {
  /** Name, version and how it was asked. */
  label: string
  index(documents: PeerDocument[]): Promise<void> | void
  /** The ten best and the number of all matches. */
  search(query: string): Promise<{ ids: string[]; total: number }> | { ids: string[]; total: number }
  /** Where the index does not lie on Node's heap. */
  bytes?(): number
  close?(): void | Promise<void>
}

type Statement = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['prepare']>>

type CreatePeer = (typos: boolean, withDescription: boolean) => Promise<Peer> | Peer

/** Each as its own documentation says to use it; titles weigh three times as much as descriptions. */
export const peers: Record<string, CreatePeer> = {
  minisearch: (typos, withDescription) => {
    const index = new MiniSearch<PeerDocument>({
      fields: withDescription ? ['title', 'description'] : ['title'],
      searchOptions: {
        boost: { title: 3 },
        ...(typos
          ? {
              fuzzy: (term) => (term.length < 4 ? 0 : term.length < 8 ? 1 : 2),
              prefix: (_, at, terms) => at === terms.length - 1,
            }
          : {}),
      },
    })
    return {
      label: 'MiniSearch 7.2 (OR)',
      index: (documents) => index.addAll(documents),
      search: (query) => {
        const found = index.search(query)
        return { ids: found.slice(0, 10).map((hit) => hit.id as string), total: found.length }
      },
    }
  },

  orama: (typos, withDescription) => {
    const schema = { title: 'string', ...(withDescription ? { description: 'string' } : {}) } as const
    const index = createOrama({ schema: schema as { title: 'string' } })
    return {
      label: 'Orama 3.1 (OR)',
      index: async (documents) => {
        await insertMultiple(index, documents, 5000)
      },
      search: async (query) => {
        const found = await searchOrama(index, {
          term: query,
          limit: 10,
          exact: !typos,
          tolerance: typos ? 1 : 0,
          boost: { title: 3 },
        })
        return { ids: found.hits.map((hit) => hit.id), total: found.count }
      },
    }
  },

  flexsearch: (typos, withDescription) => {
    const fields = withDescription ? ['title', 'description'] : ['title']
    const index = new FlexSearch.Document({
      document: { id: 'id', index: fields },
      tokenize: typos ? 'forward' : 'strict',
      ...(typos ? { encoder: FlexSearch.Charset.LatinBalance } : {}),
    })
    return {
      label: typos ? 'FlexSearch 0.8 (AND, phonetic)' : 'FlexSearch 0.8 (AND)',
      index: (documents) => {
        for (const document of documents) index.add(document as never)
      },
      search: (query) => {
        const found = index.search(query, { limit: 1_000_000 }) as { result: (string | number)[] }[]
        const ids = new Set(found.flatMap((field) => field.result))
        return { ids: [...ids].slice(0, 10).map(String), total: ids.size }
      },
    }
  },

  fts5: (_, withDescription) => {
    const database = new DatabaseSync(':memory:')
    const columns = withDescription ? 'title, description' : 'title'
    database.exec(
      `create virtual table listings using fts5(${columns}, tokenize = "unicode61 remove_diacritics 2")`,
    )
    const insert = database.prepare(
      `insert into listings(rowid, ${columns}) values (?, ?${withDescription ? ', ?' : ''})`,
    )
    const best = database.prepare(
      `select rowid from listings where listings match ? order by bm25(listings, 3.0, 1.0) limit 10`,
    )
    const count = database.prepare('select count(*) as total from listings where listings match ?')
    return {
      label: `SQLite FTS5 ${process.versions.sqlite} (AND)`,
      index: (documents) => {
        database.exec('begin')
        for (const { id, title, description } of documents) {
          if (withDescription) insert.run(Number(id), title, description ?? '')
          else insert.run(Number(id), title)
        }
        database.exec('commit')
      },
      search: (query) => {
        const words = (query.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' ')
        if (words === '') return { ids: [], total: 0 }
        const { total } = count.get(words) as { total: number }
        return { ids: best.all(words).map((row) => String(row.rowid)), total }
      },
      bytes: () => {
        const { bytes } = database
          .prepare('select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()')
          .get() as { bytes: number }
        return bytes
      },
      close: () => database.close(),
    }
  },

  tantivy: async (_, withDescription) => {
    const columns = withDescription ? 'title, description' : 'title'
    const path = `/tmp/piata-bench-${process.pid}.db`
    const database = await connect(path, { experimental: ['index_method'] })
    await database.exec(`create table listings(id integer primary key, title text, description text)`)
    const best = `select id, fts_score(${columns}, ?) as score from listings where fts_match(${columns}, ?) order by score desc limit 10`
    const count = `select count(*) as total from listings where fts_match(${columns}, ?)`
    const prepared: { best?: Statement; count?: Statement } = {}
    return {
      label: 'Tantivy (Turso 0.7, OR)',
      index: async (documents) => {
        const insert = await database.prepare('insert into listings values (?, ?, ?)')
        await database.exec('begin')
        for (const { id, title, description } of documents)
          await insert.run(Number(id), title, description ?? '')
        await database.exec('commit')
        await database.exec(`create index listings_text on listings using fts (${columns})`)
        prepared.best = await database.prepare(best)
        prepared.count = await database.prepare(count)
      },
      search: async (query) => {
        // Lower case, or AND, OR and NOT would be operators.
        const words = (query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
        if (words === '') return { ids: [], total: 0 }
        const { total } = (await prepared.count!.get(words)) as { total: number }
        const rows = (await prepared.best!.all(words, words)) as { id: number }[]
        return { ids: rows.map((row) => String(row.id)), total }
      },
      bytes: () => statSync(path).size + statSync(`${path}-wal`).size,
      close: async () => {
        await database.close()
        for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
      },
    }
  },
}
