import { withoutQuotes } from '../../analysis/index.ts'

/** How a query is read other than it was typed. Offsets in the query stay what they were, but for the spaces that come in. */
export interface Reading {
  /** Whether quotation marks say nothing. */
  readonly isUnquoted: boolean
  /** Where a word that was typed as one is two, in UTF-16 units of the query, ascending. */
  readonly splits: readonly number[]
}

export const asTyped: Reading = { isUnquoted: false, splits: [] }

/** Most splits of one query. */
export const mostSplits = 4

/** The query as it is read. */
export function readAs(query: string, { isUnquoted, splits }: Reading): string {
  const text = isUnquoted ? withoutQuotes(query) : query
  let read = ''
  let from = 0
  for (const at of splits) {
    read += `${text.slice(from, at)} `
    from = at
  }
  return read + text.slice(from)
}

/** For cursors. */
export const encodeReading = ({ isUnquoted, splits }: Reading): number[] => [Number(isUnquoted), ...splits]

/** Null for what `encodeReading` never gave. */
export function decodeReading(encoded: unknown): Reading | null {
  if (!Array.isArray(encoded) || encoded.length > mostSplits + 1) return null
  const [flag, ...splits] = encoded as unknown[]
  const isAscending = splits.every(
    (at, i) => Number.isInteger(at) && (at as number) > (i === 0 ? 0 : (splits[i - 1] as number)),
  )
  return (flag === 0 || flag === 1) && isAscending
    ? { isUnquoted: flag === 1, splits: splits as number[] }
    : null
}
