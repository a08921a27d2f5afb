import { AsyncLocalStorage } from 'node:async_hooks'

const storage = new AsyncLocalStorage<Date>()

/** Whatever `work` writes is written as of `time`: what a demo tells of earlier days. */
export function atTime<T>(time: Date, work: () => T): T {
  return storage.run(time, work)
}

/** Undefined where the clock's own time holds. */
export function timeOfCaller(): Date | undefined {
  return storage.getStore()
}
