import {
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Context } from '../context.ts'
import type { Schema, WrittenTables } from '../tables/index.ts'

/** A statement of a hot call, with parameters of the right kinds. */
export interface HotStatement {
  call: string
  sql: string
  parameters: readonly unknown[]
}

const id = '01900000-0000-7000-8000-000000000000'
const time = '2026-01-01T00:00:00.000Z'
const actor = { id, role: 'member' } as const

/** What requests and the index ask all the time. */
function hotCalls(
  { listings, expiryReminders, users, sessions, notifications, notificationPost }: WrittenTables,
  categoryId: string,
): Record<string, () => Promise<unknown>> {
  return {
    'the newest listings': () => listings.page({ limit: 20 }),
    'the newest listings of a category': () => listings.page({ limit: 20, categoryId }),
    'the listings of a seller': () => listings.page({ limit: 20, sellerId: id }),
    'the own listings': () => listings.ownPage(id, { limit: 20 }),
    'the cards of a search': () => listings.cards([{ id, seq: 1 }]),
    'a detail': async () => listings.detail(id),
    'a listing to be changed': () => listings.find(id),
    'a move of a listing': () => listings.move(id, actor, 'publish'),
    'documents for the index': () => listings.searchDocuments({ after: id, limit: 1_000 }),
    'documents of changed listings': () => listings.searchDocumentsById([id]),
    'listings that run out': () => listings.expire(time, 100),
    'listings that run out soon': () => expiryReminders.note({ day: 20_000, now: time, until: time }, 0, 100),
    'an account by its e-mail': () => users.findByEmail('a@example.com'),
    'what an account is told of': () => notifications.page(id, { limit: 20, cursor: null }),
    'what an account has not read': () => notifications.unread(id),
    'pushes that are due': () => notificationPost.takePushes(time, 100),
    'mails that are due': () => notificationPost.accounts({ atOnce: time, daily: time }, 100),
    'a known token': () => sessions.knowsToken('hash'),
  }
}

/**
 * The first statements of each hot call as the face makes them, seen without a database: so that nobody keeps a second copy of them.
 * @throws Error for a call that asks nothing
 */
export async function hotStatements(
  context: Context,
  tablesOn: (context: Context) => WrittenTables,
  categoryId: string,
): Promise<HotStatement[]> {
  const seen: Omit<HotStatement, 'call'>[] = []
  const record: Context['raw'] = async (sql, parameters) => {
    seen.push({ sql, parameters })
    return []
  }
  const queries = new Kysely<Schema>({
    dialect: emptyDialect(context.dialect),
    log: ({ query }) => void seen.push({ sql: query.sql, parameters: query.parameters }),
  })
  const tables = tablesOn({
    ...context,
    read: queries,
    raw: record,
    rawMany: record,
    insertMany: async () => {},
    write: (work) =>
      queries.transaction().execute((tx) => work({ queries: tx, rows: record, onCommit: () => {} })),
  })
  const statements: HotStatement[] = []
  for (const [call, ask] of Object.entries(hotCalls(tables, categoryId))) {
    seen.length = 0
    try {
      await ask()
    } catch (error) {
      // Without rows a call may end after its first statement.
      if (seen.length === 0) throw new Error(`'${call}' asks the database nothing`, { cause: error })
    }
    statements.push(...seen.map((statement) => ({ call, ...statement })))
  }
  return statements
}

/** Makes the dialect's SQL and has no rows. */
function emptyDialect(dialect: Context['dialect']): Dialect {
  const createDriver = () => new DummyDriver()
  return dialect === 'sqlite'
    ? {
        createDriver,
        createAdapter: () => new SqliteAdapter(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      }
    : {
        createDriver,
        createAdapter: () => new PostgresAdapter(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      }
}
