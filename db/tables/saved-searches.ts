import { hash } from 'node:crypto'
import { firstLanguage, isLanguage, type Language } from '@piata/config/languages'
import type { Generated } from 'kysely'
import { among } from '../among.ts'
import type { Context, Queries } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { readFeedHorizon } from '../postgres/feed-horizon.ts'
import { type AlertFrequency, alertRules } from '../rules/alerts.ts'
import { storable } from '../text.ts'
import type { Id, PageRequest, Time } from '../types.ts'
import { latestArrival } from './alerts.ts'
import { lockAccount } from './lock-account.ts'

/** A search that somebody wants to be told of. */
interface SavedSearch {
  id: Id
  name: string
  /** As it was asked for, by parameter. */
  query: Record<string, unknown>
  /** The query string of the site's page that shows what it finds; null where a client did not say. */
  page: string | null
  frequency: AlertFrequency
  /** In which one is told. */
  locale: Language
  createdAt: Time
  updatedAt: Time
  /** When something was found last. */
  toldAt: Time | null
  /** Grows by one with every change; the strong ETag is made of it. */
  version: number
}

interface NewSavedSearch extends Pick<SavedSearch, 'name' | 'query' | 'page' | 'frequency' | 'locale'> {
  /** What the index is asked. */
  request: unknown
}

/** What an index of searches holds. */
interface AddedSearch {
  id: Id
  request: unknown
}

/** One that has found something. */
export interface TellingSearch extends Pick<SavedSearch, 'id' | 'name' | 'page' | 'locale'> {
  userId: Id
}

/** One search, or all of an account. */
type Whose = { id: Id } | { userId: Id }

interface SavedSearches {
  /** @throws DatabaseError conflict on `query` that is saved already, and for more than an account may have; bad-reference on `ownerId` */
  create(userId: Id, search: NewSavedSearch): Promise<SavedSearch>
  find(id: Id, userId: Id): Promise<SavedSearch | undefined>
  /** Newest first. @throws DatabaseError bad-cursor */
  page(userId: Id, request: PageRequest): Promise<{ items: SavedSearch[]; next: string | null }>
  /** @throws DatabaseError not-found, stale */
  update(
    id: Id,
    userId: Id,
    patch: Partial<Pick<SavedSearch, 'name' | 'frequency' | 'locale'>>,
    ifVersion?: number,
  ): Promise<SavedSearch>
  /** @throws DatabaseError not-found, stale */
  remove(id: Id, userId: Id, ifVersion?: number): Promise<void>
  /** What a link out of a mail stops, one search or all of an account; those that are told of now, by name. */
  toldOf(whose: Whose): Promise<Pick<SavedSearch, 'id' | 'name' | 'locale'>[]>
  /** Ends the telling; what is saved stays. */
  stop(whose: Whose): Promise<void>
  /**
   * Some of the searches saved after `position` (null: from the start on), in order; their requests never change. `next` goes on, null at the end. `settled`
   * is where to begin the next time: some may come again then, none is missed.
   */
  added(
    position: string | null,
    limit: number,
  ): Promise<{ items: AddedSearch[]; next: string | null; settled: string; isSettled: boolean }>
  /** How many there are. */
  count(): Promise<number>
  /** Locked until the transaction ends, so that they are neither changed nor removed while they are told. */
  hold(ids: readonly Id[]): Promise<TellingSearch[]>
  /** Notes that searches are told of something; resolves to those that are still to be told. */
  told(ids: readonly Id[]): Promise<Id[]>
}

export interface SavedSearchesSchema {
  saved_searches: SavedSearchRow
  /** In which order they were saved. */
  saved_search_places: {
    place: Generated<number>
    /** Of Postgres only, where transactions commit in another order than they number their rows. */
    transaction_id: Generated<string>
    search_id: Id
  }
}

interface SavedSearchRow {
  id: Id
  user_id: Id
  name: string
  /** JSON, like `request`. */
  query: string
  request: string
  page: string | null
  /** Of `query`, whatever the order of its parameters. */
  digest: string
  frequency: AlertFrequency
  locale: string
  since: number
  told_at: Time | null
  created_at: Time
  updated_at: Time
  version: number
}

