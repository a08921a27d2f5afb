import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { restore } from './restore.ts'

const usage = `Usage: npm run restore -- --from FOLDER [--force]
  --from   a folder that npm run backup made; stop Piata first
  --force  replaces the data that is there`

try {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else if (values.from === undefined) throw new Error(`say where from\n${usage}`)
  else {
    if (existsSync('.env')) loadEnvFile('.env')
    const { files, madeAt, replaced } = await restore(loadConfig(), values.from, { force: values.force })
    console.log(
      `${files.toLocaleString('en')} files restored, the state of ${madeAt}; search is made anew at the next start`,
    )
    for (const place of replaced) console.log(`what was there before: ${place}`)
  }
} catch (error) {
  console.error(`restore: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
