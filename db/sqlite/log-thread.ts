import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** Brings the write-ahead log of a database into its file at each message; a connection of its own, so no writer waits for the disk. */
const database = new DatabaseSync(workerData as string, { timeout: 0 })
database.exec('pragma synchronous = normal')
const passive = database.prepare('pragma wal_checkpoint(passive)')
const whole = database.prepare('pragma wal_checkpoint(restart)')
const version = database.prepare('pragma user_version')

/** Passes after which a log that is written or read all the time is left for the next message. */
const mostPasses = 50

/** `some`: what stands in the log now. `all`: until nothing is left, and the log is begun anew. */
export type LogMessage = 'some' | 'all' | 'close'

parentPort!.on('message', (message: LogMessage) => {
  if (message === 'close') {
    database.close()
    parentPort!.close()
    return
  }
  try {
    passive.all()
    if (message === 'all') empty()
  } catch {
    // Busy or a full disk: the log keeps all of it, and whoever writes next is told.
    if (database.isTransaction) database.exec('rollback')
  }
  parentPort!.postMessage('done')
})

/** Writers wait while the rest is brought in, which is little: else one that writes all the time would be ahead for ever. */
function empty(): void {
  let passes = mostPasses
  let isBusy = true
  while (isBusy && passes-- > 0) isBusy = (whole.get() as { busy: number }).busy !== 0
  if (!isBusy) beginAnew()
}

/** A write that changes nothing: whoever writes first after a whole checkpoint waits for the disk while the log begins anew. */
function beginAnew(): void {
  database.exec('begin immediate')
  const { user_version } = version.get() as { user_version: number }
  database.exec(`pragma user_version = ${user_version}; commit`)
}
