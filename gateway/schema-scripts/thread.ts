import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type Dialect, decodeScript, NoScript, parseSchema } from '@piata/db/ddl'

/** What the thread says instead of a schema. */
export interface Refusal {
  message: string
  isTooLarge: boolean
}

const { path, dialect, mostBytes } = workerData as {
  path: string
  dialect: Dialect | undefined
  mostBytes: number
}
try {
  const text = decodeScript(readFileSync(path), mostBytes)
  const bytes = new TextEncoder().encode(JSON.stringify(parseSchema(text, { dialect })))
  parentPort!.postMessage(bytes, [bytes.buffer])
} catch (error) {
  if (!(error instanceof NoScript)) throw error
  const { message, isTooLarge } = error
  parentPort!.postMessage({ message, isTooLarge } satisfies Refusal)
}
