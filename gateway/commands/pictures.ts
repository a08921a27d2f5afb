import { existsSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { type Config, loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { copyPicture } from '@piata/images'
import { createImages, openStore } from '../app.ts'

const usage = `Usage: npm run images -- rebuild [--from PART] [--avif]
       npm run images -- move --to STORE [--from PART]
  rebuild  makes all that kept pictures lack of the present presets, from the largest of each; Piata may run meanwhile
  --avif   makes their AVIF files too, which takes ten times as long and is done for new pictures by itself
  move     copies all pictures to another store, written as PIATA_IMAGES_STORE is, and reads each file again; Piata may run meanwhile.
           Stop it, move what came since, set PIATA_IMAGES_STORE and start it; the old files stay until you remove them
  --from   0 to 255, the part to go on with after an interruption; pictures that lack nothing are passed over anyway`

const parts = 256

interface Work {
  /** Pictures at once. */
  atOnce: number
  list(part: number): AsyncIterable<{ sha256: string }>
  /** What became of a picture, for the count. */
  each(sha256: string): Promise<string>
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      avif: { type: 'boolean', default: false },
      to: { type: 'string' },
      from: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const from = Number(values.from)
  const command = positionals.join()
  const isComplete = command === 'rebuild' || (command === 'move' && values.to !== undefined)
  if (values.help) console.log(usage)
  else if (!isComplete || !Number.isInteger(from) || from < 0 || from >= parts)
    throw new Error(`say what to do\n${usage}`)
  else {
    if (existsSync('.env')) loadEnvFile('.env')
    // Those who answer requests come first.
    setPriority(constants.priority.PRIORITY_LOW)
    const config = loadConfig()
    if (command === 'rebuild') await rebuild(config, from, values.avif)
    else await move(config, from, values.to!)
  }
} catch (error) {
  console.error(`images: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

async function rebuild(config: Config, from: number, withAvif: boolean): Promise<void> {
  const images = createImages(config)
  try {
    const counts = await goThrough(from, {
      atOnce: 2,
      list: (part) => images.list(part),
      async each(sha256) {
        const made = await images.remake(sha256)
        const later = withAvif ? await images.makeLater(sha256) : made
        return made === 'whole' ? later : made
      },
    })
    const { remade, whole, failed } = counts
    console.log(`${remade} pictures remade, ${whole} lacked nothing, ${failed} failed`)
  } finally {
    await images.close()
  }
}

async function move(config: Config, from: number, place: string): Promise<void> {
  if (place === config.imagesStore) throw new Error('--to is where the pictures are')
  // No copies on the way: what is read shall be what is kept.
  const [source, target] = [config.imagesStore, place].map((store) =>
    openStore({ ...config, imagesCacheBytes: 0 }, store),
  )
  let bytes = 0
  const counts = await goThrough(from, {
    atOnce: 4,
    list: (part) => source!.list(part),
    async each(sha256) {
      const copied = await copyPicture(source!, target!, sha256)
      bytes += copied ?? 0
      return copied === undefined ? 'unknown' : 'moved'
    },
  })
  const megabytes = Math.ceil(bytes / 1_000_000)
  console.log(
    `${counts.moved} pictures are there, ${megabytes} MB of them copied now, ${counts.failed} failed`,
  )
}

/** Does the work with each picture, part by part, telling how far it is; what fails is named and passed over. */
async function goThrough(from: number, { atOnce, list, each }: Work): Promise<Record<string, number>> {
  const counts: Record<string, number> = { remade: 0, whole: 0, moved: 0, unknown: 0, failed: 0 }
  for (let part = from; part < parts; part++) {
    const pictures = list(part)[Symbol.asyncIterator]()
    const work = async () => {
      for (let next = await pictures.next(); !next.done; next = await pictures.next()) {
        const { sha256 } = next.value
        const outcome = await each(sha256).catch((error: Error) => {
          console.error(`${sha256}: ${error.message}`)
          return 'failed'
        })
        counts[outcome] = (counts[outcome] ?? 0) + 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    if (part % 16 === 15) {
      const told = Object.entries(counts).filter(([, count]) => count > 0)
      const text = told.map(([outcome, count]) => `${count} ${outcome}`).join(', ')
      console.log(`part ${part + 1} of ${parts}: ${text || 'nothing'}`)
    }
  }
  if (counts.failed) process.exitCode = 1
  return counts
}
