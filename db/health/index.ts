import type { Context } from '../context.ts'
import type { WrittenTables } from '../tables/index.ts'
import type { Time } from '../types.ts'
import { type HotStatement, hotStatements } from './hot.ts'
import { type IndexProposal, indexProposals, type SlowBounds } from './indexes.ts'
import { dropIndex, makeIndex, type OwnIndex, ownIndexes } from './own-indexes.ts'
import { planOf } from './plans.ts'
import { postgresHealth, postgresIntegrity } from './postgres.ts'
import { sqliteHealth, sqliteIntegrity } from './sqlite.ts'

/** What the database says of itself. */
export interface DatabaseState {
  bytes: number
  /** SQLite: its log beside the file. Postgres: the log that replication slots keep. */
  logBytes: number
  /** What could be given back: free pages of SQLite's file, dead rows of Postgres's tables. */
  waste: { table: string; bytes: number; share: number }[]
  /** Those that take the most time in all; empty where nobody counts (pg_stat_statements). */
  slowest: { statement: string; calls: number; meanMs: number }[]
  /** Hot calls of the face for which a whole table is read, as no index serves them. */
  scans: { call: string; table: string; statement: string }[]
  /** Of all processes on this Postgres server, and how many it allows those who are not its administrators; null on SQLite. */
  connections: { used: number; most: number } | null
  /** Of the slowest replica; null without any that this user may see. */
  lagSeconds: number | null
}

export interface Health {
  /** A look that costs milliseconds; `databaseMs` is the time in which it was waited for the database. */
  state(): Promise<DatabaseState & { databaseMs: number }>
  /** Indexes for hot calls that have none and for slow statements, with the plans by which they were tried; changes nothing. */
  indexProposals(slow: SlowBounds): Promise<IndexProposal[]>
  /** What `makeIndex` made and is there; looks at the hot calls' plans, and notes for each index that they use that it is in use at `at`. */
  ownIndexes(at: Time): Promise<OwnIndex[]>
  /**
   * Makes a verified index, on Postgres concurrently, on SQLite in a thread: reads go on there, and writes wait as behind any other. False, and nothing
   * made, where the table has more than `mostRows` rows; on Postgres by its statistics.
   * @throws DatabaseError where Postgres takes longer than a statement may; Error where somebody else's index has the name. Nothing is left of it
   */
  makeIndex(proposal: IndexProposal, options: { mostRows: number; at: Time }): Promise<boolean>
  /** Drops one of `ownIndexes`. @throws Error for any other name */
  dropIndex(name: string): Promise<void>
  /**
   * Reads all of the file, on SQLite in a thread of its own, or the B-trees of Postgres where amcheck is installed and allowed. Resolves to what is
   * broken; null where it cannot be checked.
   */
  integrity(): Promise<string[] | null>
  /** How a statement would be done, whatever its values are, a line each; nothing is run. Empty where the database does not say. */
  plan(sql: string): Promise<string[]>
  /** How many rows there are of each, counted one by one. */
  counts(): Promise<{ listings: number; users: number; images: number }>
}

/** @param tablesOn the tables on another context, by which the hot calls' statements are seen */
export function createHealth(
  context: Context,
  tablesOn: (context: Context) => WrittenTables,
  categoryId: string,
): Health {
  const sqlite = context.dialect === 'sqlite'
  let seen: ReturnType<typeof hotStatements> | undefined
  const hot = () => {
    seen ??= hotStatements(context, tablesOn, categoryId)
    return seen
  }
  const stateOf = (statements: readonly HotStatement[]) =>
    sqlite ? sqliteHealth(context, statements) : postgresHealth(context, statements)
  return {
    async state() {
      const statements = await hot()
      const start = performance.now()
      const state = await stateOf(statements)
      return { ...state, databaseMs: performance.now() - start }
    },
    async indexProposals(slow) {
      const statements = await hot()
      return indexProposals(context, statements, await stateOf(statements), slow)
    },
    ownIndexes: async (at) => ownIndexes(context, await hot(), at),
    makeIndex: (proposal, options) => makeIndex(context, proposal, options),
    dropIndex: (name) => dropIndex(context, name),
    plan: (sql) => planOf(context, sql),
    async counts() {
      const [row] = await context.raw(
        `select (select count(*) from listings) as listings, (select count(*) from users) as users,
          (select count(*) from images) as images`,
        [],
      )
      const [listings, users, images] = row!.map(Number) as [number, number, number]
      return { listings, users, images }
    },
    integrity: () => (sqlite ? sqliteIntegrity(context) : postgresIntegrity(context)),
  }
}
