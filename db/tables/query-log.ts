import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Time } from '../types.ts'

/** How often a query was searched for, and how often it found nothing. */
export interface QueryCount {
  query: string
  times: number
  empty: number
}

interface QueryLog {
  /** Adds to what was counted; each query once. */
  add(counts: readonly QueryCount[]): Promise<void>
  /** Those that found nothing most often. */
  emptiest(limit: number): Promise<QueryCount[]>
  totals(): Promise<Omit<QueryCount, 'query'>>
  /** Forgets what was last searched for before a time, and all but the newest `most`. */
  purge(before: Time, most: number): Promise<void>
}

export interface QueryLogSchema {
  query_log: QueryCount & { last_at: Time }
}

export function createQueryLog(context: Context): QueryLog {
  return {
    async add(counts) {
      if (counts.length === 0) return
      const now = context.now()
      // In one order, so that two processes do not wait for each other's rows in turns.
      const rows = counts
        .map((count) => ({ ...count, last_at: now }))
        .sort((a, b) => (a.query < b.query ? -1 : 1))
      await context.write(({ queries }) =>
        queries
          .insertInto('query_log')
          .values(rows)
          .onConflict((c) =>
            c.column('query').doUpdateSet((eb) => ({
              times: eb('query_log.times', '+', eb.ref('excluded.times')),
              empty: eb('query_log.empty', '+', eb.ref('excluded.empty')),
              last_at: eb.ref('excluded.last_at'),
            })),
          )
          .execute(),
      )
    },

    emptiest: (limit) =>
      context.read
        .selectFrom('query_log')
        .select(['query', 'times', 'empty'])
        .where('empty', '>', 0)
        .orderBy('empty', 'desc')
        .orderBy('query')
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
        await queries.deleteFrom('query_log').where('last_at', '<', before).execute()
        await queries
          .deleteFrom('query_log')
          .where(
            'last_at',
            '<=',
            sql<string>`(select last_at from query_log order by last_at desc limit 1 offset ${most})`,
          )
          .execute()
      })
    },
  }
}
