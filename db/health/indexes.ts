import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { Context } from '../context.ts'
import { toSqlite } from '../sqlite/connection.ts'
import type { HotStatement } from './hot.ts'
import type { DatabaseState } from './index.ts'
import { lineOf, longestStatement, nodesOf } from './postgres.ts'
import { type StatementShape, shapeOf } from './statement.ts'

/** An index that would serve a statement which no index serves, or which is slow. */
export interface IndexProposal {
  name: string
  table: string
  /** As `create index` takes them: those of equalities first. */
  columns: string[]
  statement: string
  /** Of the face, where the statement is of one that is hot. */
  call: string | null
  /** As pg_stat_statements counted; null where nobody counts. */
  calls: number | null
  meanMs: number | null
  /** Rows of the table by the database's statistics; null where it has none. */
  rows: number | null
  /** How many of them the statement's equalities leave, by Postgres's statistics. */
  rowsLeft: number | null
  /** Plans without and with the index; or why they could not be compared. */
  verified: { before: string[]; after: string[]; by: string } | { no: string }
}

/** From where on a statement is slow: its mean time, and how often it ran. */
export interface SlowBounds {
  ms: number
  calls: number
}

interface Question {
  statement: string
  shape: StatementShape
  hot: HotStatement | undefined
  calls: number | null
  meanMs: number | null
}

/** An index for each statement without one, and for each that is slow, whose text has the known shape. Reads only. */
export async function indexProposals(
  context: Context,
  hot: readonly HotStatement[],
  { scans, slowest }: Pick<DatabaseState, 'scans' | 'slowest'>,
  slow: SlowBounds,
): Promise<IndexProposal[]> {
  const proposals = new Map<string, IndexProposal>()
  for (const question of questionsOf(hot, scans, slowest, slow)) {
    const { shape, ...asked } = question
    const columns = [...shape.equals, ...shape.then]
    const name = indexName(shape.table, columns)
    if (proposals.has(name) || !(await isTable(context, shape.table))) continue
    const candidate = { name, table: shape.table, columns }
    const verified = await verify(context, candidate, question.hot).catch((error: Error) => ({
      no: `The plans could not be had: ${error.message}`,
    }))
    proposals.set(name, {
      ...candidate,
      statement: asked.statement,
      call: asked.hot?.call ?? null,
      calls: asked.calls,
      meanMs: asked.meanMs,
      ...(await sizesOf(context, shape)),
      verified,
    })
  }
  return [...proposals.values()]
}

function questionsOf(
  hot: readonly HotStatement[],
  scans: DatabaseState['scans'],
  slowest: DatabaseState['slowest'],
  slow: SlowBounds,
): Question[] {
  const questions: Question[] = []
  const keyOf = (shape: StatementShape) => JSON.stringify(shape)
  for (const { statement } of scans) {
    const shape = shapeOf(statement)
    if (shape === undefined) continue
    const own = hot.find(({ sql }) => sql === statement)
    questions.push({ statement, shape, hot: own, calls: null, meanMs: null })
  }
  for (const { statement, calls, meanMs } of slowest) {
    // One that was cut would read as another.
    const shape = statement.length < longestStatement ? shapeOf(statement) : undefined
    if (shape === undefined) continue
    const same = questions.find((known) => keyOf(known.shape) === keyOf(shape))
    if (same !== undefined) Object.assign(same, { calls, meanMs })
    else if (meanMs > slow.ms && calls >= slow.calls) {
      const own = hot.find(({ sql }) => {
        const known = shapeOf(sql)
        return known !== undefined && keyOf(known) === keyOf(shape)
      })
      questions.push({ statement, shape, hot: own, calls, meanMs })
    }
  }
  return questions
}

