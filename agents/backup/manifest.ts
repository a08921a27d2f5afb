import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sumOf } from './folder.ts'

/** What a backup is, in the file that is written last. */
export interface Manifest {
  format: 1
  /** When the database was copied: every write that was acknowledged before is in it. */
  madeAt: string
  database: { dialect: 'sqlite' | 'postgres'; file: string }
  files: number
  bytes: number
  /** SHA-256 of the list of all other files' sums. */
  sums: string
}

export const manifestFile = 'manifest.json'
/** To be checked with `sha256sum -c` too. */
export const sumsFile = 'files.sha256'

/** @throws Error in one line where `folder` is no whole backup */
export async function readManifest(folder: string): Promise<Manifest> {
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(join(folder, manifestFile), 'utf8')) as Manifest
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`${folder} is no whole backup: ${manifestFile} cannot be read (${code ?? 'no JSON'})`)
  }
  if (manifest.format !== 1)
    throw new Error(`${folder} was made by a newer version of Piata; restore it with that`)
  const { database, sums } = manifest
  if (
    !/^piata\.(db|dump)$/.test(database?.file) ||
    (await sumOf(join(folder, sumsFile)).catch(() => '')) !== sums
  ) {
    throw new Error(`${folder} is damaged: ${sumsFile} is not the one that ${manifestFile} names`)
  }
  return manifest
}
