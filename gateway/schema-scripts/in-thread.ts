import { Worker } from 'node:worker_threads'
import type { Dialect } from '@piata/db/ddl'
import { createGate } from '../admission/gate.ts'
import { Problem } from '../problems/problem.ts'
import { mostScriptBytes, type Script } from './script.ts'
import type { Refusal } from './thread.ts'

/** A script of 50 MB takes about this much; one that needs more is refused, and the process is not touched by it. */
const memoryMb = 1_024
const timeoutMs = 60_000
/** A thread takes a core, and staff alone ask. */
const turns = createGate({ atOnce: 1, longestQueue: 4, longestWaitMs: 30_000 })

/**
 * Reads a script's definitions in a thread of its own.
 * @returns the schema as JSON
 * @throws Problem for what is no script, one that takes too much, or when too many wait
 */
export function parseInThread(script: Pick<Script, 'path'>, dialect: Dialect | undefined): Promise<Buffer> {
  return turns.take(undefined, () => inThread(script.path, dialect))
}

function inThread(path: string, dialect: Dialect | undefined): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { path, dialect, mostBytes: mostScriptBytes },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      env: {},
    })
    const timer = setTimeout(() => void worker.terminate(), timeoutMs)
    worker.once('message', (answer: Uint8Array | Refusal) => {
      if (answer instanceof Uint8Array)
        resolve(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
      else reject(new Problem(answer.isTooLarge ? 'content-too-large' : 'invalid-request', answer.message))
    })
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
    `The script takes more than ${timeoutMs / 1000} s or ${memoryMb} MB to read; send its definitions without its rows.`,
  )