export function createSavedSearches(context: Context): SavedSearches {
  /** @throws DatabaseError saying why no row is there to be changed */
  async function refuse(queries: Queries, id: Id, userId: Id): Promise<never> {
    const row = await queries
      .selectFrom('saved_searches')
      .select('id')
      .where('id', '=', id)
      .where('user_id', '=', userId)
      .executeTakeFirst()
    if (row) throw new DatabaseError('stale', 'The saved search has changed since it was read')
    throw new DatabaseError('not-found', 'There is no such saved search, or it is not yours')
  }

  return {
    create(userId, { name, query, request, page, frequency, locale }) {
      return context.write(async ({ queries }) => {
        // One write of an account at a time, so that each counts what the others wrote.
        await lockAccount(context, queries, userId)
        const { count } = await queries
          .selectFrom('saved_searches')
          .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
          .where('user_id', '=', userId)
          .executeTakeFirstOrThrow()
        if (count >= alertRules.perAccount)
          throw new DatabaseError(
            'conflict',
            `An account has at most ${alertRules.perAccount} saved searches; delete some first`,
          )
        const now = context.now()
        const row: SavedSearchRow = {
          ...{ id: newId(), user_id: userId, name: storable(name), page, frequency, locale },
          ...{ query: JSON.stringify(query), request: JSON.stringify(request), digest: digestOf(query) },
          since: await latestArrival({ read: queries }),
          ...{ told_at: null, created_at: now, updated_at: now, version: 1 },
        }
        const made = await queries
          .insertInto('saved_searches')
          .values(row)
          .onConflict((c) => c.columns(['user_id', 'digest']).doNothing())
          .returning('id')
          .executeTakeFirst()
        if (!made) throw new DatabaseError('conflict', 'This search is saved already', 'query')
        await queries.insertInto('saved_search_places').values({ search_id: row.id }).execute()
        return toSavedSearch(row)
      })
    },

    async find(id, userId) {
      const row = await context.read
        .selectFrom('saved_searches')
        .selectAll()
        .where('id', '=', id)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return row && toSavedSearch(row)
    },

    async page(userId, { limit, cursor }) {
      const after = cursor ? decodeCursor('saved-searches', cursor, [/[\da-f-]{36}/])[0]! : undefined
      const rows = await context.read
        .selectFrom('saved_searches')
        .selectAll()
        .where('user_id', '=', userId)
        .$if(after !== undefined, (query) => query.where('id', '<', after!))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit).map(toSavedSearch)
      return { items, next: rows.length > limit ? encodeCursor('saved-searches', [items.at(-1)!.id]) : null }
    },

    update(id, userId, { name, frequency, locale }, ifVersion) {
      return context.write(async ({ queries }) => {
        const before = await queries
          .selectFrom('saved_searches')
          .select('frequency')
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .$if(context.dialect === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst()
        // What was found while it was silent is not told afterwards.
        const since =
          before?.frequency === 'never' && frequency !== undefined && frequency !== 'never'
            ? await latestArrival({ read: queries })
            : undefined
        if (before !== undefined && frequency !== undefined && frequency !== before.frequency)
          await retime(queries, [id], frequency)
        let update = queries
          .updateTable('saved_searches')
          .set((eb) => ({
            ...(name !== undefined && { name: storable(name) }),
            ...(frequency !== undefined && { frequency }),
            ...(since !== undefined && { since }),
            ...(locale !== undefined && { locale }),
            updated_at: context.now(),
            version: eb('version', '+', 1),
          }))
          .where('id', '=', id)
          .where('user_id', '=', userId)
        if (ifVersion !== undefined) update = update.where('version', '=', ifVersion)
        const row = await update.returningAll().executeTakeFirst()
        return row ? toSavedSearch(row) : refuse(queries, id, userId)
      })
    },

    remove(id, userId, ifVersion) {
      return context.write(async ({ queries }) => {
        let remove = queries.deleteFrom('saved_searches').where('id', '=', id).where('user_id', '=', userId)
        if (ifVersion !== undefined) remove = remove.where('version', '=', ifVersion)
        const { numDeletedRows } = await remove.executeTakeFirst()
        if (numDeletedRows === 0n) await refuse(queries, id, userId)
      })
    },

    async toldOf(whose) {
      const rows = await context.read
        .selectFrom('saved_searches')
        .select(['id', 'name', 'locale'])
        .where(columnOf(whose), '=', idOf(whose))
        .where('frequency', '<>', 'never')
        .orderBy('id', 'desc')
        .execute()
      return rows.map((row) => ({ ...row, locale: languageOf(row.locale) }))
    },

    async stop(whose) {
      await context.write(async ({ queries }) => {
        const stopped = await queries
          .updateTable('saved_searches')
          .set((eb) => ({
            frequency: 'never' as const,
            updated_at: context.now(),
            version: eb('version', '+', 1),
          }))
          .where(columnOf(whose), '=', idOf(whose))
          .where('frequency', '<>', 'never')
          .returning('id')
          .execute()
        await retime(
          queries,
          stopped.map(({ id }) => id),
          'never',
        )
      })
    },

    async added(position, limit) {
      const [transaction, place] = (position ?? '0 0').split(' ') as [string, string]
      const horizon = context.dialect === 'postgres' ? await readFeedHorizon(context) : undefined
      const [beyond, order, latest, parameters] = horizon
        ? [
            '(places.transaction_id, places.place) > (?::xid8, ?::bigint)',
            'places.transaction_id, places.place',
            'places.transaction_id::text, ?::text',
            [horizon, transaction, place],
          ]
        : ['places.place > ?', 'places.place', `'0', '1'`, [Number(place)]]
      const rows = (await context.raw(
        `select saved_searches.id, saved_searches.request, places.place, ${latest}
          from saved_search_places as places join saved_searches on saved_searches.id = places.search_id
          where ${beyond} order by ${order} limit ?`,
        [...parameters, limit],
      )) as [Id, string, number, string, string][]
      const items = rows.map(([id, request]) => ({ id, request: JSON.parse(request) as unknown }))
      const last = rows.at(-1)
      if (last === undefined) return { items, next: null, settled: position ?? '0 0', isSettled: true }
      const [, , at, own, open] = last
      const next = `${own} ${at}`
      // Transactions from the horizon on may still get rows before those that were read.
      const isSettled = BigInt(own) < BigInt(open)
      const settled = isSettled ? next : `${BigInt(open) - 1n} ${endOfTransaction}`
      return { items, next: rows.length < limit ? null : next, settled, isSettled }
    },

    async count() {
      const { count } = await context.read
        .selectFrom('saved_searches')
        .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
        .executeTakeFirstOrThrow()
      return count
    },

    hold(ids) {
      return context.write(async ({ queries }) => {
        const rows = await queries
          .selectFrom('saved_searches')
          .select(['id', 'user_id', 'name', 'page', 'locale'])
          .where(among(context, 'id', ids))
          .orderBy('id')
          .$if(context.dialect === 'postgres', (query) => query.forUpdate())
          .execute()
        return rows.map(({ user_id, locale, ...row }) => ({
          ...row,
          userId: user_id,
          locale: languageOf(locale),
        }))
      })
    },

    async told(ids) {
      if (ids.length === 0) return []
      const rows = await context.write(({ queries }) =>
        queries
          .updateTable('saved_searches')
          .set((eb) => ({ told_at: context.now(), version: eb('version', '+', 1) }))
          .where(among(context, 'id', ids))
          .where('frequency', '<>', 'never')
          .returning('id')
          .execute(),
      )
      return rows.map(({ id }) => id)
    },
  }

  /** What waits to be told is told by the new frequency, or not at all. */
  async function retime(queries: Queries, ids: readonly Id[], frequency: AlertFrequency): Promise<void> {
    const found = among(context, 'search_id', ids)
    if (frequency === 'never')
      await queries.deleteFrom('alert_finds').where('waiting', 'is not', null).where(found).execute()
    else
      await queries
        .updateTable('alert_finds')
        .set({ waiting: frequency })
        .where('waiting', 'is not', null)
        .where(found)
        .execute()
  }
}

/** Beyond all places. */
const endOfTransaction = '9223372036854775807'

const columnOf = (whose: Whose) => ('id' in whose ? 'id' : 'user_id')
const idOf = (whose: Whose): Id => ('id' in whose ? whose.id : whose.userId)

function digestOf(query: Record<string, unknown>): string {
  const sorted = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(sorted), 'base64url')
}

const languageOf = (locale: string): Language => (isLanguage(locale) ? locale : firstLanguage)

function toSavedSearch(row: SavedSearchRow): SavedSearch {
  return {
    id: row.id,
    name: row.name,
    query: JSON.parse(row.query) as Record<string, unknown>,
    page: row.page,
    frequency: row.frequency,
    locale: languageOf(row.locale),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    toldAt: row.told_at,
    version: row.version,
  }
}
