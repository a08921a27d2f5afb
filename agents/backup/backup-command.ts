import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { backUp } from './backup.ts'
import { tryRestore } from './trial.ts'

const usage = `Usage: npm run backup -- --to FOLDER | --verify FOLDER
  --to      a new folder, for database, pictures, keys and files for app links; Piata may run meanwhile
  --verify  a backup: every file by its sum, and the database restored for a trial beside it, checked and removed again`

try {
  const { values } = parseArgs({
    options: {
      to: { type: 'string' },
      verify: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (existsSync('.env')) loadEnvFile('.env')
  if (values.help) console.log(usage)
  else if (values.verify !== undefined) await verify(values.verify)
  else if (values.to === undefined) throw new Error(`say where to\n${usage}`)
  else {
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

/** Tells what a backup holds. @throws Error in one line where it is not whole */
async function verify(folder: string): Promise<void> {
  const { files, counts, refused, broken } = await tryRestore(loadConfig(), folder)
  if (broken !== null && broken.length > 0)
    throw new Error(`the database in ${folder} is broken: ${broken[0]}; take another backup`)
  const held =
    counts === null
      ? `its database was not restored for a trial: ${refused}`
      : `${counts.listings.toLocaleString('en')} listings, ${counts.users.toLocaleString('en')} accounts, ${counts.images.toLocaleString('en')} pictures`
  console.log(`${folder} is whole: ${files.toLocaleString('en')} files; ${held}`)
}
