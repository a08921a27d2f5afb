import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { openDatabase, requireDatabase } from '@piata/db'

/** `npm run confirm-clock`: says that this machine's clock is right, where gateways hold back what would expire by it. */
try {
  if (existsSync('.env')) loadEnvFile('.env')
  const { databaseUrl: url } = loadConfig()
  requireDatabase(url)
  const database = await openDatabase({ url })
  try {
    const now = new Date().toISOString()
    await database.clock.confirm(now)
    console.log(`Confirmed: it is ${now}. Gateways go by it within two minutes.`)
  } finally {
    await database.close()
  }
} catch (error) {
  console.error(`confirm-clock: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
