import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { OpenDatabaseOptions } from '../database.ts'
import { DatabaseOpenError } from '../errors.ts'
import { connectionOf, explainOpening } from '../postgres/connection.ts'
import { hasPooler } from '../postgres/pooler.ts'
import { taskSchema } from '../tasks/boss.ts'

const dumpName = 'piata.dump'
const goneWithinMs = 3_000

/** Writes the database's state of one moment into `folder` by pg_dump; resolves to the path of the dump. */
export function dumpPostgres(options: OpenDatabaseOptions, folder: string): string {
  const file = join(folder, dumpName)
  run('pg_dump', options, ['--format=custom', '--no-owner', '--no-privileges', `--file=${file}`])
  return file
}

/** Whether the database holds tables already. */
export async function isPostgresFilled(options: OpenDatabaseOptions): Promise<boolean> {
  const client = new Client(connectionOf(options.url, options.postgres?.certificateAuthority))
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      `select 1 from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace limit 1`,
    )
    return rows.length > 0
  } catch (error) {
    throw explainOpening(error, options.url)
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * @throws DatabaseOpenError while Piata is connected, whose caches and sign-in keys would be of the data before. Behind a pooler, which keeps
 * connections after its clients have gone, it cannot be told.
 */
export async function mustBeUnused(options: OpenDatabaseOptions): Promise<void> {
  const connection = connectionOf(options.url, options.postgres?.certificateAuthority)
  const client = new Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    if (await hasPooler(client)) return
    // The server takes a moment to end the connections of a process that has just stopped.
    for (const until = performance.now() + goneWithinMs; ; await delay(100)) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
          where datname = current_database() and application_name = 'piata' and pid <> pg_backend_pid()`,
      )
      if (rows[0]!.count === 0) return
      if (performance.now() > until) {
        throw new DatabaseOpenError(
          `The database at ${new URL(options.url).host} is in use by ${rows[0]!.count} connections: stop Piata, then restore`,
        )
      }
    }
  } catch (error) {
    throw explainOpening(error, options.url)
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Replaces what the dump holds, all or nothing. The tasks' schema steps aside meanwhile: pg_restore cannot drop partitioned tables piece by
 * piece.
 */
export async function restorePostgres(options: OpenDatabaseOptions, file: string): Promise<void> {
  const aside = `${taskSchema}_replaced`
  const hadTasks = await hasSchema(options, taskSchema)
  if (hadTasks) {
    // Left by a restore that was broken off.
    await execute(options, `drop schema if exists ${aside} cascade`)
    await execute(options, `alter schema ${taskSchema} rename to ${aside}`)
  }
  try {
    run('pg_restore', options, [
      '--clean',
      '--if-exists',
      '--no-owner',
      '--no-privileges',
      '--single-transaction',
      '--exit-on-error',
      file,
    ])
  } catch (error) {
    if (hadTasks) await execute(options, `alter schema ${aside} rename to ${taskSchema}`)
    throw error
  }
  if (hadTasks) await execute(options, `drop schema ${aside} cascade`)
}

async function hasSchema(options: OpenDatabaseOptions, name: string): Promise<boolean> {
  const rows = await execute(options, `select 1 from pg_namespace where nspname = '${name}'`)
  return rows.length > 0
}

async function execute(options: OpenDatabaseOptions, statement: string): Promise<object[]> {
  const client = new Client(connectionOf(options.url, options.postgres?.certificateAuthority))
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<object>(statement)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

function run(program: string, options: OpenDatabaseOptions, args: string[]): void {
  const url = new URL(options.url)
  // In the environment, since everybody on the machine may read a program's arguments.
  const password = decodeURIComponent(url.password)
  url.password = ''
  // The driver's own modes in the words of Postgres's programs.
  const mode = url.searchParams.get('sslmode')
  if (mode === 'no-verify') url.searchParams.set('sslmode', 'require')
  const authority = options.postgres?.certificateAuthority
  if (authority) {
    url.searchParams.set('sslrootcert', authority)
    if (mode === null || mode === 'require') url.searchParams.set('sslmode', 'verify-full')
  }
  const result = spawnSync(find(program), [`--dbname=${url.href}`, ...args], {
    env: { ...process.env, ...(password && { PGPASSWORD: password }) },
    encoding: 'utf8',
  })
  if (result.error || result.status !== 0) {
    const said = result.error?.message ?? result.stderr.trim().split('\n')[0]
    throw new DatabaseOpenError(`${program} failed: ${said}`)
  }
}

/** Where a program of Postgres is; Debian keeps those of each version in a folder of their own. */
function find(program: string): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  const found = folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
  if (found === undefined) {
    throw new DatabaseOpenError(
      `${program} is not installed here, which copies a Postgres database: install Postgres's client programs (postgresql-client), or use the backups of your provider`,
    )
  }
  return found
}
