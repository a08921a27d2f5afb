import { setTimeout } from 'node:timers/promises'
import type { Database } from '../database.ts'
import { DatabaseError } from '../errors.ts'
import type { BulkListing } from '../tables/listings/face.ts'
import { ImportError } from './errors.ts'

/** Milliseconds between attempts, doubled each time, and how long a batch is tried at all: nobody waits for an import as for a page. */
const firstPause = 100
const longestPause = 5_000
const patience = 600_000

/**
 * Writes a batch in one transaction, and tries again as long as the database is busy with others or away; `onWait` is told before each pause. A batch with
 * rows that have no external id is tried once, since an answer that was lost on its way may have been a success.
 * @throws ImportError where the fault is the file's or the seller's
 */
export async function writeBatch(
  database: Pick<Database, 'listings'>,
  listings: BulkListing[],
  onWait: () => void,
  signal?: AbortSignal,
): Promise<{ created: number; updated: number; unchanged: number }> {
  const mayRepeat = listings.every(({ externalId }) => externalId !== null)
  const deadline = performance.now() + patience
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    signal?.throwIfAborted()
    try {
      return await database.listings.writeBatch(listings)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      if (error.code === 'bad-reference') throw new ImportError(`${error.message}.`)
      const isPassing = error.code === 'busy' || error.code === 'unreachable'
      if (!isPassing || !mayRepeat || performance.now() > deadline) throw error
    }
    onWait()
    await setTimeout(pause * (0.5 + Math.random()), undefined, { signal })
  }
}
