import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { HotStatement } from './hot.ts'
import type { DatabaseState } from './index.ts'

/** Statements that are told. */
const mostSlow = 5
/** What of a statement is told, in characters. */
export const longestStatement = 500
/** SQLSTATE of what this user may not do. */
const notAllowed = '42501'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: PlanNode[]
}

export async function postgresHealth(
  context: Context,
  statements: readonly HotStatement[],
): Promise<DatabaseState> {
  const [[bytes, logBytes, lag, used, most] = [0, 0, null, 0, 0]] = (await context.raw(
    `select pg_database_size(current_database()),
      case when pg_is_in_recovery() then 0 else coalesce((select max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))
        from pg_replication_slots), 0) end::float8,
      (select extract(epoch from max(replay_lag)) from pg_stat_replication)::float8,
      (select count(*) from pg_stat_activity where backend_type = 'client backend'),
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int`,
    [],
  )) as [number, number, number | null, number, number][]
  const waste = (await context.raw(
    `select relname, (pg_table_size(relid) * share)::float8, share from (
      select relname, relid, n_dead_tup::float8 / greatest(1, n_dead_tup + n_live_tup) as share
      from pg_stat_user_tables where schemaname = current_schema() and n_dead_tup > 0) as tables order by 2 desc limit 5`,
    [],
  )) as [string, number, number][]
  return {
    bytes,
    logBytes,
    waste: waste.map(([table, wasted, share]) => ({ table, bytes: wasted, share })),
    slowest: await slowestOf(context),
    scans: await scansOf(context, statements),
    connections: { used, most },
    lagSeconds: lag,
  }
}

async function slowestOf(context: Context): Promise<DatabaseState['slowest']> {
  if (!(await isInstalled(context, 'pg_stat_statements'))) return []
  try {
    const rows = (await context.raw(
      `select left(query, ${longestStatement}), calls, mean_exec_time from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database())
        order by total_exec_time desc limit ${mostSlow}`,
      [],
    )) as [string, number, number][]
    return rows.map(([statement, calls, meanMs]) => ({ statement, calls, meanMs }))
  } catch {
    // Installed, but the server does not load its library, or hides it from this user.
    return []
  }
}

async function isInstalled(context: Context, extension: string): Promise<boolean> {
  return (await context.raw('select 1 from pg_extension where extname = ?', [extension])).length > 0
}

/** Where a table is read whole although the planner is told not to: whatever the table holds now, no index serves the statement. */
async function scansOf(
  context: Context,
  statements: readonly HotStatement[],
): Promise<DatabaseState['scans']> {
  return context.write(async ({ queries, rows }) => {
    await sql`set local enable_seqscan = off`.execute(queries)
    const scans: DatabaseState['scans'] = []
    for (const { call, sql: text, parameters } of statements) {
      for (const node of await nodesOf(rows, text, parameters)) {
        if (node['Node Type'] === 'Seq Scan')
          scans.push({ call, table: node['Relation Name']!, statement: text })
      }
    }
    return scans
  })
}

/** The steps of a statement's plan, from the top. */
export async function nodesOf(
  rows: Context['raw'],
  statement: string,
  parameters: readonly unknown[],
): Promise<PlanNode[]> {
  const [[plans] = []] = (await rows(`explain (format json) ${statement}`, parameters)) as [
    { Plan: PlanNode }[],
  ][]
  const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)]
  return flat(plans![0]!.Plan)
}

/** A step as EXPLAIN writes it, without its figures. */
export function lineOf(node: PlanNode): string {
  const index = node['Index Name'] === undefined ? '' : ` using ${node['Index Name']}`
  const table = node['Relation Name'] === undefined ? '' : ` on ${node['Relation Name']}`
  return `${node['Node Type']}${index}${table}`
}

export async function postgresIntegrity(context: Context): Promise<string[] | null> {
  if (!(await isInstalled(context, 'amcheck'))) return null
  const indexes = await context.raw(
    `select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
      where amname = 'btree' and indisvalid and relnamespace = current_schema()::regnamespace`,
    [],
  )
  const problems: string[] = []
  for (const [index] of indexes) {
    try {
      await context.raw('select bt_index_check(?::text::regclass)', [index])
    } catch (error) {
      if ((error as { code?: string }).code === notAllowed) return null
      problems.push(`${index}: ${(error as Error).message}`)
    }
  }
  return problems
}
