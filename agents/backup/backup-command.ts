import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { loadConfig } from '@piata/config'
import { backUp } from './backup.ts'

const usage = `Usage: npm run backup -- --to FOLDER
  --to  a new folder, for database, pictures, keys and files for app links; Piata may run meanwhile`

try {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  })
  if (values.help) console.log(usage)
  else if (values.to === undefined) throw new Error(`say where to\n${usage}`)
  else {
    if (existsSync('.env')) loadEnvFile('.env')
    const started = performance.now()
    const { files, bytes, madeAt } = await backUp(loadConfig(), values.to)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${files.toLocaleString('en')} files (${Math.round(bytes / 1e6).toLocaleString('en')} MB) in ${values.to}, as of ${madeAt}, in ${seconds} s`,
    )
  }
} catch (error) {
  console.error(`backup: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
