import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { type LogState, logStateSql } from './log-state.ts'

/** Brings the write-ahead log of a database into its file at each message; a connection of its own, so no writer waits for the disk. */
const database = new DatabaseSync(workerData as string, { timeout: 0 })
const checkpoint = database.prepare('pragma wal_checkpoint(passive)')
const state = database.prepare(logStateSql)

/** Passes after which a log that is written all the time is left for the next message. */
const mostPasses = 50

/** `some`: what stands in the log now. `all`: until nothing is left, since only then the next writer begins the log anew. */
export type LogMessage = 'some' | 'all' | 'close'

parentPort!.on('message', (message: LogMessage) => {
  if (message === 'close') {
    database.close()
    parentPort!.close()
    return
  }
  try {
    let passes = message === 'all' ? mostPasses : 1
    while (passes-- > 0) {
      checkpoint.all()
      const { log, checkpointed } = state.get() as unknown as LogState
      if (checkpointed === log) break
    }
  } catch {
    // Busy or a full disk: the log keeps all of it, and whoever writes next is told.
  }
  parentPort!.postMessage('done')
})
