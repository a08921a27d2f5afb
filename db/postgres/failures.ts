import { DatabaseError as ServerError } from 'pg'
import { DatabaseError } from '../errors.ts'

/**
 * States in which the server answers that it cannot work now, by the first two or all five characters of SQLSTATE
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html). Poolers answer with 08P01.
 */
const away = new Set(['08', '28', '3D', '53', '57P', '58', '25006'])
const diskFull = '53100'
/** NUL, and halves of surrogate pairs. */
const unstorable = new Set(['22021', '22P05'])
const late: Record<string, string> = {
  '55P03': 'Another client has locked what is to be changed',
  '57014': 'The database took too long',
  '25P03': 'The transaction waited too long',
  '25P04': 'The transaction took too long',
}

/**
 * What a failed query or connection means to callers, decided here alone: `busy` where others are in the way, `unreachable` where the
 * server is away, starting or stopping, `no-space` where its disk is full, `unstorable` for texts that it does not take, else the error as it is, a fault of ours.
 */
export function explain(error: unknown): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error
  if (error instanceof ServerError) {
    const state = error.code ?? ''
    const reason = late[state]
    if (state === diskFull) return new DatabaseError('no-space', 'The disk of the database is full')
    if (unstorable.has(state))
      return new DatabaseError('unstorable', 'A text holds a character that cannot be kept, such as NUL')
    if (reason !== undefined) return new DatabaseError('busy', `${reason}; try again`)
    if (away.has(state) || away.has(state.slice(0, 2)) || away.has(state.slice(0, 3))) {
      return new DatabaseError('unreachable', `The database cannot be reached (${state} ${error.message})`)
    }
    return error
  }
  // Faults of ours, such as a value that cannot be sent.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return error
  if (error.message === poolIsFull) return new DatabaseError('busy', 'The database is busy; try again')
  // All else comes from the connection: the system's codes, and the driver's own words for one that ended.
  const { code, message } = error as NodeJS.ErrnoException
  return new DatabaseError('unreachable', `The database cannot be reached (${code ?? message})`)
}

/** The pool's word where all its connections are in use, and where a new one does not come about. */
const poolIsFull = 'timeout exceeded when trying to connect'

/** Deadlocks and serialization failures: the same transaction may well succeed when it is run again. */
export function isLostRace(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code
  return code === '40001' || code === '40P01'
}
