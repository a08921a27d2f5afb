import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Id, ListingCard, ToldFrequency, WrittenTables } from '@piata/db'
import type { AgentContext } from '../agent.ts'
import { takesMail } from '../mail/index.ts'
import { digestOf, mostListings, type SearchNews } from './digest.ts'

/** Searches that are told in one transaction. More than an account may have. */
const stepSize = 150

interface Told {
  searches: number
  mails: number
}

/**
 * Tells what searches of these frequencies have found, account by account, all of an account in one mail. What is told is noted in the transaction
 * of the mails: wherever a process dies, an account is told or it is not.
 */
export async function tellFound(context: AgentContext, frequencies: readonly ToldFrequency[]): Promise<Told> {
  const { database, signal } = context
  const told: Told = { searches: 0, mails: 0 }
  const secret = await database.alerts.secret()
  for (let after = ''; ; ) {
    signal.throwIfAborted()
    const waiting = await database.alerts.waiting({ frequencies, after, limit: stepSize })
    if (waiting.length === 0) return told
    const ids = waiting.map(({ searchId }) => searchId)
    const step = await database.transaction((tables) => tell(tables, context, ids, frequencies, secret))
    told.searches += step.searches
    told.mails += step.mails
    after = waiting.at(-1)!.userId
    await nextTurn()
  }
}

async function tell(
  tables: WrittenTables,
  { config }: Pick<AgentContext, 'config'>,
  ids: readonly Id[],
  frequencies: readonly ToldFrequency[],
  secret: Buffer,
): Promise<Told> {
  const held = await tables.savedSearches.hold(ids)
  // What another process told meanwhile is not here any more.
  const found = await tables.alerts.take(ids, frequencies)
  const searches = held.filter(({ id }) => found.has(id))
  const userIds = [...new Set(searches.map(({ userId }) => userId))]
  const users = await tables.users.findMany(userIds)
  const welcome = searches.filter(({ userId }) => takesMail(users.get(userId), config))
  const isTold = new Set(await tables.savedSearches.told(welcome.map(({ id }) => id)))
  const news = await cardsOf(
    tables,
    welcome.flatMap((search) =>
      isTold.has(search.id) ? [{ search, listingIds: found.get(search.id)! }] : [],
    ),
  )
  if (news.length === 0) return { searches: 0, mails: 0 }
  await tables.notifications.notify(
    news.map(({ search: { id, userId, name, page }, total }) => ({
      ...{ userId, kind: 'alert' as const, count: total },
      payload: { savedSearchId: id, name, page },
    })),
  )
  const channels = await tables.notificationPreferences.channelsOf(userIds, 'alert')
  let mails = 0
  for (const [userId, of] of Map.groupBy(news, ({ search }) => search.userId)) {
    if (channels.get(userId)?.mail !== 'at-once') continue
    await tables.tasks.enqueue({ goal: 'mailer', input: digestOf(users.get(userId)!, of, secret) })
    mails++
  }
  return { searches: news.length, mails }
}

/** With the cards of each search's newest listings. */
async function cardsOf(
  { listings }: WrittenTables,
  found: readonly { search: SearchNews['search']; listingIds: readonly Id[] }[],
): Promise<SearchNews[]> {
  const shown = new Set(found.flatMap(({ listingIds }) => listingIds.slice(0, mostListings)))
  const cards = new Map<Id, ListingCard>()
  if (shown.size > 0) {
    const { body } = await listings.cards(await listings.searchDocumentsById([...shown]))
    for (const card of JSON.parse(`[${body}]`) as ListingCard[]) cards.set(card.id, card)
  }
  return found.map(({ search, listingIds }) => ({
    ...{ search, total: listingIds.length },
    cards: listingIds.slice(0, mostListings).flatMap((id) => cards.get(id) ?? []),
  }))
}
