import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Time } from '../types.ts'
import { addToDays } from './desk.ts'

/** How often a query was searched for, and how often it found nothing. */
export interface QueryCount {
  query: string
  times: number
  empty: number
}

/** How often a query that found little was followed by another that found more. */
export interface QueryPair {
  query: string
  instead: string
  times: number
}

/** How often was searched within a category, and how often that found nothing. */
export interface CategoryCount {
  /** Its id. */
  category: string
  times: number
  empty: number
}

interface QueryLog {
  /** Adds to what was counted; each query once, each pair once, each category once. */
  add(
    counts: readonly QueryCount[],
    pairs?: readonly QueryPair[],
    categories?: readonly CategoryCount[],
  ): Promise<void>
  /** Categories in which nothing was found so often or more, the most often first. */
  emptiestCategories(leastTimes: number, limit: number): Promise<CategoryCount[]>
  /** Those that found nothing most often. */
  emptiest(limit: number): Promise<QueryCount[]>
  /** Those that followed each other so often or more, the commonest first. */
  pairs(leastTimes: number, limit: number): Promise<QueryPair[]>
  totals(): Promise<Omit<QueryCount, 'query'>>
  /** Forgets what was last searched for before a time, and all but the newest `most` queries, pairs and categories. */
  purge(before: Time, most: number): Promise<void>
}

export interface QueryLogSchema {
  query_log: QueryCount & { last_at: Time }
  query_pairs: QueryPair & { last_at: Time }
  query_categories: CategoryCount & { last_at: Time }
}

export function createQueryLog(context: Context): QueryLog {
  return {
    async add(counts, pairs = [], categories = []) {
      if (counts.length + pairs.length + categories.length === 0) return
      const now = context.now()
      // In one order, so that two processes do not wait for each other's rows in turns.
      const rows = counts
        .map((count) => ({ ...count, last_at: now }))
        .sort((a, b) => (a.query < b.query ? -1 : 1))
      const followed = pairs
        .map((pair) => ({ ...pair, last_at: now }))
        .sort((a, b) => (a.query < b.query || (a.query === b.query && a.instead < b.instead) ? -1 : 1))
      const within = categories
        .map((count) => ({ ...count, last_at: now }))
        .sort((a, b) => (a.category < b.category ? -1 : 1))
      const searches = counts.reduce((sum, { times }) => sum + times, 0)
      await context.write(async ({ queries }) => {
        if (searches > 0) await addToDays(queries, 'searches', [{ day: now.slice(0, 10), count: searches }])
        if (within.length > 0)
          await queries
            .insertInto('query_categories')
            .values(within)
            .onConflict((c) =>
              c.column('category').doUpdateSet((eb) => ({
                times: eb('query_categories.times', '+', eb.ref('excluded.times')),
                empty: eb('query_categories.empty', '+', eb.ref('excluded.empty')),
                last_at: eb.ref('excluded.last_at'),
              })),
            )
            .execute()
        if (rows.length > 0)
          await queries
            .insertInto('query_log')
            .values(rows)
            .onConflict((c) =>
              c.column('query').doUpdateSet((eb) => ({
                times: eb('query_log.times', '+', eb.ref('excluded.times')),
                empty: eb('query_log.empty', '+', eb.ref('excluded.empty')),
                last_at: eb.ref('excluded.last_at'),
              })),
            )
            .execute()
        if (followed.length > 0)
          await queries
            .insertInto('query_pairs')
            .values(followed)
            .onConflict((c) =>
              c.columns(['query', 'instead']).doUpdateSet((eb) => ({
                times: eb('query_pairs.times', '+', eb.ref('excluded.times')),
                last_at: eb.ref('excluded.last_at'),
              })),
            )
            .execute()
      })
    },

    pairs: (leastTimes, limit) =>
      context.read
        .selectFrom('query_pairs')
        .select(['query', 'instead', 'times'])
        .where('times', '>=', leastTimes)
        .orderBy('times', 'desc')
        .orderBy('query')
        .orderBy('instead')
        .limit(limit)
        .execute(),

    emptiest: (limit) =>
      context.read
        .selectFrom('query_log')
        .select(['query', 'times', 'empty'])
        .where('empty', '>', 0)
        .orderBy('empty', 'desc')
        .orderBy('query')
        .limit(limit)
        .execute(),

    emptiestCategories: (leastTimes, limit) =>
      context.read
        .selectFrom('query_categories')
        .select(['category', 'times', 'empty'])
        .where('empty', '>=', leastTimes)
        .orderBy('empty', 'desc')
        .orderBy('category')
        .limit(limit)
        .execute(),

    async totals() {
      const { times, empty } = await context.read
        .selectFrom('query_log')
        .select(({ fn }) => [fn.sum<number>('times').as('times'), fn.sum<number>('empty').as('empty')])
        .executeTakeFirstOrThrow()
      return { times: Number(times ?? 0), empty: Number(empty ?? 0) }
    },

    async purge(before, most) {
      await context.write(async ({ queries }) => {
        for (const table of ['query_log', 'query_pairs', 'query_categories'] as const) {
          await queries.deleteFrom(table).where('last_at', '<', before).execute()
          await queries
            .deleteFrom(table)
            .where(
              'last_at',
              '<=',
              sql<string>`(select last_at from ${sql.table(table)} order by last_at desc limit 1 offset ${most})`,
            )
            .execute()
        }
      })
    },
  }
}
