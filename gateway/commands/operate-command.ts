import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { databaseOptions, openDatabase, requireDatabase } from '@piata/db'
import { operate, usage } from '../accounts/operate.ts'

/** Runs `operate` for a command of this name on the configured database, and shows what comes of it. */
export async function operateCommand(name: string, args: string[]): Promise<void> {
  try {
    if (args.includes('--help') || args.includes('-h')) console.log(usage)
    else {
      if (existsSync('.env')) loadEnvFile('.env')
      const config = loadConfig()
      requireDatabase(config.databaseUrl)
      const database = await openDatabase(databaseOptions(config))
      try {
        for (const line of await operate(args, database, config)) console.log(line)
      } finally {
        await database.close()
      }
    }
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}
