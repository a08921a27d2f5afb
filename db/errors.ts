import type { Fault } from './rules/faults.ts'

/** Thrown by db/ where a caller's input or timing is at fault; the gateway turns it into a problem. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  readonly code:
    | 'not-found' // or not the actor's
    | 'conflict' // unique value taken, or a refused move of the life cycle
    | 'too-many' // of something that a day allows so often
    | 'incomplete' // a listing lacks what publishing needs: each in `faults`
    | 'stale' // If-Match does not hold
    | 'bad-cursor'
    | 'stale-cursor' // of changes: of another history of the database, or older than what is kept
    | 'bad-reference' // category, place or image that does not exist or is not the actor's
    | 'out-of-bounds' // a number that is too small or too large for what it is about
    | 'busy' // others are in the way: again in a moment
    | 'unreachable' // the server is away, starting or stopping
    | 'too-large' // more than a field of a task may hold
    | 'unstorable' // a text holds what no database keeps, such as NUL
    | 'no-space' // the disk is full: nothing was written
  readonly field: string | undefined
  /** Of an incomplete listing, what is missing. */
  readonly faults: readonly Fault[]

  constructor(code: DatabaseError['code'], message: string, field?: string, faults: readonly Fault[] = []) {
    super(message)
    this.code = code
    this.field = field
    this.faults = faults
  }
}

/** Whether work failed only for want of the database, which is told once and needs no stack. */
export function isAway(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === 'unreachable' || error.code === 'busy')
}

/** Thrown when a database cannot be opened as it was named: one line for the operator, which says what to set or do. */
export class DatabaseOpenError extends Error {
  override name = 'DatabaseOpenError'
}
