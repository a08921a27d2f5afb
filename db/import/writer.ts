import { Worker } from 'node:worker_threads'
import type { Database, OpenDatabaseOptions } from '../database.ts'
import { DatabaseError } from '../errors.ts'
import type { BulkListing, Listings, MadeRow } from '../tables/listings/face.ts'

/** Writes one batch after another; `close` when none is being written. */
export interface BatchWriter extends Pick<Listings, 'writeBatch'> {
  close(): Promise<void>
}

type Written = Awaited<ReturnType<Listings['writeRows']>>

export type WriterRequest = { rows: MadeRow[] } | { listings: BulkListing[] } | 'close'
export type WriterAnswer =
  | { written: Written }
  | { fault: { code?: DatabaseError['code']; message: string; field?: string | undefined } }

/**
 * A connection of its own in a thread, so that SQL is done beside the reading and converting of the next batch. What a new listing's row costs is done here:
 * the thread gets columns, which are copied at a fifth of what objects take.
 * @param database of this thread, on the same database
 */
export function openBatchWriter(
  database: Pick<Database, 'listings'>,
  options: OpenDatabaseOptions,
): BatchWriter {
  // Far more than a batch takes; without it garbage waits longer, at a tenth more memory and time.
  const worker = new Worker(new URL('./writer-thread.ts', import.meta.url), {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  let ended: unknown
  let waiting: PromiseWithResolvers<Written> | undefined
  worker.on('message', (answer: WriterAnswer) => {
    if ('written' in answer) waiting?.resolve(answer.written)
    else waiting?.reject(errorOf(answer.fault))
  })
  worker.on('error', (error) => {
    ended = error
    waiting?.reject(error)
  })
  const exit = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      ended ??= new Error('the thread that writes has ended')
      waiting?.reject(ended)
      resolve()
    })
  })
  const ask = (request: WriterRequest): Promise<Written> => {
    if (ended !== undefined) throw ended
    waiting = Promise.withResolvers()
    worker.postMessage(request)
    return waiting.promise
  }
  /** Whether the batch before named listings that are there, as the next one will then. */
  let areKnown = false
  return {
    async writeBatch(batch) {
      const rows = areKnown ? undefined : database.listings.makeRows(batch)
      const written = rows && (await ask({ rows }))
      if (written !== undefined) return written
      const all = (await ask({ listings: batch }))!
      areKnown = all.created < batch.length
      return all
    },
    async close() {
      if (ended === undefined) worker.postMessage('close' satisfies WriterRequest)
      await exit
    },
  }
}

function errorOf({ code, message, field }: Extract<WriterAnswer, { fault: unknown }>['fault']): Error {
  return code === undefined ? new Error(message) : new DatabaseError(code, message, field)
}
