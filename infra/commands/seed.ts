import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { dataFolder, loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { databaseOptions, openDatabase } from '@piata/db'
import { createImageService, openImageStore } from '@piata/images'
import { type SeedProgress, seedDemo } from '../demo/index.ts'

const usage = `Usage: npm run seed -- --listings N [--seed S] [--pictures P]
  --listings  how many listings, up to 10,000,000 (default 2,000)
  --seed      any text; the same one makes the same catalogue (default 1)
  --pictures  drawn pictures per category, 0 to 20; busy categories get six times as many (default 1)`

try {
  const { values } = parseArgs({
    options: {
      listings: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      pictures: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) console.log(usage)
  else
    await seed(
      whole('listings', values.listings, 10_000_000),
      values.seed,
      whole('pictures', values.pictures, 20),
    )
} catch (error) {
  console.error(`seed: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

async function seed(listings: number, seedText: string, pictures: number): Promise<void> {
  if (existsSync('.env')) loadEnvFile('.env')
  const config = loadConfig()
  const database = await openDatabase({ ...databaseOptions(config), bulk: true })
  const folder = dataFolder(config)
  const images = createImageService({
    store: openImageStore({
      ...{ store: config.imagesStore, folder: folder.images, cacheFolder: folder.imagesCache, cacheBytes: 0 },
    }),
    temporaryDirectory: folder.uploads,
  })
  try {
    const result = await seedDemo(database, images, {
      listings,
      seed: seedText,
      pictures,
      loginsFile: folder.demoLogins,
      onProgress: progressLine(),
    })
    process.stdout.write('\n')
    const { seconds } = result
    const rate = Math.round(result.listings / Math.max(seconds.listings, 0.001))
    console.log(`${group(result.pictures)} pictures in ${seconds.pictures.toFixed(1)} s`)
    console.log(
      `${group(result.listings)} listings of ${group(result.sellers)} sellers in ${seconds.listings.toFixed(1)} s (${group(rate)}/s), ` +
        `peak memory ${group(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
    )
    for (const { role, email, password } of result.logins) console.log(`${role}: ${email} ${password}`)
  } finally {
    await images.close()
    await database.close()
  }
}

function progressLine(): (progress: SeedProgress) => void {
  let last = 0
  return ({ step, done, total }) => {
    if (done < total && performance.now() - last < 250) return
    last = performance.now()
    process.stdout.write(
      `${process.stdout.isTTY ? '\r\x1b[K' : '\n'}${step} ${group(done)} of ${group(total)}`,
    )
  }
}

function whole(name: string, value: string, max: number): number {
  const number = Number(value.replace(/[_,]/g, ''))
  if (/^\d[\d_,]*$/.test(value) && number <= max) return number
  throw new Error(`--${name} must be a whole number from 0 to ${group(max)}, not "${value}"\n${usage}`)
}

function group(number: number): string {
  return number.toLocaleString('en')
}
