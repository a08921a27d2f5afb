import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** The first faults that are told; after some the rest says no more. */
const mostFaults = 20

/** Reads all of a database's file, which takes seconds a gigabyte, on a connection of its own; posts what is broken. */
const database = new DatabaseSync(workerData as string, { readOnly: true })
let faults: string[]
try {
  faults = database
    .prepare(`pragma quick_check(${mostFaults})`)
    .all()
    .map((row) => String(Object.values(row)[0]))
    .filter((line) => line !== 'ok')
} catch (error) {
  // A file that is broken enough cannot even be read through.
  faults = [(error as Error).message]
} finally {
  database.close()
}
parentPort!.postMessage(faults)
