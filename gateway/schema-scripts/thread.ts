import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type Dialect, decodeScript, parseSchema } from '@piata/db/ddl'

const { path, dialect, mostBytes } = workerData as {
  path: string
  dialect: Dialect | undefined
  mostBytes: number
}
const text = decodeScript(readFileSync(path), mostBytes)
const bytes = new TextEncoder().encode(JSON.stringify(parseSchema(text, { dialect })))
parentPort!.postMessage(bytes, [bytes.buffer])
