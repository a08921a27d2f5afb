import type { FastifyInstance } from 'fastify'

/** Removes pictures that nobody uses any more; a failure is logged and costs disk space only. */
export async function removeOrphans(app: FastifyInstance, hashes: string[]): Promise<void> {
  for (const sha256 of hashes) {
    try {
      await app.images.remove(sha256)
    } catch (error) {
      app.log.error({ err: error, sha256 }, 'An unused picture could not be removed')
    }
  }
}
