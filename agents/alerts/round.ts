import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AlertState, DueSearch, ListingCard } from '@piata/db'
import type { AgentContext } from '../agent.ts'
import { takesMail } from '../mail/index.ts'
import { type AccountNews, digestOf, mostListings, type SearchNews } from './digest.ts'
import { dueFrequencies, lastRounds } from './when.ts'
import { ArrivalWindow } from './window.ts'

/** Searches that are read and told in one step, as others wait for the transaction's end. More than an account may have. */
const stepSize = 150
/** Searches that are asked before requests have their turn: a millisecond. */
const askedAtOnce = 50
/** Arrivals of a round: what its index holds. More of them are a second round, a minute later. */
const mostArrivals = 20_000

interface RoundCounts {
  arrivals: number
  searches: number
  mails: number
}

/**
 * Tells the searches whose time has come of what arrived, account by account. How far it is moves on in the transaction of the mails: a
 * process that dies leaves accounts either told or not reached, and the next run goes on behind the last one.
 */
export async function tellRound(context: AgentContext, known: AlertState): Promise<RoundCounts> {
  const counts = { arrivals: 0, searches: 0, mails: 0 }
  let state = known.round === null ? await beginRound(context, known) : known
  if (state?.round == null) return counts
  const { frequencies, to } = state.round
  const { through } = state
  const window = await ArrivalWindow.open(
    context,
    Math.min(...frequencies.map((frequency) => through[frequency])),
    to,
  )
  try {
    counts.arrivals = window.size
    // As the database has it: what found nothing is not written, and asked again by whoever comes after a crash.
    let kept = state
    while (window.size > 0) {
      context.signal.throwIfAborted()
      const { after } = state.round!
      const searches = await context.database.savedSearches.due({ frequencies, after, limit: stepSize })
      if (searches.length === 0) break
      counts.searches += searches.length
      const news = await newsOf(context, window, searches, through)
      state = { ...state, round: { frequencies, to, after: searches.at(-1)!.userId } }
      if (news.length > 0) {
        const mails = await tell(context, news, kept, state)
        if (mails === undefined) return counts
        counts.mails += mails
        kept = state
      }
      await nextTurn()
    }
    const told = Object.fromEntries(frequencies.map((frequency) => [frequency, to]))
    await context.database.alerts.advance(kept, { ...state, round: null, through: { ...through, ...told } })
    return counts
  } finally {
    await window.close()
  }
}

/** Undefined where there is nothing to tell, or another process was at it. */
async function beginRound(
  { database, now, config }: AgentContext,
  state: AlertState,
): Promise<AlertState | undefined> {
  const last = lastRounds(now(), config.timeZone)
  const frequencies = dueFrequencies(state.ranFor, last)
  const told = Math.min(...frequencies.map((frequency) => state.through[frequency]))
  // Numbers that were forgotten leave none behind that is higher.
  const latest = Math.max(await database.alerts.latest(), told)
  const [limit] = await database.alerts.arrivals({ after: told, to: latest, limit: 1 })
  const to = limit === undefined ? latest : Math.min(latest, limit.seq + mostArrivals)
  const ranFor = to === latest ? last : state.ranFor
  if (limit === undefined && ranFor.daily === state.ranFor.daily && ranFor.weekly === state.ranFor.weekly)
    return undefined
  const next: AlertState = { ...state, ranFor, round: { frequencies, to, after: '' } }
  return (await database.alerts.advance(state, next)) ? next : undefined
}

/** What each account's searches found, those without news left out. */
async function newsOf(
  { database }: AgentContext,
  window: ArrivalWindow,
  searches: readonly DueSearch[],
  through: AlertState['through'],
): Promise<AccountNews[]> {
  const found: Omit<SearchNews, 'cards'>[] = []
  for (const [at, search] of searches.entries()) {
    if (at % askedAtOnce === askedAtOnce - 1) await nextTurn()
    const after = Math.max(search.since, through[search.frequency])
    const { total, keys } = await window.find(search, after, mostListings)
    if (total > 0) found.push({ search, total, keys })
  }
  const keys = [...new Map(found.flatMap((one) => one.keys).map((key) => [key.id, key])).values()]
  const cards = new Map<string, ListingCard>()
  if (keys.length > 0) {
    const { body } = await database.listings.cards(keys)
    for (const card of JSON.parse(`[${body}]`) as ListingCard[]) cards.set(card.id, card)
  }
  const news = found.map((one) => ({ ...one, cards: one.keys.flatMap(({ id }) => cards.get(id) ?? []) }))
  return [...Map.groupBy(news, ({ search }) => search.userId)].map(([userId, of]) => ({ userId, news: of }))
}

/** Writes the mails and how far the round is; undefined where another process was at it. */
async function tell(
  { database, config }: Pick<AgentContext, 'database' | 'config'>,
  accounts: readonly AccountNews[],
  before: AlertState,
  after: AlertState,
): Promise<number | undefined> {
  const secret = await database.alerts.secret()
  const { to } = after.round!
  return database.transaction(async (tables) => {
    if (!(await tables.alerts.advance(before, after))) return undefined
    const users = await tables.users.findMany(accounts.map(({ userId }) => userId))
    const welcome = accounts.flatMap(({ userId, news }) => {
      const user = users.get(userId)
      return takesMail(user, config) ? [{ user, news }] : []
    })
    const searches = welcome.flatMap(({ news }) => news.map(({ search }) => search.id))
    const told = new Set(await tables.savedSearches.told(searches, to))
    let mails = 0
    for (const { user, news } of welcome) {
      // What was stopped or forgotten since it was read is not told.
      const left = news.filter(({ search }) => told.has(search.id))
      if (left.length === 0) continue
      const input = digestOf(user, left, secret)
      if ((await tables.tasks.enqueue({ goal: 'mailer', input, key: `alerts ${user.id} ${to}` })) !== null)
        mails++
    }
    return mails
  })
}
