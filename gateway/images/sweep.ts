import type { FastifyInstance } from 'fastify'

const batch = 50
/** No removal begins this close to the end of its term, after which an upload may claim the files. */
const marginMs = 20_000

/**
 * Removes the files of pictures that nobody uses any more, at most `batches` times 50. A failure is logged and costs disk
 * space until a later round.
 */
export async function removeUnusedFiles(
  app: FastifyInstance,
  batches = Number.POSITIVE_INFINITY,
  signal?: AbortSignal,
): Promise<void> {
  for (let round = 0; round < batches && !signal?.aborted; round++) {
    const { hashes, until } = await app.database.images.takeUnused(batch)
    const gone: string[] = []
    for (const sha256 of hashes) {
      if (Date.now() > Date.parse(until) - marginMs) break
      try {
        await app.images.remove(sha256)
        gone.push(sha256)
      } catch (error) {
        app.log.error({ err: error, sha256 }, 'An unused picture could not be removed')
      }
    }
    await app.database.images.forget(gone, until)
    if (gone.length === 0) return
  }
}

/** Files as young as this may belong to a database that was just restored, or to work that is being looked into. */
const ageMs = 24 * 3_600_000

/** Of one of the store's 256 parts, files that the database knows nothing of become unused ones. */
export async function adoptStrayFiles(
  app: FastifyInstance,
  part: number,
  signal?: AbortSignal,
): Promise<void> {
  const old = Date.now() - ageMs
  let hashes: string[] = []
  for await (const { sha256, modifiedAt } of app.images.list(part)) {
    if (signal?.aborted) return
    if (modifiedAt < old) hashes.push(sha256)
    if (hashes.length === 500) {
      await app.database.images.adopt(hashes)
      hashes = []
    }
  }
  await app.database.images.adopt(hashes)
}
