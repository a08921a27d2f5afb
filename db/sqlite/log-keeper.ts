import type { StatementSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import type { SqliteConnection } from './connection.ts'
import { type LogState, logStateSql } from './log-state.ts'
import type { LogMessage } from './log-thread.ts'

/** Milliseconds after a write until the log is looked at. */
const lookAfterMs = 100
/** Pages of the log that wait to be brought into the file: 4 MB. */
const duePages = 1_000
/** Pages of the log from which all of it is brought into the file and the log is begun anew: below what the writer allows. */
const longLog = 8_000

/**
 * Brings the write-ahead log into the file in a thread of its own, started when there is first enough of it: a checkpoint waits for the
 * disk for 50–110 ms, which a commit would have to wait for otherwise. The writer's own checkpoints stay as a safety net.
 */
export class LogKeeper {
  readonly #path: string
  readonly #state: StatementSync
  #timer: NodeJS.Timeout | null = null
  #worker: Worker | null = null
  #working = false
  #closed = false

  /** @param connection any on the file at `path`, from the thread of the caller */
  constructor(path: string, connection: SqliteConnection) {
    this.#path = path
    this.#state = connection.handle.prepare(logStateSql)
  }

  /** To be called after each write. */
  written(): void {
    if (this.#timer !== null || this.#working || this.#closed) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      const { log, checkpointed } = this.#look()
      if (log - checkpointed >= duePages) this.#checkpoint(log >= longLog ? 'all' : 'some')
    }, lookAfterMs).unref()
  }

  /** A full disk or a locked file is for whoever reads or writes next to tell: nobody waits for this. */
  #look(): LogState {
    try {
      return this.#state.get() as unknown as LogState
    } catch {
      return { log: 0, checkpointed: 0 }
    }
  }

  /** Ends the thread; the file's other connections are still open. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    const worker = this.#worker
    if (worker === null) return
    worker.ref()
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    worker.postMessage('close' satisfies LogMessage)
    await ended
  }

  #checkpoint(message: LogMessage): void {
    this.#working = true
    this.#worker ??= this.#start()
    this.#worker.postMessage(message)
  }

  #start(): Worker {
    const worker = new Worker(new URL('./log-thread.ts', import.meta.url), { workerData: this.#path })
    worker.on('message', () => {
      this.#working = false
    })
    worker.on('error', () => {})
    worker.once('exit', () => {
      this.#worker = null
      this.#working = false
    })
    worker.unref()
    return worker
  }
}
