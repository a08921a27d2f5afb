import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** Brings the write-ahead log of a database into its file at each message; a connection of its own, so no writer waits for the disk. */
const database = new DatabaseSync(workerData as string, { timeout: 0 })
const checkpoint = database.prepare('pragma wal_checkpoint(passive)')

parentPort!.on('message', (message: 'checkpoint' | 'close') => {
  if (message === 'close') {
    database.close()
    parentPort!.close()
    return
  }
  try {
    checkpoint.all()
  } catch {
    // Busy or a full disk: the log keeps all of it, and whoever writes next is told.
  }
  parentPort!.postMessage('done')
})
