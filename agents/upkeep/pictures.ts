import type { Logger } from 'pino'
import type { AgentServices } from '../agent.ts'

/** What the store and the database of pictures are reached by. */
interface Pictures extends Pick<AgentServices, 'database' | 'images'> {
  log: Pick<Logger, 'error'>
}

const batch = 50
/** No removal begins this close to the end of its term, after which an upload may claim the files. */
const marginMs = 20_000

/**
 * Removes the files of pictures that nobody uses any more, at most `batches` times 50; resolves to how many pictures went. A failure is logged and
 * costs disk space until a later round.
 */
export async function removeUnusedFiles(
  { database, images, log }: Pictures,
  batches = Number.POSITIVE_INFINITY,
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0
  for (let round = 0; round < batches && !signal?.aborted; round++) {
    const { hashes, until } = await database.images.takeUnused(batch)
    const gone: string[] = []
    for (const sha256 of hashes) {
      if (Date.now() > Date.parse(until) - marginMs) break
      try {
        await images.remove(sha256)
        gone.push(sha256)
      } catch (error) {
        log.error({ err: error, sha256 }, 'An unused picture could not be removed')
      }
    }
    await database.images.forget(gone, until)
    removed += gone.length
    if (gone.length === 0) break
  }
  return removed
}

/** Files as young as this may belong to a database that was just restored, or to work that is being looked into. */
const ageMs = 24 * 3_600_000
const adoptedAtOnce = 200

/** Of one of the store's 256 parts, files that the database knows nothing of become unused ones; resolves to how many. */
export async function adoptStrayFiles(
  { database, images }: Pictures,
  part: number,
  signal: AbortSignal,
): Promise<number> {
  const old = Date.now() - ageMs
  let adopted = 0
  let hashes: string[] = []
  for await (const { sha256, modifiedAt } of images.list(part)) {
    if (signal.aborted) return adopted
    if (modifiedAt < old) hashes.push(sha256)
    if (hashes.length === adoptedAtOnce) {
      adopted += await database.images.adopt(hashes)
      hashes = []
    }
  }
  return adopted + (await database.images.adopt(hashes))
}
