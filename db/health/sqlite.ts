import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Context } from '../context.ts'
import type { HotStatement } from './hot.ts'
import type { DatabaseState } from './index.ts'

export async function sqliteHealth(
  context: Context,
  statements: readonly HotStatement[],
): Promise<DatabaseState> {
  const [[pages, pageBytes, free] = [0, 0, 0]] = (await context.raw(
    'select page_count, page_size, freelist_count from pragma_page_count, pragma_page_size, pragma_freelist_count',
    [],
  )) as [number, number, number][]
  const file = await fileOf(context)
  const log = file === '' ? undefined : await stat(`${file}-wal`).catch(() => undefined)
  return {
    bytes: pages * pageBytes,
    logBytes: log?.size ?? 0,
    waste: [{ table: 'the file', bytes: free * pageBytes, share: pages === 0 ? 0 : free / pages }],
    slowest: [],
    scans: await scansOf(context, statements),
    connections: null,
    lagSeconds: null,
  }
}

/** Empty for a database in memory. */
export async function fileOf(context: Context): Promise<string> {
  const [row] = await context.raw(`select file from pragma_database_list where name = 'main'`, [])
  return String(row?.[0] ?? '')
}

async function scansOf(
  context: Context,
  statements: readonly HotStatement[],
): Promise<DatabaseState['scans']> {
  const names = await context.raw(`select name from sqlite_schema where type = 'table'`, [])
  const tables = new Set(names.map(([name]) => name))
  // A prepared EXPLAIN would tell the plan of the schema as it was then.
  const [[version] = []] = await context.raw('select schema_version from pragma_schema_version', [])
  const scans: DatabaseState['scans'] = []
  for (const { call, sql, parameters } of statements) {
    const plan = await context.raw(`explain query plan /* schema ${version} */ ${sql}`, parameters)
    for (const [, , , detail] of plan) {
      // With an index it reads on: “SCAN listings USING INDEX …”.
      const table = /^SCAN (\S+)$/.exec(String(detail))?.[1]
      if (table !== undefined && tables.has(table)) scans.push({ call, table, statement: sql })
    }
  }
  return scans
}

export async function sqliteIntegrity(context: Context): Promise<string[] | null> {
  const file = await fileOf(context)
  if (file === '') return null
  const worker = new Worker(new URL('./integrity-thread.ts', import.meta.url), { workerData: file })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
