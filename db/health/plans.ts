import { CompiledQuery } from 'kysely'
import type { Context } from '../context.ts'

/** How the database would find what a statement asks for, whatever its values are, a line each; empty where it does not say. */
export async function planOf(context: Context, sql: string): Promise<string[]> {
  try {
    return await (context.dialect === 'sqlite' ? sqlitePlan(context, sql) : postgresPlan(context, sql))
  } catch {
    // Of a statement that cannot be explained, such as `commit`, or a server that is away.
    return []
  }
}

async function sqlitePlan(context: Context, sql: string): Promise<string[]> {
  // Values that are not given are NULL.
  const rows = (await context.raw(`explain query plan ${sql}`, [])) as [number, number, number, string][]
  const depths = new Map<number, number>()
  return rows.map(([id, parent, , detail]) => {
    const depth = (depths.get(parent) ?? -1) + 1
    depths.set(id, depth)
    return '  '.repeat(depth) + detail
  })
}

/** `explain (generic_plan)` is known to Postgres 16 and later only. */
function postgresPlan(context: Context, sql: string): Promise<string[]> {
  return context.read.connection().execute(async (connection) => {
    const run = (text: string) => connection.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text))
    try {
      await run(
        `begin read only; set local statement_timeout = 1000; set local plan_cache_mode = force_generic_plan; prepare piata_plan as ${sql}`,
      )
      const { rows } = await run(
        `select cardinality(parameter_types) as count from pg_prepared_statements where name = 'piata_plan'`,
      )
      const values = Array.from({ length: Number(rows[0]!.count) }, () => 'null').join(', ')
      const plan = await run(`explain execute piata_plan${values === '' ? '' : ` (${values})`}`)
      return plan.rows.map((row) => String(row['QUERY PLAN']))
    } finally {
      await run('rollback')
      await run('deallocate piata_plan').catch(() => {})
    }
  })
}
