import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { ImageStore } from '../types.ts'
import { checkKey, pictureOf } from './key.ts'

/** A file being written. */
const DRAFT = /^\.[0-9a-f]{16}\.part$/

/**
 * Keeps variants as files under `directory`, two levels deep by their hash. A file appears whole or not at all:
 * it is written beside its place, flushed, then renamed. Files are 0640, folders 0750.
 */
export function diskStore(directory: string): ImageStore {
  const root = resolve(directory)

  function path(key: string): string {
    return join(root, ...checkKey(key).split('/'))
  }

  return {
    async put(key, bytes) {
      const target = path(key)
      await mkdir(dirname(target), { recursive: true, mode: 0o750 })
      const draft = join(dirname(target), `.${randomBytes(8).toString('hex')}.part`)
      try {
        const file = await open(draft, 'wx', 0o640)
        try {
          await file.writeFile(bytes)
          await file.datasync()
        } finally {
          await file.close()
        }
        await rename(draft, target)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },

    async get(key) {
      try {
        // Whole, as variants are small: a stream that nobody reads then holds no open file.
        return await readFile(path(key))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async size(key) {
      try {
        return (await stat(path(key))).size
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async remove(key) {
      await rm(path(key), { force: true })
    },

    async *list(part) {
      const shard = part.toString(16).padStart(2, '0')
      const seen = new Set<string>()
      for (const preset of await entriesOf(root)) {
        for (const folder of await entriesOf(join(root, preset, shard))) {
          for (const name of await entriesOf(join(root, preset, shard, folder))) {
            const file = join(root, preset, shard, folder, name)
            if (DRAFT.test(name)) await removeOldDraft(file)
            const sha256 = pictureOf(`${preset}/${shard}/${folder}/${name}`)
            if (sha256 === undefined || seen.has(sha256)) continue
            const modifiedAt = await modified(file)
            if (modifiedAt === undefined) continue
            seen.add(sha256)
            yield { sha256, modifiedAt }
          }
        }
      }
    },
  }
}

/** No file takes this long to be written: its process was killed at it. */
const DRAFT_MS = 24 * 60 * 60 * 1000

async function removeOldDraft(file: string): Promise<void> {
  const written = await modified(file)
  if (written !== undefined && Date.now() - written > DRAFT_MS) await rm(file, { force: true })
}

async function modified(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
