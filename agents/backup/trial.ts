import { mkdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createScratch, databaseOptions, openDatabase } from '@piata/db'
import type { BackupSettings } from './backup.ts'
import { firstDamaged } from './folder.ts'
import { readManifest, sumsFile } from './manifest.ts'
import { restore } from './restore.ts'

/** What a backup was found to hold. */
export interface Trial {
  files: number
  /** What the restored database holds; null where none could be made, as `refused` says. */
  counts: { listings: number; users: number; images: number } | null
  refused: string | null
  /** What is broken in the restored database; null where it cannot be told. */
  broken: string[] | null
}

/** Beside the backups, so that pictures are linked and not copied. */
export const scratchName = '.restore-test'

/**
 * Restores a backup where nobody uses it, opens the database, counts, has it checked, and removes all of it again. Where the server lets us make no
 * database, all sums are checked and no more.
 * @throws Error in one line where the backup is not whole
 */
export async function tryRestore(settings: BackupSettings, from: string): Promise<Trial> {
  const folder = resolve(from)
  const scratch = join(dirname(folder), scratchName)
  await rm(scratch, { recursive: true, force: true })
  await mkdir(scratch, { mode: 0o700 })
  try {
    const place = await createScratch(databaseOptions(settings), scratch)
    if ('refused' in place) {
      const { files } = await readManifest(folder)
      const damaged = await firstDamaged(folder, sumsFile)
      if (damaged !== undefined) throw new Error(`${folder} is damaged: ${damaged} is missing or changed`)
      return { files, counts: null, refused: place.refused, broken: null }
    }
    try {
      const there = { ...settings, dataDir: scratch, keysDir: undefined, databaseUrl: place.url }
      const { files } = await restore(there, folder, { force: false })
      const database = await openDatabase(databaseOptions(there))
      try {
        const broken = await database.health.integrity()
        return { files, counts: await database.health.counts(), refused: null, broken }
      } finally {
        await database.close()
      }
    } finally {
      await place.remove()
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
