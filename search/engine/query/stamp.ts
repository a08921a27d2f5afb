import { SearchError, type SearchSchema } from '../../types.ts'
import { VERSION as FORMAT, schemaFingerprint } from '../segment/snapshot.ts'
import { fingerprint } from './fingerprint.ts'

/** Grows when cursors, levels or scores change without the format of segments. */
const VERSION = 5

/** What all pages of one search must have in common: short hashes by name. */
export type Stamp = readonly (readonly [name: string, hash: string])[]

/** The stamp of an index: its engine, what of its schema decides matches and scores, and what its documents were made with. */
export function stampOf(schema: SearchSchema): Stamp {
  const { freshness, madeWith = {} } = schema
  return [
    ['engine', `${VERSION}.${FORMAT}`],
    ['schema', fingerprint([schemaFingerprint(schema), schema.text, freshness])],
    ...Object.entries(madeWith).map(([name, value]) => [name, fingerprint(value)] as const),
  ]
}

/**
 * @param given what stands for the stamp in a cursor: a number in those of old
 * @throws SearchError `stale-cursor` naming all that differs between a cursor's stamp and the index's; `bad-cursor` for what is none
 */
export function checkStamp(given: unknown, stamp: Stamp): void {
  const before = typeof given === 'number' ? new Map<string, string>() : stampIn(given)
  if (before === null) throw new SearchError('bad-cursor', 'The cursor cannot be read', 'cursor')
  const changed = stamp.filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name)
  if (changed.length === 0 && before.size === stamp.length) return
  // Of a cursor of old nothing else is known.
  const names = before.size === 0 ? ['engine'] : changed.length === 0 ? ['schema'] : changed
  throw new SearchError(
    'stale-cursor',
    `The cursor was made under other ${names.join(', ')}`,
    'cursor',
    names,
  )
}

function stampIn(given: unknown): Map<string, string> | null {
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string')
  return Array.isArray(given) && given.every(isPair) ? new Map(given as [string, string][]) : null
}
