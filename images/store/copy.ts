import { createHash } from 'node:crypto'
import { keysOf, metaKey, SHA256 } from '../kept.ts'
import { DEFAULT_PRESETS } from '../presets.ts'
import { knownPicture } from '../remaking.ts'
import type { ImageStore } from '../types.ts'

/**
 * Copies all files of a picture from one store to another; each that was written is read again and compared. Those that are there at their length are
 * passed over, so that a copy that was interrupted goes on. What is known of the picture comes last.
 * @returns bytes copied; undefined when `from` does not know the picture
 * @throws Error when what was written is not what is read
 */
export async function copyPicture(
  from: ImageStore,
  to: ImageStore,
  sha256: string,
): Promise<number | undefined> {
  if (!SHA256.test(sha256)) throw new RangeError('sha256 must be 64 lower-case hex digits')
  const meta = await knownPicture(from, sha256)
  if (!meta) return undefined
  let copied = 0
  for (const key of [...keysOf(sha256, meta, DEFAULT_PRESETS), metaKey(sha256)]) {
    const [there, here] = await Promise.all([to.size(key), from.size(key)])
    // Of what is known the length says nothing: it is written each time.
    if (here === undefined || (there === here && key !== metaKey(sha256))) continue
    const found = await from.get(key)
    if (!found) continue
    await to.put(key, found)
    const written = await to.get(key)
    if (!written || digest(written) !== digest(found))
      throw new Error(`${key} was written, and something else is read`)
    copied += found.length
  }
  return copied
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
