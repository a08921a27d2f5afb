import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { type Database, isAway } from '@piata/db'
import type { Logger } from 'pino'

/** Most rows of a step, and the milliseconds that one may take: on SQLite nobody else is served meanwhile. */
const most = 400
const stepMs = { sqlite: 3, postgres: 100 }

/** Removes deleted accounts in short steps, with as long a rest as each took. One of a process. */
export class AccountRemoval {
  readonly #database: Database
  readonly #log: Pick<Logger, 'error'>
  readonly #stopping = new AbortController()
  // A request's writes have a deadline, which the removal outlives.
  readonly #outsideRequests = AsyncLocalStorage.snapshot()
  #removing: Promise<void> | null = null
  #again = false

  constructor(database: Database, log: Pick<Logger, 'error'>) {
    this.#database = database
    this.#log = log
  }

  /** Resolves when nothing is left of deleted accounts, or the process stops. Failures are logged. */
  run(): Promise<void> {
    this.#again = true
    this.#removing ??= this.#outsideRequests(() => this.#remove())
      .catch((error: unknown) => {
        if (!isAway(error)) this.#log.error({ err: error }, 'Could not remove a deleted account')
      })
      .finally(() => {
        this.#removing = null
      })
    return this.#removing
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#removing
  }

  async #remove(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      this.#again = false
      const start = performance.now()
      const removed = await this.#database.users.removeSome(most, stepMs[this.#database.dialect])
      const took = performance.now() - start
      if (removed === 0 && !this.#again) return
      await delay(took, undefined, { signal }).catch(() => {})
    }
  }
}
