import { Worker } from 'node:worker_threads'
import { CompiledQuery } from 'kysely'
import type { Context } from '../context.ts'
import { lockSetting, readSetting, writeSetting } from '../tables/settings.ts'
import type { Time } from '../types.ts'
import type { HotStatement } from './hot.ts'
import { createIndex, type IndexProposal } from './indexes.ts'
import { nodesOf } from './postgres.ts'
import { fileOf } from './sqlite.ts'

/** An index that was made of a proposal. */
export interface OwnIndex {
  name: string
  madeAt: Time
  /** When a plan of a hot call was last seen to use it; from the beginning, when it was made. */
  usedAt: Time
  /** What spoke for it. */
  before: Pick<IndexProposal, 'statement' | 'rows' | 'calls' | 'meanMs' | 'verified'>
}

/** What was made is known by being kept here, not by its name, which anybody may give an index. */
const recordKey = 'own-indexes'
type Records = Record<string, Omit<OwnIndex, 'name'>>

async function readRecords(context: Context): Promise<Records> {
  return JSON.parse((await readSetting(context.read, recordKey)) || '{}') as Records
}

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
  if (Object.keys(await readRecords(context)).length === 0) return []
  const there = new Set(await indexNames(context))
  const used =
    context.dialect === 'sqlite' ? await sqliteUses(context, hot) : await postgresUses(context, hot)
  const records = await writeRecords(context, (known) => {
    for (const [name, record] of Object.entries(known)) {
      if (!there.has(name)) delete known[name]
      else if (used.has(name)) record.usedAt = at
    }
  })
  return Object.entries(records).map(([name, record]) => ({ name, ...record }))
}

async function indexNames(context: Context): Promise<string[]> {
  const rows = await context.raw(
    context.dialect === 'sqlite'
      ? `select name from sqlite_schema where type = 'index'`
      : 'select indexname from pg_indexes where schemaname = current_schema()',
    [],
  )
  return rows.map(([name]) => String(name))
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
  if (await isLarger(context, proposal, mostRows)) return false
  const { name, statement, rows, calls, meanMs, verified } = proposal
  // What a process that died while it made the index left is there, but on Postgres never used.
  if (Object.hasOwn(await readRecords(context), name)) await dropIndex(context, name)
  else if ((await indexNames(context)).includes(name))
    throw new Error(`There is an index ${name} that the optimiser did not make`)
  // Kept first, so that a process that dies leaves none that nobody knows of.
  await writeRecords(context, (records) => {
    records[name] = { madeAt: at, usedAt: at, before: { statement, rows, calls, meanMs, verified } }
  })
  try {
    if (context.dialect === 'sqlite') await makeInThread(context, createIndex(proposal))
    else await outsideTransactions(context, createIndex(proposal).replace('index', 'index concurrently'))
  } catch (error) {
    await dropIndex(context, name)
    throw error
  }
  return true
}

/** SQLite's rows are counted up to the limit, Postgres's are known by its statistics. */
async function isLarger(
  context: Context,
  { table, rows }: IndexProposal,
  mostRows: number,
): Promise<boolean> {
  if (context.dialect === 'postgres') return (rows ?? 0) > mostRows
  const [[counted] = [0]] = (await context.raw(
    `select count(*) from (select 1 from ${table} limit ${mostRows + 1})`,
    [],
  )) as [number][]
  return counted > mostRows
}

/** In a thread, so that requests and reads go on; a database in memory has one connection. */
async function makeInThread(context: Context, statement: string): Promise<void> {
  const file = await fileOf(context)
  if (file === '') return context.write(async ({ rows }) => void (await rows(statement, [])))
  const worker = new Worker(new URL('./index-thread.ts', import.meta.url), {
    workerData: { file, statement },
  })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Drops an index that `makeIndex` made. @throws Error for any other name */
export async function dropIndex(context: Context, name: string): Promise<void> {
  if (!Object.hasOwn(await readRecords(context), name))
    throw new Error(`${name} is not one of the optimiser's indexes`)
  if (context.dialect === 'sqlite') {
    await context.write(async ({ rows }) => void (await rows(`drop index if exists ${name}`, [])))
  } else await outsideTransactions(context, `drop index concurrently if exists ${name}`)
  await writeRecords(context, (records) => {
    delete records[name]
  })
}

/** What is done concurrently Postgres does in no transaction. */
async function outsideTransactions(context: Context, statement: string): Promise<void> {
  await context.read.executeQuery(CompiledQuery.raw(statement))
}
