import { Worker } from 'node:worker_threads'
import type { Contents, TableChoices, TableRow } from '@piata/db'
import { createGate } from '../admission/gate.ts'
import { Problem } from '../problems/problem.ts'

/** What the beginning of a file shows. */
export type FirstPage = { contents: Contents; rows: TableRow[] } | { fault: string }

const memoryMb = 512
const timeoutMs = 20_000
/** A thread takes a core, and most files are done in a moment. */
const turns = createGate({ atOnce: 2, longestQueue: 40, longestWaitMs: 30_000 })

/**
 * Reads the beginning of a stored file in a thread of its own.
 * @throws Problem for a file that takes too much, or when too many wait
 */
export function readBeginning(folder: string, choices: TableChoices, maxBytes: number): Promise<FirstPage> {
  return turns.take(undefined, () => inThread({ folder, choices, limits: { maxBytes } }))
}

function inThread(workerData: object): Promise<FirstPage> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      env: {},
    })
    const timer = setTimeout(() => void worker.terminate(), timeoutMs)
    worker.once('message', resolve)
    worker.once('error', () => reject(tooMuch()))
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(tooMuch())
    })
  })
}

const tooMuch = () =>
  new Problem(
    'invalid-request',
    `The file's beginning takes more than ${timeoutMs / 1000} s or ${memoryMb} MB to read; send it as CSV.`,
  )
