import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { basename, join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { dataFolder, loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { FileDraft, replaceFile } from '@piata/config/output-files'
import {
  databaseOptions,
  Move,
  type OldSiteMap,
  oldSiteNames,
  openDatabase,
  parseOldSiteMap,
} from '@piata/db'
import { createImageService, openImageStore } from '@piata/images'
import { lockFolder } from '../moving/lock.ts'
import { bringPictures, type PicturesReport } from '../moving/pictures.ts'
import {
  group,
  progress,
  tellCategories,
  tellListings,
  tellPictures,
  tellSource,
  tellUsers,
} from '../moving/telling.ts'
import { findFile } from '../moving/uploads.ts'
import { explain } from './explain.ts'

const usage = `Usage: npm run migrate -- DUMP [--from ${oldSiteNames.join('|')}|MAP.json] [--uploads FOLDER] [--go [--invite]]
  Moves an old site in: its users, listings, categories and pictures, with their old addresses.
  DUMP       of mysqldump, pg_dump (plain), SQL Server's tools or SQLite, a script or SQLite's file, packed with gzip or
             Zstandard or not
  --from     the kind of site, else it is found by its tables; or a map of an unknown one, which npm run models drafts
  --uploads  the folder in which the old site keeps pictures
  --invite   mails those whose password could not come along a link to choose one, good for half an hour; they get one by
             “forgot password” at any time
  --go       does it; without it nothing is written but what is told, and the file of categories, which you edit
Each run goes on where the one before ended. Ends with 0 where listings came or would come, 2 where none did, 1 where it could not go on.`

/** No listing came. */
const nothingTaken = 2

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      uploads: { type: 'string' },
      go: { type: 'boolean', default: false },
      invite: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [file, ...more] = positionals
  if (values.help) console.log(usage)
  else if (file === undefined || more.length > 0) throw new Error(`one dump must be named\n${usage}`)
  else await run(file, values)
} catch (error) {
  console.error(`migrate: ${explain(error)}`)
  process.exitCode = 1
}

async function run(
  file: string,
  { from, uploads, go, invite }: { from?: string; uploads?: string; go?: boolean; invite?: boolean },
): Promise<void> {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`)
  if (uploads !== undefined && !existsSync(uploads)) throw new Error(`there is no folder ${uploads}`)
  if (existsSync('.env')) loadEnvFile('.env')
  const config = loadConfig()
  const data = dataFolder(config)
  const kind = from === undefined ? undefined : await readFrom(from)
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const folder = join(data.moving, basename(file).replace(/(?:\.sql|\.db|\.sqlite)?(?:\.gz|\.zst)?$/, ''))
  // Released with the process at the latest.
  const release = lockFolder(data.moving)
  const database = await openDatabase({ ...databaseOptions(config), bulk: true })
  try {
    const move = await Move.open(
      {
        file,
        folder,
        ...(kind !== undefined && { from: kind }),
        onRows: progress((dump, rows: number) => {
          const { packedBytes, size } = dump.progress()
          return `reading: ${Math.round((100 * packedBytes) / Math.max(size, 1))} %, ${group(rows)} rows`
        }),
      },
      database,
    )
    try {
      tellSource(move)
      if (go) await move.makeUsers(database)
      tellUsers(move, go === true)
      if (go && invite)
        console.log(
          `Mails: ${group(await move.inviteUsers(database))} people are sent a link to choose a password`,
        )
      tellCategories(move)
      const refusedFile = join(folder, 'refused.csv')
      const refused = new FileDraft(refusedFile, 0o600)
      const options = {
        timeZone: config.timeZone,
        rejectTo: refused.stream,
        onProgress: progress(({ rows }: { rows: number }) => `listings: ${group(rows)} rows`),
      }
      const listings = await (go
        ? move.writeListings(database, options)
        : move.tryListings(database, options)
      ).catch(async (error: unknown) => {
        throw (await refused.drop()) ?? error
      })
      await refused.keep()
      tellListings(listings, go === true, refusedFile)
      const pictures = uploads === undefined ? undefined : await picturesOf(move, uploads, go === true)
      if (pictures === undefined) {
        const left = count(move.pictures())
        if (left > 0)
          console.log(`Pictures: ${group(left)} listings have some; say with --uploads where they lie`)
      } else tellPictures(pictures)
      if (go)
        console.log(
          `Old addresses: those of ${group(await move.keepAddresses(database))} listings lead to the new ones`,
        )
      const { site, stage, users, categories } = move
      const { tables, problems, lost } = stage
      const report = {
        site: site.name,
        isDone: go === true,
        tables,
        problems,
        lost,
        users,
        categories,
        listings,
        pictures: pictures ?? null,
      }
      replaceFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`, 0o600)
      console.log(
        `All of it is in ${join(folder, 'report.json')}${go ? '' : '. Nothing was written yet: --go does it'}`,
      )
      if (listings.created + listings.updated + listings.unchanged === 0) process.exitCode = nothingTaken
    } finally {
      move.close()
    }

    async function picturesOf(move: Move, uploads: string, isReal: boolean): Promise<PicturesReport> {
      if (!isReal) {
        const report = { listings: 0, brought: 0, had: 0, refused: [], missing: 0, found: 0 }
        for (const { paths } of move.pictures()) {
          report.listings++
          for (const path of paths) {
            if ((await findFile(uploads, path)) === undefined) report.missing++
            else report.found++
          }
        }
        return report
      }
      const images = createImageService({
        store: openImageStore({
          ...{ store: config.imagesStore, folder: data.images, cacheFolder: data.imagesCache, cacheBytes: 0 },
        }),
        temporaryDirectory: data.uploads,
        limits: { maxBytes: config.imageMaxBytes, maxPixels: config.imageMaxPixels },
      })
      try {
        const onProgress = progress(
          ({ listings, brought }: PicturesReport) =>
            `pictures: ${group(brought)} of ${group(listings)} listings`,
        )
        return await bringPictures({ database, images, work: move.pictures(), uploads, onProgress })
      } finally {
        await images.close()
      }
    }
  } finally {
    await database.close()
    release()
  }
}

async function readFrom(from: string): Promise<string | OldSiteMap> {
  if (oldSiteNames.includes(from)) return from
  if (!existsSync(from)) throw new Error(`--from must be ${oldSiteNames.join(', ')} or a file, not "${from}"`)
  try {
    return parseOldSiteMap(JSON.parse(await readFile(from, 'utf8')))
  } catch (error) {
    throw error instanceof SyntaxError ? new Error(`${from} is not JSON: ${error.message}`) : error
  }
}

function count(items: Iterable<unknown>): number {
  let number = 0
  for (const _ of items) number++
  return number
}