/** Names of ours begin with `opt_`; Postgres would cut what is longer than 63 characters. */
function indexName(table: string, columns: readonly string[]): string {
  const name = `opt_${table}_${columns.join('_').replaceAll(' ', '_')}`
  if (name.length <= 63) return name
  return `${name.slice(0, 54)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

async function isTable(context: Context, table: string): Promise<boolean> {
  const sql =
    context.dialect === 'sqlite'
      ? `select 1 from sqlite_schema where type = 'table' and name = ?`
      : `select 1 from pg_tables where schemaname = current_schema() and tablename = ?`
  return (await context.raw(sql, [table])).length > 0
}

type Candidate = Pick<IndexProposal, 'name' | 'table' | 'columns'>

export const createIndex = ({ name, table, columns }: Candidate) =>
  `create index ${name} on ${table} (${columns.join(', ')})`

async function verify(
  context: Context,
  candidate: Candidate,
  hot: HotStatement | undefined,
): Promise<IndexProposal['verified']> {
  if (hot === undefined) return { no: 'The parameters of the statement are not known.' }
  const plans = await (context.dialect === 'sqlite'
    ? sqlitePlans(context, candidate, hot)
    : postgresPlans(context, candidate, hot))
  const uses = (plan: string[]) => plan.some((line) => line.includes(candidate.name))
  if (!uses(plans.after)) return { no: `Its plan does not use the index: ${plans.after.join('; ')}` }
  if (detours(plans.after) >= detours(plans.before))
    return { no: `Its plan was as good: ${plans.before.join('; ')}` }
  return plans
}

/** Steps of a plan that an index saves: whole tables read, and sorting. */
const detours = (plan: readonly string[]) =>
  plan.filter((line) => /^SCAN \S+$|^USE TEMP B-TREE|^Seq Scan|Sort/.test(line)).length

/** Plans of a database in memory that has the table's schema and statistics and no rows, so that nobody waits. */
async function sqlitePlans(context: Context, candidate: Candidate, { sql, parameters }: HotStatement) {
  const schema = await context.raw(
    `select sql from sqlite_schema where tbl_name = ? and type in ('table', 'index') and sql is not null
      order by type = 'table' desc`,
    [candidate.table],
  )
  const isCounted = await isTable(context, 'sqlite_stat1')
  const statistics = isCounted
    ? await context.raw('select tbl, idx, stat from sqlite_stat1 where tbl = ?', [candidate.table])
    : []
  const scratch = new DatabaseSync(':memory:')
  try {
    for (const [made] of schema) scratch.exec(made as string)
    // Makes the table of statistics, which nothing else may make.
    scratch.exec('analyze')
    const insert = scratch.prepare('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)')
    for (const row of statistics) insert.run(...(row as [string, string | null, string]))
    scratch.exec('analyze sqlite_schema')
    const plan = () =>
      scratch
        .prepare(`explain query plan ${sql}`)
        .all(...parameters.map(toSqlite))
        .map(({ detail }) => String(detail))
    const before = plan()
    scratch.exec(createIndex(candidate))
    return {
      before,
      after: plan(),
      by: 'EXPLAIN QUERY PLAN in a database in memory with the schema and statistics of the table',
    }
  } finally {
    scratch.close()
  }
}

/** Ends a transaction that is to leave nothing. */
class Undone extends Error {}

/** Plans of an empty copy that hides the table for one transaction, which is undone. Without rows costs say nothing: what an index can save is off, as in db-health. */
async function postgresPlans(context: Context, candidate: Candidate, { sql, parameters }: HotStatement) {
  let plans: { before: string[]; after: string[] } | undefined
  const work = context.write(async ({ rows }) => {
    for (const detour of ['seqscan', 'bitmapscan', 'sort']) await rows(`set local enable_${detour} = off`, [])
    await rows(`create temp table ${candidate.table} (like ${candidate.table} including all)`, [])
    const plan = async () => (await nodesOf(rows, sql, parameters)).map(lineOf)
    const before = await plan()
    await rows(createIndex(candidate), [])
    plans = { before, after: await plan() }
    throw new Undone()
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return {
    ...plans!,
    by: 'EXPLAIN, without scans and sorting where they can be avoided, on an empty copy of the table in a transaction that was undone',
  }
}

async function sizesOf(
  context: Context,
  { table, equals }: StatementShape,
): Promise<Pick<IndexProposal, 'rows' | 'rowsLeft'>> {
  if (context.dialect === 'sqlite') {
    if (!(await isTable(context, 'sqlite_stat1'))) return { rows: null, rowsLeft: null }
    const [row] = await context.raw('select stat from sqlite_stat1 where tbl = ? limit 1', [table])
    return { rows: row === undefined ? null : Number.parseInt(String(row[0]), 10), rowsLeft: null }
  }
  const [[rows] = [-1]] = (await context.raw(
    `select reltuples::float8 from pg_class where relnamespace = current_schema()::regnamespace and relname = ?`,
    [table],
  )) as [number][]
  // Negative: never counted.
  if (rows < 0) return { rows: null, rowsLeft: null }
  const distinct = (await context.raw(
    `select case when n_distinct < 0 then -n_distinct * ?::float8 else n_distinct end::float8 from pg_stats
      where schemaname = current_schema() and tablename = ? and attname = any(?::text[])`,
    [rows, table, equals],
  )) as [number][]
  if (distinct.length < equals.length) return { rows, rowsLeft: null }
  const left = distinct.reduce((most, [values]) => most / Math.max(1, values), rows)
  return { rows, rowsLeft: Math.max(1, Math.round(left)) }
}
