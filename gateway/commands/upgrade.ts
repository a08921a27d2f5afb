import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { databaseOptions, openDatabase, planUpgrade, type UpgradePlan } from '@piata/db'

const usage = `Usage: npm run upgrade -- check | apply
  check  what this version would change in the database, without changing anything
  apply  changes it, as the first gateway of this version would at its start
Ends with 0, or with 1 where the database cannot be used; check ends with 2 where a newer version was here.`

/** `npm run upgrade`: looks at what a new version does to the database before it does it, and does it before gateways start. */
try {
  const [action, ...more] = process.argv.slice(2)
  if (action === '--help' || action === '-h') console.log(usage)
  else if ((action !== 'check' && action !== 'apply') || more.length > 0)
    throw new Error(`say check or apply\n${usage}`)
  else {
    if (existsSync('.env')) loadEnvFile('.env')
    const options = databaseOptions(loadConfig())
    const plan = await planUpgrade(options)
    for (const line of linesOf(plan)) console.log(line)
    if (action === 'check') {
      if (plan.unknown.length > 0) process.exitCode = 2
    } else {
      const database = await openDatabase(options)
      await database.close()
      console.log(plan.pending.length === 0 ? 'Nothing was to do.' : `Done: ${plan.pending.length} steps.`)
    }
  }
} catch (error) {
  console.error(`upgrade: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

function linesOf({ isNew, pending, unknown }: UpgradePlan): string[] {
  if (unknown.length > 0)
    return [
      `The database was opened by a newer version, which this one does not know: ${unknown.join(', ')}.`,
      'Take that version, or put back a backup of before (npm run restore).',
    ]
  if (isNew) return [`There are no tables yet: all ${pending.length} steps make them.`]
  if (pending.length === 0) return ['The database is as this version wants it.']
  return [`${pending.length} steps:`, ...pending.map(({ name, does }) => `  ${name}  ${does}`)]
}
