import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database, Id } from '@piata/db'
import { ImageError, type ImageService } from '@piata/images'

/** How long the removal of the same picture, which takes milliseconds, is waited for. */
const patienceMs = 20_000

/**
 * Makes a picture's files and records it for its owner; the files are claimed meanwhile, so that whoever deletes the same picture leaves them alone.
 * @throws ImageError, DatabaseError
 */
export async function keepPicture(
  { database, images }: { database: Pick<Database, 'images' | 'tasks'>; images: ImageService },
  ownerId: Id,
  received: Awaited<ReturnType<ImageService['receive']>>,
): Promise<Id> {
  const claim = await claimFiles(database, received.sha256)
  try {
    const { sha256, width, height, bytes, placeholder, prints } = await images.make(received, ownerId)
    const [recorded] = await database.images.record(claim, [
      { ownerId, sha256, width, height, bytes, placeholder, prints },
    ])
    await database.tasks.enqueue({ goal: 'avif', input: { sha256 }, key: sha256 })
    return recorded!.id
  } catch (error) {
    await database.images.release(claim)
    throw error
  } finally {
    await received.discard()
  }
}

/** Reads a body as a picture; it is over when this is. */
export async function receivePicture(images: ImageService, body: Readable) {
  try {
    return await images.receive(body)
  } finally {
    if (!body.readableEnded) body.destroy()
  }
}

async function claimFiles(database: Pick<Database, 'images'>, sha256: string): Promise<Id> {
  const since = performance.now()
  let { id, removing } = await database.images.claim([sha256])
  while (removing.length > 0) {
    if (performance.now() - since > patienceMs) {
      await database.images.release(id)
      throw new ImageError('busy', 'The same picture is being removed.')
    }
    await delay(25)
    ;({ removing } = await database.images.claim(removing, id))
  }
  return id
}
