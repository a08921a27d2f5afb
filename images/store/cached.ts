import { readdir, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ImageStore } from '../types.ts'
import { diskStore } from './disk.ts'
import { pictureOf } from './key.ts'

interface Kept {
  bytes: number
  since: number
}

/** So long a copy may outlive its original, which another process removed. */
const lifeMs = 24 * 3_600_000

/**
 * A store that is far away, with copies of what was lately written or asked for on this disk: pictures that are looked at come from here,
 * also while the other does not answer. What is known of a picture (`meta`) is always asked for.
 * @param most bytes that the copies may take
 */
export function cachedStore(origin: ImageStore, folder: string, most: number): ImageStore {
  const disk = diskStore(folder)
  /** By key; the one that was used last comes last. */
  const kept = new Map<string, Kept>()
  let total = 0
  let loading: Promise<void> | undefined

  /** Copies of earlier runs. */
  async function load(): Promise<void> {
    const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of files) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const key = relative(folder, path).split(sep).join('/')
      const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }))
      if (pictureOf(key) === undefined) await rm(path, { force: true })
      else add(key, { bytes: size, since: mtimeMs })
    }
    await shrink()
  }

  function add(key: string, copy: Kept): void {
    total += copy.bytes - (kept.get(key)?.bytes ?? 0)
    kept.delete(key)
    kept.set(key, copy)
  }

  async function drop(key: string): Promise<void> {
    total -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
    await disk.remove(key)
  }

  async function shrink(): Promise<void> {
    for (const key of kept.keys()) {
      if (total <= most) break
      await drop(key)
    }
  }

  /** A copy that cannot be kept is none: the store has it. */
  async function keep(key: string, bytes: Buffer): Promise<void> {
    if (isMeta(key)) return
    try {
      await disk.put(key, bytes)
      add(key, { bytes: bytes.length, since: Date.now() })
      await shrink()
    } catch {
      await drop(key).catch(() => {})
    }
  }

  async function copyOf(key: string) {
    const copy = kept.get(key)
    if (!copy) return undefined
    const found = await disk.get(key)
    if (found) add(key, copy)
    else await drop(key)
    return found && { found, isOld: Date.now() - copy.since > lifeMs }
  }

  return {
    ...origin,

    async put(key, bytes) {
      await origin.put(key, bytes)
      await keep(key, bytes)
    },

    async get(key) {
      if (isMeta(key)) return origin.get(key)
      loading ??= load()
      await loading
      const copy = await copyOf(key)
      if (copy && !copy.isOld) return copy.found
      let found: Awaited<ReturnType<ImageStore['get']>>
      try {
        found = await origin.get(key)
      } catch (error) {
        if (copy) return copy.found
        throw error
      }
      if (!found) {
        if (copy) await drop(key)
        return undefined
      }
      await keep(key, found)
      return found
    },

    async remove(key) {
      await drop(key)
      await origin.remove(key)
    },
  }
}

const isMeta = (key: string) => key.startsWith('meta/')
