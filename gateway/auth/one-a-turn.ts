import { setImmediate as nextTurn } from 'node:timers/promises'

let last: Promise<void> = Promise.resolve()

/**
 * Resolves in a turn of the event loop that is nobody else's, in the order of the calls. For what takes milliseconds of it before a password is hashed: as hashing takes longer, nobody gets his answer later, and of two hundred
 * who come at once none keeps the requests of others waiting for all.
 */
export function oneATurn(): Promise<void> {
  last = last.then(() => nextTurn())
  return last
}
