import { CompiledQuery } from 'kysely'
import type { Context } from '../context.ts'
import { lockSetting, writeSetting } from '../tables/settings.ts'
import type { Time } from '../types.ts'
import type { HotStatement } from './hot.ts'
import { createIndex, type IndexProposal } from './indexes.ts'
import { nodesOf } from './postgres.ts'

/** Indexes that were made of proposals are known by their names. */
const ownName = /^opt_\w+$/

/** An index that was made of a proposal. */
export interface OwnIndex {
  name: string
  madeAt: Time
  /** When a plan of a hot call was last seen to use it; from the beginning, when it was made. */
  usedAt: Time
  /** What spoke for it; null where that is not known any more. */
  before: Pick<IndexProposal, 'statement' | 'rows' | 'calls' | 'meanMs' | 'verified'> | null
}

const recordKey = 'own-indexes'
type Records = Record<string, Omit<OwnIndex, 'name'>>

async function writeRecords(context: Context, change: (records: Records) => void): Promise<Records> {
  return context.write(async ({ queries }) => {
    const records = JSON.parse((await lockSetting(queries, recordKey)) || '{}') as Records
    change(records)
    await writeSetting(queries, recordKey, JSON.stringify(records))
    return records
  })
}

/** Those that are there. Looks at the plans of the hot calls and notes which of them are used at `at`. */
export async function ownIndexes(
  context: Context,
  hot: readonly HotStatement[],
  at: Time,
): Promise<OwnIndex[]> {
  const rows = await context.raw(
    context.dialect === 'sqlite'
      ? `select name from sqlite_schema where type = 'index' and name like 'opt\\_%' escape '\\'`
      : `select indexname from pg_indexes where schemaname = current_schema() and indexname like 'opt\\_%'`,
    [],
  )
  if (rows.length === 0) return []
  const names = rows.map(([name]) => String(name))
  const used =
    context.dialect === 'sqlite' ? await sqliteUses(context, hot) : await postgresUses(context, hot)
  const records = await writeRecords(context, (known) => {
    for (const name of Object.keys(known)) if (!names.includes(name)) delete known[name]
    for (const name of names) {
      known[name] ??= { madeAt: at, usedAt: at, before: null }
      if (used.has(name)) known[name].usedAt = at
    }
  })
  return names.map((name) => ({ name, ...records[name]! }))
}

/** Every index that a plan uses. */
async function sqliteUses(context: Context, hot: readonly HotStatement[]): Promise<Set<string>> {
  // A prepared EXPLAIN would tell the plan of the schema as it was then.
  const [[version] = []] = await context.raw('select schema_version from pragma_schema_version', [])
  const used = new Set<string>()
  for (const { sql, parameters } of hot) {
    const plan = await context.raw(`explain query plan /* schema ${version} */ ${sql}`, parameters)
    for (const [, , , detail] of plan) {
      const index = / INDEX (\w+)/.exec(String(detail))?.[1]
      if (index !== undefined) used.add(index)
    }
  }
  return used
}

function postgresUses(context: Context, hot: readonly HotStatement[]): Promise<Set<string>> {
  return context.write(async ({ rows }) => {
    // While a table is small its indexes are not used yet.
    await rows('set local enable_seqscan = off', [])
    const used = new Set<string>()
    for (const { sql, parameters } of hot) {
      for (const node of await nodesOf(rows, sql, parameters)) {
        if (node['Index Name'] !== undefined) used.add(node['Index Name'])
      }
    }
    return used
  })
}

export async function makeIndex(
  context: Context,
  proposal: IndexProposal,
  { mostRows, at }: { mostRows: number; at: Time },
): Promise<boolean> {
  if (!('by' in proposal.verified)) throw new Error(`The index ${proposal.name} is not verified`)
  if (context.dialect === 'sqlite') {
    const [[rows] = [0]] = (await context.raw(
      `select count(*) from (select 1 from ${proposal.table} limit ${mostRows + 1})`,
      [],
    )) as [number][]
    if (rows > mostRows) return false
    await context.write(async ({ rows }) => void (await rows(createIndex(proposal), [])))
    await record(context, proposal, at)
    return true
  }
  if ((proposal.rows ?? 0) > mostRows) return false
  // What a process that died while it made the index left is there, but never used.
  await dropIndex(context, proposal.name)
  try {
    await outsideTransactions(context, createIndex(proposal).replace('index', 'index concurrently'))
  } catch (error) {
    await dropIndex(context, proposal.name)
    throw error
  }
  await record(context, proposal, at)
  return true
}

async function record(context: Context, proposal: IndexProposal, at: Time): Promise<void> {
  const { name, statement, rows, calls, meanMs, verified } = proposal
  await writeRecords(context, (records) => {
    records[name] = { madeAt: at, usedAt: at, before: { statement, rows, calls, meanMs, verified } }
  })
}

export async function dropIndex(context: Context, name: string): Promise<void> {
  if (!ownName.test(name)) throw new Error(`${name} is not one of the optimiser's indexes`)
  if (context.dialect === 'sqlite') {
    await context.write(async ({ rows }) => void (await rows(`drop index if exists ${name}`, [])))
  } else await outsideTransactions(context, `drop index concurrently if exists ${name}`)
}

/** What is done concurrently Postgres does in no transaction. */
async function outsideTransactions(context: Context, statement: string): Promise<void> {
  await context.read.executeQuery(CompiledQuery.raw(statement))
}
