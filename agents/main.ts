import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { ConfigError, dataFolder, loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { DatabaseError, DatabaseOpenError, databaseOptions, openDatabase } from '@piata/db'
import { createImageService, openImageStore } from '@piata/images'
import { pino } from 'pino'
import { TrustedClock } from './clock.ts'
import { readCommand, runCommand } from './commands.ts'
import { agents } from './list.ts'
import { AgentBook } from './runtime/book.ts'
import { readOutsideAgents } from './runtime/outside.ts'
import { AgentError, TaskRefused } from './runtime/refused.ts'
import { Runner } from './runtime/runner.ts'
import { AccountRemoval } from './upkeep/accounts.ts'

/** On SQLite nobody tells of tasks that another process wrote. */
const pollMs = { sqlite: 15, postgres: 500 }

/**
 * `npm run agents`: runs the agents in a process of its own, as many such processes as you like; with words after `--`, asks for something and ends:
 * `list`, `run GOAL --input JSON`, `pause NAME`, `resume NAME`, `dead`, `notices`, `retry ID`.
 */
try {
  if (existsSync('.env')) loadEnvFile('.env')
  const command = readCommand(process.argv.slice(2))
  const config = loadConfig()
  const book = new AgentBook([...agents, ...(await readOutsideAgents(config.agentsFile))])
  const database = await openDatabase(databaseOptions(config))
  if (command !== undefined) {
    try {
      process.stdout.write(`${await runCommand(command, book, database)}\n`)
    } finally {
      await database.close()
    }
  } else {
    const { images: pictures, imagesCache, uploads } = dataFolder(config)
    const images = createImageService({
      store: openImageStore({
        ...{ store: config.imagesStore, folder: pictures, cacheFolder: imagesCache },
        // Those who answer requests have them.
        cacheBytes: 0,
      }),
      temporaryDirectory: uploads,
      limits: { maxBytes: config.imageMaxBytes, maxPixels: config.imageMaxPixels },
    })
    const log = pino({ level: config.logLevel })
    const clock = new TrustedClock(database, log)
    await clock.start()
    const removal = new AccountRemoval(database, log)
    const runner = new Runner(
      book,
      { config, database, images, clock, removeAccounts: () => removal.run() },
      { log, pollMs: pollMs[database.dialect] },
    )
    database.onAvailability((state) => {
      if (state.reachable) log.info(`The database answers again, after ${Math.round(state.seconds)} s`)
      else log.error(`The database cannot be used: ${state.reason}`)
    })
    await runner.start()
    log.info(`${book.all.length} agents`)
    let isStopping = false
    const stop = async () => {
      if (isStopping) return
      isStopping = true
      await runner.stop()
      await removal.stop()
      await images.close()
      await database.close()
      process.exit(0)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    // The runner's own timers keep no process alive.
    setInterval(() => {}, 60_000)
  }
} catch (error) {
  const isOurs =
    error instanceof ConfigError ||
    error instanceof DatabaseOpenError ||
    error instanceof AgentError ||
    error instanceof TaskRefused ||
    (error instanceof DatabaseError && error.code === 'too-large')
  process.stderr.write(`agents: ${isOurs ? error.message : ((error as Error).stack ?? error)}\n`)
  process.exit(1)
}
