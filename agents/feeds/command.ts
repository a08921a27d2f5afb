import { existsSync, readFileSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { type Config, ConfigError, loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import {
  type Database,
  DatabaseError,
  DatabaseOpenError,
  databaseOptions,
  type FeedDetail,
  openDatabase,
} from '@piata/db'
import { SiteFault } from '../net/fault.ts'
import { parseDefinition } from './definition.ts'
import { FeedFault } from './fault.ts'

const usage = `npm run feeds -- list                                 the feeds and how their last runs ended
npm run feeds -- add FILE.json --seller EMAIL       a feed whose items become that account's listings
npm run feeds -- change ID FILE.json                says of a feed what the file says
npm run feeds -- show ID                            a feed and the report of its last run
npm run feeds -- read ID                            has it read at once
npm run feeds -- release ID                         lets a held feed withdraw what is gone
npm run feeds -- pause|resume|remove ID             its listings stay as they are`

/** `npm run feeds`: what an operator says of feeds. */
try {
  if (existsSync('.env')) loadEnvFile('.env')
  const { values, positionals } = parseArgs({
    options: { seller: { type: 'string' } },
    allowPositionals: true,
  })
  const config = loadConfig()
  const database = await openDatabase(databaseOptions(config))
  try {
    process.stdout.write(`${await run(positionals, values.seller, config, database)}\n`)
  } finally {
    await database.close()
  }
} catch (error) {
  const isOurs = [SiteFault, ConfigError, DatabaseError, DatabaseOpenError].some(
    (kind) => error instanceof kind,
  )
  const { code } = error as NodeJS.ErrnoException
  if (!isOurs && code !== 'ENOENT' && !code?.startsWith('ERR_PARSE_ARGS')) throw error
  process.stderr.write(`feeds: ${(error as Error).message}\n`)
  process.exitCode = 1
}

async function run(
  words: string[],
  email: string | undefined,
  config: Config,
  database: Database,
): Promise<string> {
  const [name, first, second] = words
  const { feeds } = database
  if (name === 'list' && words.length === 1) return list(database)
  if (first === undefined || words.length > (name === 'change' ? 3 : 2)) throw new FeedFault(usage)
  switch (name) {
    case 'add': {
      const definition = await readDefinition(first, config, database)
      if (email === undefined)
        throw new FeedFault('--seller must name the account whose listings the items become')
      const seller = await database.users.findByEmail(email)
      if (!seller) throw new FeedFault(`There is no account ${email}`)
      return `Feed ${await feeds.create({ sellerId: seller.id, ...definition })}`
    }
    case 'change':
      if (second === undefined) throw new FeedFault(usage)
      return said(await feeds.change(first, await readDefinition(second, config, database)), 'is changed')
    case 'show':
      return JSON.stringify(await mustBeKnown(database, first), null, 2)
    case 'read':
      await mustBeKnown(database, first)
      await database.tasks.enqueue({ goal: 'feed', input: { id: first }, key: first })
      return 'It is read as soon as agents run.'
    case 'release':
      await mustBeKnown(database, first)
      return (await feeds.release(first)) ? 'The next run withdraws what is gone.' : 'Nothing is held.'
    case 'pause':
    case 'resume':
      return said(
        await feeds.change(first, { isPaused: name === 'pause' }),
        name === 'pause' ? 'is paused' : 'goes on',
      )
    case 'remove':
      return said(await feeds.remove(first), 'is removed; its listings stay')
    default:
      throw new FeedFault(usage)
  }
}

async function readDefinition(file: string, { feedNetworks }: Config, { categories }: Database) {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new FeedFault(`${file} is not JSON: ${error.message}`)
    throw error
  }
  return parseDefinition(given, { categories: await categories.all(), networks: feedNetworks })
}

async function mustBeKnown({ feeds }: Database, id: string): Promise<FeedDetail> {
  const feed = await feeds.find(id)
  if (!feed) throw new FeedFault(`There is no feed ${id}`)
  return feed
}

function said(isKnown: boolean, what: string): string {
  if (!isKnown) throw new FeedFault('There is no such feed')
  return `The feed ${what}.`
}

async function list({ feeds }: Database): Promise<string> {
  const lines: string[] = []
  let after: FeedDetail | undefined
  for (;;) {
    const page = await feeds.list({ limit: 100, ...(after && { after }) })
    for (const { id, name, status, held, isPaused, lastRunAt, nextAt } of page) {
      const state = isPaused ? 'paused' : `next ${nextAt}`
      lines.push(
        `${id}  ${status.padEnd(9)}  last ${lastRunAt ?? 'never'}  ${state}  ${name}${held === null ? '' : `\n  ${held}`}`,
      )
    }
    after = page.at(-1)
    if (after === undefined) return lines.length > 0 ? lines.join('\n') : 'There is no feed.'
  }
}
