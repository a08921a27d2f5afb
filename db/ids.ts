import { v7 } from 'uuid'
import type { Id } from './types.ts'

/** A new UUIDv7; `at` (milliseconds since 1970) dates it, so that ids sort by when things came to be. */
export function newId(at?: number): Id {
  return at === undefined ? v7() : v7({ msecs: Math.max(0, at) })
}
