import { setImmediate as nextTurn } from 'node:timers/promises'
import { type AlertState, type Database, DatabaseError, type ListingSearchDocument } from '@piata/db'
import type { AgentContext } from '../agent.ts'
import { lastRounds } from './when.ts'

const feedBatch = 200
const dayMs = 86_400_000
/** What was published or written earlier is not new, whatever has changed about it. */
const newDays = 14
/** Longer than that, so that what is new once is not new again, and longer than a week's round needs. */
const keptDays = 16
const purgedAtOnce = 500

/**
 * Numbers what came on show since the last look, in the order of the change feed, which no late commit can get before. Resolves to how far
 * that is; undefined where another process was at it.
 */
export async function followArrivals(context: AgentContext): Promise<AlertState | undefined> {
  const { database, signal, log, now, config } = context
  const known = await database.alerts.state()
  if (known === undefined) {
    const begun: AlertState = {
      position: await database.changes.latest(),
      since: now().toISOString(),
      through: { 'at-once': 0, daily: 0, weekly: 0 },
      ranFor: lastRounds(now(), config.timeZone),
      round: null,
    }
    return (await database.alerts.advance(undefined, begun)) ? begun : undefined
  }
  let state: AlertState = known
  await database.alerts.purge(new Date(now().getTime() - keptDays * dayMs).toISOString(), purgedAtOnce)
  for (;;) {
    signal.throwIfAborted()
    const batch = await changesAfter(database, state.position)
    if (batch === undefined) {
      log.warn('The change feed begins anew: what came on show since the last look is told to nobody')
      const next: AlertState = { ...state, position: await database.changes.latest() }
      return (await database.alerts.advance(state, next)) ? next : undefined
    }
    const { items, position } = batch
    if (items.length === 0) return state
    const ids = [...new Set(items.filter(({ kind }) => kind !== 'remove').map(({ listingId }) => listingId))]
    const oldest = Math.max(Date.parse(state.since), now().getTime() - newDays * dayMs)
    const found = await database.listings.searchDocumentsById(ids)
    const fresh = new Set(found.filter((listing) => appearedAt(listing) >= oldest).map(({ id }) => id))
    const before = state
    const after: AlertState = { ...before, position }
    const isOurs = await database.transaction(async (tables) => {
      if (!(await tables.alerts.advance(before, after))) return false
      // In the order in which the feed has them.
      await tables.alerts.arrive(ids.filter((id) => fresh.has(id)))
      return true
    })
    if (!isOurs) return undefined
    state = after
    if (items.length < feedBatch) return state
    // SQLite answers at once: without it nobody else would be served until the feed has ended.
    await nextTurn()
  }
}

/** Undefined where the feed is not the one of before: set back, or purged since. */
async function changesAfter({ changes }: Database, position: string) {
  try {
    return await changes.after(position, feedBatch)
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'bad-cursor') return undefined
    throw error
  }
}

/** An import may say that its source published long ago what is new here: the id tells when it was written (UUIDv7). */
function appearedAt({ id, publishedAt }: ListingSearchDocument): number {
  const writtenAt = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
  return Math.max(publishedAt, writtenAt)
}
