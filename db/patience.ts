import { AsyncLocalStorage } from 'node:async_hooks'
import { DatabaseError } from './errors.ts'
import { type NoTurn, type Patience, Turns, type TurnsOptions } from './turns.ts'

const storage = new AsyncLocalStorage<Patience>()

/** Whatever `work` writes waits for its turn no longer than `patience` says, also when that is behind others. */
export function withPatience<T>(patience: Patience, work: () => T): T {
  return storage.run(patience, work)
}

/** The present caller's patience; undefined when nobody said. */
export function patienceOfCaller(): Patience | undefined {
  return storage.getStore()
}

/**
 * Lets writes take turns: what it returns runs a write when its turn has come, within which `patienceOfCaller` has a deadline.
 * @throws DatabaseError busy when the turn does not come in time
 */
export function writeTurns(options: Omit<TurnsOptions, 'isForeseeing' | 'refusal'>) {
  const turns = new Turns({ ...options, refusal: busy })
  return <T>(work: () => Promise<T>): Promise<T> =>
    turns.take(patienceOfCaller(), (patience) => withPatience(patience, work))
}

const reasons: Record<NoTurn, string> = {
  full: 'too many wait to write',
  late: 'other writers took too long',
  gone: 'the caller went away',
}
const busy = (reason: NoTurn) => new DatabaseError('busy', `The database is busy: ${reasons[reason]}`)
