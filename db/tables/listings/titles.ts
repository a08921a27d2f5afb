import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { encodeCursor } from '../../cursor.ts'
import { fold } from '../../text.ts'
import type { Keys } from './pages.ts'

/** Titles read at a time, a millisecond or two of work. */
const chunk = 500
/** Titles that one page looks through; the next page goes on from there, so that no account is too large. */
const mostTitles = 5_000

interface TitleScan {
  /** Of the cursor. */
  kind: string
  /** Selects so many of the listings to look through, in their order, after one of them. */
  keysAfter(seq: number | null, limit: number): Keys
  /** The `seq` that the page before ended with. */
  after: number | null
  oldestFirst: boolean
  limit: number
  /** Folded. */
  words: string[]
}

/** The cursor of a page of one's own listings that ends with `seq`. */
const ownCursor = (kind: string, seq: number, oldestFirst: boolean): string =>
  encodeCursor(kind, oldestFirst ? [String(-seq), String(seq)] : [String(seq)])

/**
 * Rows whose titles hold, for each word, one that begins with it; without regard to case and accents, which SQL of either database
 * cannot compare so. A page that had too many titles to look through holds fewer than `limit`, or none, and still has a `next`.
 */
export async function matchTitles(
  context: Context,
  { kind, keysAfter, after, oldestFirst, limit, words }: TitleScan,
): Promise<{ matches: number[]; next: string | null }> {
  const matches: number[] = []
  let last = after
  for (let read = 0; read < mostTitles; read += chunk) {
    const keys = keysAfter(last, chunk)
    const rows = await context.raw(
      `select seq, title from listings where seq in (select seq from (${keys.sql}) as page)
        order by seq ${oldestFirst ? '' : 'desc'}`,
      keys.parameters,
    )
    for (const [seq, title] of rows as [number, string][]) {
      const folded = ` ${fold(title)}`
      if (words.every((word) => folded.includes(` ${word}`))) {
        if (matches.length === limit) return { matches, next: ownCursor(kind, matches.at(-1)!, oldestFirst) }
        matches.push(Number(seq))
      }
      last = Number(seq)
    }
    if (rows.length < chunk) return { matches, next: null }
    await nextTurn()
  }
  return { matches, next: ownCursor(kind, last!, oldestFirst) }
}
