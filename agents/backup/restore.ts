import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { dataFolder, dataNames } from '@piata/config'
import { databaseAt, databaseOptions, isDatabaseThere, restoreDatabase } from '@piata/db'
import { type BackupSettings, entriesOf } from './backup.ts'
import { bringFiles, firstDamaged } from './folder.ts'
import { type Manifest, readManifest, sumsFile } from './manifest.ts'

/**
 * Puts a backup in the place of the data that the settings name. All of it is checked before anything is touched; what was there is
 * kept under a name that ends in `replaced-<time>`, except a Postgres database.
 * @throws Error in one line for the operator
 */
export async function restore(
  config: BackupSettings,
  from: string,
  { force }: { force: boolean },
): Promise<Manifest & { replaced: string[] }> {
  const folder = resolve(from)
  const manifest = await readManifest(folder)
  const options = databaseOptions(config)
  const { dialect, file } = manifest.database
  if (databaseAt(options.url).dialect !== dialect) {
    throw new Error(
      `${folder} holds a database of ${dialect}, but PIATA_DATABASE_URL names one of another kind`,
    )
  }
  const damaged = await firstDamaged(folder, sumsFile)
  if (damaged !== undefined)
    throw new Error(`${folder} is damaged: ${damaged} is missing or changed; take another backup`)

  const data = dataFolder(config)
  const hasAppLinks = (await entriesOf(join(folder, dataNames.appLinks))).length > 0
  const taken: string[] = []
  for (const place of [data.images, data.keys, ...(hasAppLinks ? [data.appLinks] : [])])
    if ((await entriesOf(place)).length > 0) taken.push(place)
  if (await isDatabaseThere(options)) taken.unshift('the database')
  if (taken.length > 0 && !force) {
    throw new Error(`${taken.join(', ')} would be replaced; say --force if they are to be`)
  }

  const mark = `replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`
  const replaced: string[] = []
  // The database first: it refuses while it is in use, and is the part that can fail.
  const before = await restoreDatabase(options, { dialect, file: join(folder, file) }, mark)
  if (before) replaced.push(before)
  await put(join(folder, dataNames.images), data.images, { linked: true })
  await put(join(folder, dataNames.keys), data.keys, { linked: false })
  if (hasAppLinks) await put(join(folder, dataNames.appLinks), data.appLinks, { linked: false })
  await mkdir(config.dataDir, { recursive: true })
  await copyFile(join(folder, dataNames.demoLogins), data.demoLogins).catch(() => {})
  await rm(data.searchSnapshot, { force: true })
  await rm(data.alertSnapshot, { force: true })
  return { ...manifest, replaced }

  async function put(source: string, place: string, how: { linked: boolean }): Promise<void> {
    const draft = `${place}.restoring`
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true, mode: 0o700 })
    await bringFiles(source, draft, how)
    if ((await entriesOf(place)).length > 0) {
      await rename(place, `${place}.${mark}`)
      replaced.push(`${place}.${mark}`)
    } else await rm(place, { recursive: true, force: true })
    await rename(draft, place)
  }
}
