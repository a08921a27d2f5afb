import { setTimeout as delay } from 'node:timers/promises'
import type { Database, Id, Images } from '@piata/db'
import { ImageError, type ImageService, type ImageVariant, type ReceivedPicture } from '@piata/images'
import type { FieldError } from '../problems/problem.ts'
import { picturesRefused } from './refused.ts'

interface KeptPicture {
  id: Id
  sha256: string
  width: number
  height: number
  placeholder: string
  colour: string
  variants: ImageVariant[]
}

/** How long an upload waits for the removal of the same picture, which takes milliseconds, to end. */
const patienceMs = 20_000

interface RecordTables {
  images: Images
  /** For what is made later; nothing is without it. */
  tasks?: Pick<Database['tasks'], 'enqueue'>
}

/** Pictures whose files are made and claimed, to be recorded by the transaction that answers their upload. */
interface MadePictures {
  /**
   * Calls `commit`, whose transaction is to call `insert`; ends the claim, whether it did or not.
   * @throws DatabaseError
   */
  record<T>(commit: (insert: (tables: RecordTables) => Promise<KeptPicture[]>) => Promise<T>): Promise<T>
}

/**
 * Makes the files of received pictures, all or none, to be recorded for their owner. The files are claimed meanwhile, so that whoever
 * deletes the same picture, in whatever process, leaves them alone. What was received is gone afterwards.
 * @throws Problem that names each picture that was refused
 * @throws ImageError when it failed here, DatabaseError
 */
export async function keepPictures(
  database: Pick<Database, 'images'>,
  images: ImageService,
  ownerId: Id,
  received: ReceivedPicture[],
): Promise<MadePictures> {
  const claim = await claimFiles(
    database,
    received.map(({ sha256 }) => sha256),
  )
  let pictures: Awaited<ReturnType<typeof makeAll>>
  try {
    pictures = await makeAll(images, ownerId, received)
  } catch (error) {
    await database.images.release(claim)
    throw error
  }
  const rows = pictures.map(({ sha256, width, height, bytes, placeholder, prints }) => ({
    ownerId,
    sha256,
    width,
    height,
    bytes,
    placeholder,
    prints,
  }))
  return {
    async record(commit) {
      let isRecorded = false
      try {
        const answer = await commit(async (tables) => {
          const recorded = await tables.images.record(claim, rows)
          for (const sha256 of new Set(rows.map((row) => row.sha256)))
            await tables.tasks?.enqueue({ goal: 'avif', input: { sha256 }, key: sha256 })
          isRecorded = true
          return pictures.map(({ sha256, width, height, placeholder, colour, variants }, i) => ({
            id: recorded[i]!.id,
            sha256,
            width,
            height,
            placeholder,
            colour,
            variants,
          }))
        })
        // Where the answer is that of an earlier upload, nothing was recorded.
        if (!isRecorded) await database.images.release(claim)
        return answer
      } catch (error) {
        await database.images.release(claim)
        throw error
      }
    },
  }
}

/** Waits for those that are being removed at this moment. */
async function claimFiles(database: Pick<Database, 'images'>, hashes: string[]): Promise<Id> {
  const since = performance.now()
  let { id, removing } = await database.images.claim(hashes)
  while (removing.length > 0) {
    if (performance.now() - since > patienceMs) {
      await database.images.release(id)
      throw new ImageError('busy', 'The same picture is being removed; send it again later.')
    }
    await delay(25)
    ;({ removing } = await database.images.claim(removing, id))
  }
  return id
}

async function makeAll(images: ImageService, ownerId: Id, received: ReceivedPicture[]) {
  const outcomes = await Promise.allSettled(received.map((picture) => images.make(picture, ownerId)))
  const refused: FieldError[] = []
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') continue
    const error: unknown = outcome.reason
    if (!(error instanceof ImageError && error.isFinal)) throw error
    refused.push({ pointer: `/file/${index}`, detail: error.message, code: error.code })
  }
  if (refused.length > 0) throw picturesRefused(refused, received.length)
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}
