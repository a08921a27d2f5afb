import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Config, dataFolder, dataNames } from '@piata/config'
import { databaseOptions, saveDatabase } from '@piata/db'
import { bringFiles, sumOf, writeSums } from './folder.ts'
import { type Manifest, manifestFile, sumsFile } from './manifest.ts'

/** Those settings that say what is copied, and where it is put back. */
export type BackupSettings = Pick<Config, 'dataDir' | 'keysDir'> & Parameters<typeof databaseOptions>[0]

/** What a whole backup is called until it is one. */
export const draftOf = (folder: string): string => `${folder}.partial`

/**
 * Copies database, pictures, keys and the files for app links into a new folder while Piata runs. The folder is there when all of it is: until then it is called
 * `<folder>.partial`. Nobody but the user of
 * this process can look into it.
 * @throws Error in one line for the operator
 */
export async function backUp(config: BackupSettings, to: string): Promise<Manifest> {
  const folder = resolve(to)
  if ((await entriesOf(folder)).length > 0) {
    throw new Error(
      `${folder} is not empty: a backup needs a folder of its own, such as one named after the day`,
    )
  }
  const draft = draftOf(folder)
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const data = dataFolder(config)
  // Before the database, so that none is missed which is removed meanwhile, and after it, for those that it knows and that came in between.
  await bringFiles(data.images, join(draft, dataNames.images), { linked: true })
  const madeAt = new Date().toISOString()
  const saved = await saveDatabase(databaseOptions(config), draft)
  await bringFiles(data.images, join(draft, dataNames.images), { linked: true })
  await bringFiles(data.keys, join(draft, dataNames.keys), { linked: false })
  await bringFiles(data.appLinks, join(draft, dataNames.appLinks), { linked: false })
  await copyFile(data.demoLogins, join(draft, dataNames.demoLogins)).catch(() => {})
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

/** Names in a folder; none where there is no folder. */
export async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
