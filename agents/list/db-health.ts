import { hostname } from 'node:os'
import type { Benchmark, Database, DatabaseState, Finding } from '@piata/db'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'

const megabyte = 2 ** 20
const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** How long figures of the running site are kept. */
const keptDays = 400

/** What ran a few times, as migrations do, is over. */
export const slowBounds = { ms: 100, calls: 20 }

/** From where on a figure is worth a notice. */
const limits = {
  growth: { share: 0.25, bytes: 100 * megabyte },
  logBytes: 512 * megabyte,
  waste: { share: 0.3, bytes: 100 * megabyte },
  slow: slowBounds,
  lagSeconds: 60,
}

const source = 'db-health'

export const dbHealth = defineAgent({
  name: source,
  summary: 'Looks at the size, log, waste, plans and files of the database, and says what to do',
  input: Type.Object({}),
  output: Type.Object({
    databaseMs: Type.Number(),
    notices: Type.Array(Type.String()),
    state: Type.Unknown(),
  }),
  schedule: { cron: '*/5 * * * *' },
  // A check of all pages takes seconds a gigabyte.
  timeoutMs: 30 * 60_000,
  retries: 1,
  async run(_task, { database, now }) {
    const at = now()
    const state = await database.health.state()
    const { databaseMs, ...seen } = state
    const dayAgo = new Date(at.getTime() - dayMs).toISOString()
    const sizes = await database.benchmarks.history(`${source}/size`, dayAgo)
    const broken = await integrity(database, dayAgo)
    const findings = judge(seen, sizes[0], broken)
    await database.notices.settle(source, findings)
    const lastKept = sizes.at(-1)?.at
    if (lastKept === undefined || at.getTime() - Date.parse(lastKept) >= hourMs) {
      await keep(database, state)
      await database.benchmarks.purge(new Date(at.getTime() - keptDays * dayMs).toISOString())
    }
    return success({ databaseMs, notices: findings.map(({ title }) => title), state: seen })
  },
})

/** What was broken at the daily check, which is made when it is due; null where nobody can tell. */
async function integrity(database: Database, dayAgo: string): Promise<string[] | null> {
  const name = `${source}/broken`
  const [last] = (await database.benchmarks.history(name, dayAgo)).slice(-1)
  if (last === undefined) {
    const broken = await database.health.integrity()
    if (broken !== null) await database.benchmarks.keep([figure(name, broken.length, 'faults')])
    return broken
  }
  if (last.figure === 0) return []
  // What is broken stays told until a check finds it whole; its lines are in the notice.
  const known = (await database.notices.list()).find((one) => one.source === source && one.key === 'broken')
  return known === undefined ? [`${last.figure} faults`] : (known.evidence as string[])
}

const figure = (name: string, value: number, unit: string): Omit<Benchmark, 'at'> => ({
  ...{ name, commit: null, machine: hostname(), figure: value, unit },
  ...{ better: 'lower', spread: null },
})

async function keep(database: Database, state: DatabaseState & { databaseMs: number }): Promise<void> {
  const wasted = state.waste.reduce((sum, { bytes }) => sum + bytes, 0)
  await database.benchmarks.keep([
    figure(`${source}/size`, state.bytes, 'B'),
    figure(`${source}/log`, state.logBytes, 'B'),
    figure(`${source}/waste`, wasted, 'B'),
    figure(`${source}/look`, state.databaseMs, 'ms'),
    ...(state.lagSeconds === null ? [] : [figure(`${source}/lag`, state.lagSeconds, 's')]),
    ...(state.slowest[0] === undefined ? [] : [figure(`${source}/dearest`, state.slowest[0].meanMs, 'ms')]),
  ])
}

/**
 * What is worth telling, with what to do about it.
 * @param before the oldest size that was kept in the last day
 */
export function judge(
  state: DatabaseState,
  before: Pick<Benchmark, 'figure' | 'at'> | undefined,
  broken: readonly string[] | null,
): Finding[] {
  const findings: Finding[] = []
  const add = (key: string, title: string, advice: string, evidence: unknown) =>
    findings.push({ key, title, advice, evidence })
  if (broken !== null && broken.length > 0) {
    add(
      'broken',
      `The database is damaged in ${broken.length} places`,
      'Copy the data folder as it is, then restore the last whole backup (npm run restore) and look at the disk.',
      broken,
    )
  }
  const growth = before === undefined ? 0 : state.bytes - before.figure
  if (growth > limits.growth.bytes && growth > limits.growth.share * before!.figure) {
    add(
      'growth',
      `The database grew by ${megabytes(growth)} since ${before!.at}`,
      'Where no import explains it, look at what is written most; make room on the disk before it is full.',
      { before, bytes: state.bytes },
    )
  }
  if (state.logBytes > limits.logBytes) {
    add(
      'log',
      `The log of the database is ${megabytes(state.logBytes)} long`,
      'Something reads from before: a reader that never ends or, on Postgres, a replication slot that nobody reads. End it or drop the slot.',
      { logBytes: state.logBytes },
    )
  }
  for (const { table, bytes, share } of state.waste) {
    if (bytes <= limits.waste.bytes || share <= limits.waste.share) continue
    add(
      `waste ${table}`,
      `${Math.round(100 * share)} % of ${table}, ${megabytes(bytes)}, holds nothing any more`,
      'Give it back at a quiet time: VACUUM; on SQLite it needs as much room again while it runs. On Postgres look why autovacuum does not.',
      { table, bytes, share },
    )
  }
  for (const { call, table, statement } of state.scans) {
    add(
      `scan ${call} ${table}`,
      `No index serves ${call}: all of ${table} is read`,
      'An index that the migrations make is gone or broken; restore it, or make it anew by hand from db/migrations.',
      { call, table, statement },
    )
  }
  for (const [at, { statement, calls, meanMs }] of state.slowest.entries()) {
    if (meanMs <= limits.slow.ms || calls < limits.slow.calls) continue
    add(
      `slow ${at + 1}`,
      `A statement takes ${Math.round(meanMs)} ms on average`,
      'See its plan (EXPLAIN ANALYZE); among the statements that take the most time in all it is worth an index.',
      { statement, calls, meanMs },
    )
  }
  if ((state.lagSeconds ?? 0) > limits.lagSeconds) {
    add(
      'lag',
      `A replica is ${Math.round(state.lagSeconds!)} s behind`,
      'Look at its disk, its network and its long queries; until it has caught up do not switch over to it.',
      { lagSeconds: state.lagSeconds },
    )
  }
  return findings
}

const megabytes = (bytes: number) => `${Math.round(bytes / megabyte).toLocaleString('en')} MB`
