import { existsSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { loadConfig } from '@piata/config'
import { createImages } from '../app.ts'

const usage = `Usage: npm run pictures -- remake [--from PART]
  remake  makes what kept pictures lack of the present presets; Piata may run meanwhile
  --from  0 to 255, the part to go on with after an interruption; pictures that lack nothing are passed over anyway`

/** Pictures made at once. */
const atOnce = 2
const parts = 256

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const from = Number(values.from)
  if (values.help) console.log(usage)
  else if (positionals.join() !== 'remake' || !Number.isInteger(from) || from < 0 || from >= parts)
    throw new Error(`say what to do\n${usage}`)
  else {
    if (existsSync('.env')) loadEnvFile('.env')
    // Those who answer requests come first.
    setPriority(constants.priority.PRIORITY_LOW)
    const images = createImages(loadConfig())
    const counts = { whole: 0, remade: 0, unknown: 0, failed: 0 }
    try {
      for (let part = from; part < parts; part++) {
        const pictures = images.list(part)[Symbol.asyncIterator]()
        const work = async () => {
          for (let next = await pictures.next(); !next.done; next = await pictures.next()) {
            const { sha256 } = next.value
            const outcome = await images.remake(sha256).catch((error: Error) => {
              console.error(`${sha256}: ${error.message}`)
              return 'failed' as const
            })
            counts[outcome]++
          }
        }
        await Promise.all(Array.from({ length: atOnce }, work))
        if (part % 16 === 15)
          console.log(`part ${part + 1} of ${parts}: ${counts.remade} remade, ${counts.whole} whole`)
      }
    } finally {
      await images.close()
    }
    console.log(`${counts.remade} pictures remade, ${counts.whole} lacked nothing, ${counts.failed} failed`)
    if (counts.failed > 0) process.exitCode = 1
  }
} catch (error) {
  console.error(`pictures: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
