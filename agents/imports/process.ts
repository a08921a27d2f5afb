import { constants, setPriority } from 'node:os'
import { text } from 'node:stream/consumers'
import { type OpenDatabaseOptions, openDatabase, runImport } from '@piata/db'

/** What this process gets as JSON on its input. */
export interface ImportTask {
  id: string
  folder: string
  timeZone: string
  database: OpenDatabaseOptions
  /** Most bytes of the file once it is unpacked. */
  maxBytes: number
}

// Those who wait for a page go first.
setPriority(constants.priority.PRIORITY_LOW)
const {
  id,
  folder,
  timeZone,
  database: options,
  maxBytes,
} = JSON.parse(await text(process.stdin)) as ImportTask
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
const database = await openDatabase({ ...options, bulk: true })
try {
  await runImport(id, { database, folder, timeZone, limits: { maxBytes }, signal: stop.signal })
} finally {
  await database.close()
}
