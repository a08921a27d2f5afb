import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { ImageStore } from './types.ts'

/** preset/ab/cd/<sha256>.<extension>: nothing that a path could be bent with. */
const KEY = /^[a-z0-9-]{1,32}\/([0-9a-f]{2})\/([0-9a-f]{2})\/(?=\1\2)[0-9a-f]{64}\.(webp|jpg|json)$/

/**
 * Keeps variants as files under `directory`, two levels deep by their hash. A file appears whole or not at all:
 * it is written beside its place, flushed, then renamed. Files are 0640, folders 0750.
 */
export function diskStore(directory: string): ImageStore {
  const root = resolve(directory)

  function path(key: string): string {
    if (!KEY.test(key)) throw new RangeError('an image key is preset/ab/cd/<sha256>.<webp|jpg|json>')
    return join(root, ...key.split('/'))
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
        const bytes = await readFile(path(key))
        return { stream: Readable.from(bytes), bytes: bytes.length }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async has(key) {
      try {
        await access(path(key), constants.R_OK)
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },

    async remove(key) {
      await rm(path(key), { force: true })
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
