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
