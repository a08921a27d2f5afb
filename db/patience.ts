import { AsyncLocalStorage } from 'node:async_hooks'

/** How long the caller waits until its turn to write has come. */
export interface Patience {
  /** By `performance.now()`; undefined: as long as the database lets anybody wait. */
  until?: number | undefined
  /** On whose behalf it is: of one caller only some turns are taken at once, where there are several. */
  readonly caller?: string | undefined
  /** Whether nobody waits for the outcome any more: the turn is left to the next. */
  isGone?(): boolean
}

const storage = new AsyncLocalStorage<Patience>()

/** Whatever `work` writes waits for its turn no longer than `patience` says, also when that is behind others. */
export function withPatience<T>(patience: Patience, work: () => T): T {
  return storage.run(patience, work)
}

/** The present caller's patience; undefined when nobody said. */
export function patienceOfCaller(): Patience | undefined {
  return storage.getStore()
}
