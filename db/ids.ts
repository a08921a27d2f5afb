import { v7 } from 'uuid'
import type { Id } from './types.ts'

/** A new UUIDv7: later ids sort after earlier ones of this process. */
export function newId(): Id {
  return v7()
}
