import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { OpenDatabaseOptions } from '../database.ts'
import { databaseAt } from '../open.ts'
import { connectionOf, explainOpening } from '../postgres/connection.ts'
import { SqliteConnection } from '../sqlite/connection.ts'
import { explainFile } from '../sqlite/opening.ts'
import { migrations } from './index.ts'

/** What opening a database with this version would do to its tables. */
export interface UpgradePlan {
  /** Whether there are tables of Piata at all. */
  isNew: boolean
  /** In the order in which they run. */
  pending: { name: string; does: string }[]
  /** That have run and are not of this version: a newer one was here, and this one refuses to open the database. */
  unknown: string[]
}

const executed = 'select name from kysely_migration order by name'

/**
 * Looks at the database without changing anything in it.
 * @throws DatabaseOpenError where it cannot be read
 */
export async function planUpgrade(
  options: Pick<OpenDatabaseOptions, 'url' | 'postgres'>,
): Promise<UpgradePlan> {
  const place = databaseAt(options.url)
  const names = await (place.dialect === 'sqlite' ? namesOfFile(place.file) : namesOfServer(options))
  const done = new Set(names)
  const known = Object.keys(migrations)
  return {
    isNew: names === undefined,
    pending: known.filter((name) => !done.has(name)).map((name) => ({ name, does: whatDoes(name) })),
    unknown: [...done].filter((name) => !Object.hasOwn(migrations, name)),
  }
}

/** Undefined where no version of Piata has opened it. */
async function namesOfFile(file: string): Promise<string[] | undefined> {
  if (file === ':memory:' || !existsSync(file)) return undefined
  try {
    const connection = new SqliteConnection(file, 'lookups')
    try {
      const tables = connection.rows(`select 1 from sqlite_master where name = 'kysely_migration'`, [])
      return tables.length === 0 ? undefined : connection.rows(executed, []).map(([name]) => String(name))
    } finally {
      connection.close()
    }
  } catch (error) {
    throw explainFile(error, file)
  }
}

async function namesOfServer({
  url,
  postgres,
}: Pick<OpenDatabaseOptions, 'url' | 'postgres'>): Promise<string[] | undefined> {
  const client = new Client(connectionOf(url, postgres?.certificateAuthority))
  try {
    await client.connect()
    const { rows: tables } = await client.query(`select to_regclass('kysely_migration') as found`)
    if (tables[0].found === null) return undefined
    const { rows } = await client.query<{ name: string }>(executed)
    return rows.map(({ name }) => name)
  } catch (error) {
    throw explainOpening(error, url)
  } finally {
    await client.end().catch(() => {})
  }
}

/** The comment that a migration's `up` has, which says what hosts get of it. */
function whatDoes(name: string): string {
  const source = readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8')
  const [comment = ''] =
    source.slice(0, source.indexOf('export async function up')).match(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/) ??
    []
  return comment
    .replaceAll(/^\s*\/?\*+\/?|\*\/\s*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
