import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { type Database, isAway } from '@piata/db'
import type { Logger } from 'pino'

/** Most rows of a step, and the milliseconds that one may take: on SQLite nobody else is served meanwhile. */
const most = 400
const stepMs = { sqlite: 3, postgres: 100 }

/** Does what accounts leave behind in short steps, with as long a rest as each took. One of its kind in a process. */
class Steps {
  readonly #step: (limit: number, ms: number) => Promise<number>
  readonly #ms: number
  readonly #complaint: string
  readonly #log: Pick<Logger, 'error'>
  readonly #stopping = new AbortController()
  // A request's writes have a deadline, which the steps outlive.
  readonly #outsideRequests = AsyncLocalStorage.snapshot()
  #removing: Promise<void> | null = null
  #again = false

  /** @param step does so many rows within so many milliseconds, and returns 0 when nothing is left */
  constructor(
    step: (limit: number, ms: number) => Promise<number>,
    dialect: Database['dialect'],
    log: Pick<Logger, 'error'>,
    complaint: string,
  ) {
    this.#step = step
    this.#ms = stepMs[dialect]
    this.#complaint = complaint
    this.#log = log
  }

  /** Resolves when nothing is left to do, or the process stops. Failures are logged. */
  run(): Promise<void> {
    this.#again = true
    this.#removing ??= this.#outsideRequests(() => this.#runAll())
      .catch((error: unknown) => {
        if (!isAway(error)) this.#log.error({ err: error }, this.#complaint)
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

  async #runAll(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      this.#again = false
      const start = performance.now()
      const done = await this.#step(most, this.#ms)
      const took = performance.now() - start
      if (done === 0 && !this.#again) return
      await delay(took, undefined, { signal }).catch(() => {})
    }
  }
}

/** Removes deleted accounts. */
export class AccountRemoval extends Steps {
  constructor({ users, dialect }: Database, log: Pick<Logger, 'error'>) {
    super((limit, ms) => users.removeSome(limit, ms), dialect, log, 'Could not remove a deleted account')
  }
}

/** Tells the change feed of the listings of sellers who were suspended, or are not any more. */
export class SellerWalks extends Steps {
  constructor({ hiddenSellers, dialect }: Database, log: Pick<Logger, 'error'>) {
    super(
      (limit, ms) => hiddenSellers.tellSome(limit, ms),
      dialect,
      log,
      'Could not tell of the listings of a suspended seller',
    )
  }
}
