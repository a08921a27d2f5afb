import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Time } from '../types.ts'

/** One figure of one run. */
export interface Benchmark {
  /** The subject and what was measured, as `search/piata/exact/p50`. */
  name: string
  /** What was measured, as git has it; null for a figure of the running site. */
  commit: string | null
  machine: string
  figure: number
  unit: string
  better: 'lower' | 'higher'
  /** The standard deviation of the figure between repeats within the run, in its unit; null where it was measured once. */
  spread: number | null
  at: Time
}

interface Benchmarks {
  keep(figures: Omit<Benchmark, 'at'>[]): Promise<void>
  /** What was kept of a commit, the oldest first. */
  ofCommit(commit: string): Promise<Benchmark[]>
  /** What was kept under a name since a time, the oldest first. */
  history(name: string, since: Time): Promise<Benchmark[]>
  /** What was kept under a name last, the oldest first. */
  newest(name: string, limit: number): Promise<Benchmark[]>
  /** Names of which figures are kept, in their order, those behind `after`. */
  names(limit: number, after?: string): Promise<string[]>
  /** Commits with figures, the one measured last first. */
  commits(): Promise<string[]>
  /** Drops the figures of the running site from before a time; those of commits are kept for ever. */
  purge(before: Time): Promise<number>
}

export interface BenchmarksSchema {
  benchmarks: Benchmark
}

export function createBenchmarks(context: Context): Benchmarks {
  return {
    async keep(figures) {
      if (figures.length === 0) return
      const at = context.now()
      await context.write(({ queries }) =>
        queries
          .insertInto('benchmarks')
          .values(figures.map((figure) => ({ ...figure, at })))
          .execute(),
      )
    },

    ofCommit: (commit) =>
      context.read
        .selectFrom('benchmarks')
        .selectAll()
        .where('commit', '=', commit)
        .orderBy('at')
        .orderBy('name')
        .execute(),

    history: (name, since) =>
      context.read
        .selectFrom('benchmarks')
        .selectAll()
        .where('name', '=', name)
        .where('at', '>=', since)
        .orderBy('at')
        .execute(),

    async newest(name, limit) {
      const rows = await context.read
        .selectFrom('benchmarks')
        .selectAll()
        .where('name', '=', name)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute()
      return rows.reverse()
    },

    async names(limit, after) {
      // From each name to the next by the index: there are few names of many figures.
      const { rows } = await sql<{ name: string }>`
        with recursive names(name, place) as (
          select (select min(name) from benchmarks where name > ${after ?? ''}), 1
          union all
          select (select min(name) from benchmarks where benchmarks.name > names.name), place + 1
          from names where name is not null and place < ${limit}
        )
        select name from names where name is not null`.execute(context.read)
      return rows.map(({ name }) => name)
    },

    async commits() {
      const rows = await context.read
        .selectFrom('benchmarks')
        .select(({ fn }) => ['commit', fn.max('at').as('last')])
        .where('commit', 'is not', null)
        .groupBy('commit')
        .orderBy('last', 'desc')
        .execute()
      return rows.map(({ commit }) => commit!)
    },

    async purge(before) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('benchmarks')
          .where('commit', 'is', null)
          .where('at', '<', before)
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}
