import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type AlertState,
  type Database,
  DatabaseError,
  type Id,
  type ListingSearchDocument,
  type LookedAt,
} from '@piata/db'
import type { AgentContext } from '../agent.ts'
import { comparablePrice, type Rates, ratesNow } from '../searching/rates.ts'
import type { AlertBook } from './book.ts'
import { lastRounds } from './when.ts'

/** Changes of one transaction, at most: fewer where transactions take longer than `longestStepMs`, as SQLite's writes hold up the event loop. */
const feedBatch = 20
const longestStepMs = 20
/** Searches that find a listing and are noted in one transaction. */
const notedAtOnce = 1_000
/** Listings that are asked of all searches before requests have their turn. */
const askedAtOnce = 5
const dayMs = 86_400_000
/** What was published or written earlier is not new, whatever has changed about it. */
const newDays = 14
/** Longer than that, so that what is new once is not new again, and what was told is not told again. */
const keptDays = 16
const purgedAtOnce = 500

/**
 * Looks at what was published or changed since the last look, in the order of the change feed, which no late commit can get before, and notes what
 * searches find with how far that is. Undefined where another process was at it.
 * @returns the state then, and how many listings were looked at
 */
export async function followListings(
  context: AgentContext,
  book: AlertBook,
): Promise<{ state: AlertState; listings: number } | undefined> {
  const { database, signal, log, now, config } = context
  let listings = 0
  const known = await database.alerts.state()
  if (known === undefined) {
    const begun: AlertState = {
      position: await database.changes.latest(),
      since: now().toISOString(),
      ranFor: lastRounds(now(), config.timeZone),
    }
    return (await database.alerts.advance(undefined, begun)) ? { state: begun, listings } : undefined
  }
  let state: AlertState = known
  for (let most = feedBatch; ; ) {
    signal.throwIfAborted()
    const batch = await changesAfter(database, state.position, most)
    if (batch === undefined) {
      log.warn('The change feed begins anew: what came on show since the last look is told to nobody')
      await book.startAnew()
      const next: AlertState = { ...state, position: await database.changes.latest() }
      return (await database.alerts.advance(state, next)) ? { state: next, listings } : undefined
    }
    const { items, position } = batch
    if (items.length === 0) return { state, listings }
    const ids = [...new Set(items.map(({ listingId }) => listingId))]
    const looked = await lookAt(context, book, ids, state)
    await noteAhead(database, looked.shown)
    const [before, after] = [state, { ...state, position }]
    const begun = performance.now()
    const isOurs = await database.transaction(async (tables) => {
      if (!(await tables.alerts.advance(before, after))) return false
      await tables.alerts.note(looked.shown, looked.gone)
      return true
    })
    if (!isOurs) return undefined
    state = after
    listings += looked.shown.length
    if (items.length < most) return { state, listings }
    const ms = performance.now() - begun
    if (ms > longestStepMs) most = Math.max(1, most >> 1)
    else if (ms < longestStepMs / 3) most = Math.min(feedBatch, 2 * most)
    // SQLite answers at once: without it nobody else would be served until the feed has ended.
    await nextTurn()
  }
}

/** Of listings that very many searches find, notes all but the last in steps of their own: done again, they change nothing. */
async function noteAhead({ alerts }: Database, listings: readonly LookedAt[]): Promise<void> {
  for (const listing of listings) {
    let noted = 0
    for (; listing.matches.length - noted > notedAtOnce; noted += notedAtOnce) {
      await alerts.noteSome(listing, listing.matches.slice(noted, noted + notedAtOnce))
      await nextTurn()
    }
    listing.noted = noted
  }
}

/** Forgets what is too old to matter. */
export async function purgeAlerts({ database, now }: AgentContext): Promise<void> {
  await database.alerts.purge(new Date(now().getTime() - keptDays * dayMs).toISOString(), purgedAtOnce)
}

/** Undefined where the feed is not the one of before: set back, or purged since. */
async function changesAfter({ changes }: Database, position: string, most: number) {
  try {
    return await changes.after(position, most)
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'bad-cursor') return undefined
    throw error
  }
}

/** What searches find of listings: those on show in the order of the feed, in which they are numbered. */
async function lookAt(
  { database, config, now }: AgentContext,
  book: AlertBook,
  ids: readonly Id[],
  { since }: AlertState,
): Promise<{ shown: LookedAt[]; gone: Id[] }> {
  const found = await database.listings.searchDocumentsById([...ids])
  const listings = new Map(found.map((listing) => [listing.id, listing]))
  // After the listings: whoever saved a search before one of them was committed is asked.
  await book.sync()
  const rates = await ratesNow(config, database)
  const prices = await database.alerts.prices(ids)
  const oldest = Math.max(Date.parse(since), now().getTime() - newDays * dayMs)
  const shown: LookedAt[] = []
  for (const id of ids) {
    const listing = listings.get(id)
    if (listing === undefined) continue
    if (shown.length % askedAtOnce === askedAtOnce - 1) await nextTurn()
    const matches = book.match(listing, rates)
    shown.push({
      ...{ listingId: id, sellerId: listing.sellerId, price: listing.price, matches },
      fallen: fallenInto(book, listing, matches, prices.get(id), rates),
      isNew: appearedAt(listing) >= oldest,
    })
  }
  return { shown, gone: ids.filter((id) => !listings.has(id)) }
}

/** Of the searches that find a listing those that would not have at its price of before. */
function fallenInto(
  book: AlertBook,
  listing: ListingSearchDocument,
  matches: readonly Id[],
  before: ListingSearchDocument['price'] | undefined,
  rates: Rates,
): Id[] {
  if (matches.length === 0 || !before || listing.price === null) return []
  const [now, then] = [comparablePrice(listing.price, rates), comparablePrice(before, rates)]
  if (now === undefined || then === undefined || now >= then) return []
  const known = new Set(book.match({ ...listing, price: before }, rates))
  return matches.filter((id) => !known.has(id))
}

/** An import may say that its source published long ago what is new here: the id tells when it was written (UUIDv7). */
function appearedAt({ id, publishedAt }: ListingSearchDocument): number {
  const writtenAt = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
  return Math.max(publishedAt, writtenAt)
}
