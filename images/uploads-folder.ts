import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const PREFIX = 'piata-images-'
/** No upload takes this long: what is older was left by a process that was killed. */
const STALE_MS = 24 * 60 * 60 * 1000

/** A new folder of our own in `parent`, for files on their way; those that dead processes left there are removed. */
export function makeUploadsFolder(parent: string): string {
  const root = resolve(parent)
  mkdirSync(root, { recursive: true, mode: 0o750 })
  for (const entry of readdirSync(root)) {
    const pid = Number(/^piata-images-(\d+)-/.exec(entry)?.[1] ?? 0)
    if (pid === 0 || isAlive(pid)) continue
    const folder = join(root, entry)
    try {
      if (Date.now() - statSync(folder).mtimeMs > STALE_MS) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another user's, or gone meanwhile: not ours to clean.
    }
  }
  return mkdtempSync(join(root, `${PREFIX}${process.pid}-`))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
