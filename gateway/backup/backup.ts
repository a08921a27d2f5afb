import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Config, dataFolder } from '@piata/config'
import { databaseOptions, saveDatabase } from '@piata/db'
import { bringFiles, sumOf, writeSums } from './folder.ts'
import { type Manifest, manifestFile, sumsFile } from './manifest.ts'

/**
 * Copies database, pictures, keys and the files for app links into a new folder while Piata runs. The folder is there when all of it is: until then it is called
 * `<folder>.partial`.
 * @throws Error in one line for the operator
 */
export async function backUp(config: Config, to: string): Promise<Manifest> {
  const folder = resolve(to)
  if ((await entriesOf(folder)).length > 0) {
    throw new Error(
      `${folder} is not empty: a backup needs a folder of its own, such as one named after the day`,
    )
  }
  const draft = `${folder}.partial`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const data = dataFolder(config)
  // Before the database, so that none is missed which is removed meanwhile, and after it, for those that it knows and that came in between.
  await bringFiles(data.images, join(draft, kept.images), { linked: true })
  const madeAt = new Date().toISOString()
  const saved = await saveDatabase(databaseOptions(config), draft)
  await bringFiles(data.images, join(draft, kept.images), { linked: true })
  await bringFiles(data.keys, join(draft, kept.keys), { linked: false })
  await bringFiles(data.appLinks, join(draft, kept.appLinks), { linked: false })
  await copyFile(data.demoLogins, join(draft, kept.demoLogins)).catch(() => {})
  const total = await writeSums(draft, sumsFile)
  const manifest: Manifest = {
    format: 1,
    madeAt,
    database: { dialect: saved.dialect, file: basename(saved.file) },
    ...total,
    sums: await sumOf(join(draft, sumsFile)),
  }
  await writeFile(join(draft, manifestFile), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 })
  await mkdir(dirname(folder), { recursive: true })
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  return manifest
}

/** Names of what a backup holds besides the database. */
export const kept = {
  images: 'images',
  keys: 'keys',
  appLinks: 'well-known',
  /** Of the demo, where there is one. */
  demoLogins: 'demo-logins.json',
}

/** Names in a folder; none where there is no folder. */
export async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
