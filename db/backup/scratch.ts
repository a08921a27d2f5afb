import { join } from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import type { OpenDatabaseOptions } from '../database.ts'
import { databaseAt } from '../open.ts'
import { connectionOf, explainOpening } from '../postgres/connection.ts'

/** A database to look at and throw away. */
interface Scratch {
  url: string
  remove(): Promise<void>
}

const suffix = '_restore_test'
/** Tells our own from one that somebody else called so. */
const mark = 'Piata: made to test a backup, and removed by itself'
const longestName = 63

/**
 * An empty database of the same kind and on the same server as that of `options`, or on SQLite a file in `folder`; one that was left by a process that
 * was killed is removed first. Resolves to the reason where there can be none.
 * @throws DatabaseOpenError where the server cannot be reached
 */
export async function createScratch(
  options: OpenDatabaseOptions,
  folder: string,
): Promise<Scratch | { refused: string }> {
  // The file goes with the folder.
  if (databaseAt(options.url).dialect === 'sqlite')
    return { url: `sqlite:${join(folder, 'piata.db')}`, remove: async () => {} }
  const run = async (work: (client: Client) => Promise<string>): Promise<string> => {
    const client = new Client(connectionOf(options.url, options.postgres?.certificateAuthority))
    client.on('error', () => {})
    try {
      await client.connect()
      return await work(client)
    } catch (error) {
      throw explainOpening(error, options.url)
    } finally {
      await client.end().catch(() => {})
    }
  }
  let name = ''
  const drop = async (client: Client) => {
    const { rows } = await client.query<{ mark: string | null }>(
      `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1`,
      [name],
    )
    if (rows[0] === undefined) return ''
    if (rows[0].mark !== mark) return `there is a database ${name} already, which is not ours`
    await client.query(`drop database ${escapeIdentifier(name)} with (force)`)
    return ''
  }
  const refused = await run(async (client) => {
    const { rows } = await client.query<{ current: string; who: string; may: boolean }>(
      `select current_database() as current, current_user as who, rolsuper or rolcreatedb as may
        from pg_roles where rolname = current_user`,
    )
    const { current, who, may } = rows[0]!
    if (!may) return `the user ${who} may not create databases (alter role ${who} createdb)`
    name = current.slice(0, longestName - suffix.length) + suffix
    const reason = await drop(client)
    if (reason !== '') return reason
    await client.query(`create database ${escapeIdentifier(name)}`)
    await client.query(`comment on database ${escapeIdentifier(name)} is '${mark}'`)
    return ''
  })
  if (refused !== '') return { refused }
  const url = new URL(options.url)
  url.pathname = `/${encodeURIComponent(name)}`
  return { url: url.href, remove: async () => void (await run(drop)) }
}
