import { parentPort, workerData } from 'node:worker_threads'
import { SqliteConnection } from '../sqlite/connection.ts'

/** Makes an index on a connection of its own: the file's readers go on, its writers wait as for any other writer. Posts when it is made. */
const { file, statement } = workerData as { file: string; statement: string }
const connection = new SqliteConnection(file, 'writes')
try {
  // Takes the lock before anything else, and waits for it here, where nobody is kept waiting.
  connection.handle.exec('pragma busy_timeout = 30000')
  connection.handle.exec(statement)
} finally {
  connection.close()
}
parentPort!.postMessage('made')
