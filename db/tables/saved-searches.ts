import { hash } from 'node:crypto'
import { firstLanguage, isLanguage, type Language } from '@piata/config/languages'
import { among } from '../among.ts'
import type { Context, Queries } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { type AlertFrequency, alertRules, type ToldFrequency } from '../rules/alerts.ts'
import { storable } from '../text.ts'
import type { Id, PageRequest, Time } from '../types.ts'
import { type AlertState, latestArrival } from './alerts.ts'
import { lockAccount } from './lock-account.ts'
import { readSetting } from './settings.ts'

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

/** One that may have found something. */
export interface DueSearch extends Pick<SavedSearch, 'id' | 'name' | 'page' | 'locale'> {
  userId: Id
  request: unknown
  frequency: ToldFrequency
  /** The number of the last arrival that is not for this search. */
  since: number
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
  /** By account, those after `after`, whole accounts first: at most `limit`, which is more than an account may have. */
  due(round: { frequencies: readonly ToldFrequency[]; after: Id; limit: number }): Promise<DueSearch[]>
  /** Notes that searches are told of arrivals up to `to`; resolves to those that are still to be told. */
  told(ids: readonly Id[], to: number): Promise<Id[]>
}

export interface SavedSearchesSchema {
  saved_searches: SavedSearchRow
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
  /** The last arrival that searches of this frequency have been told of, or that is too old for one that was never told. */
  async function throughOf(queries: Queries, frequency: AlertFrequency): Promise<number> {
    const state = frequency === 'never' ? undefined : await readSetting(queries, 'alerts')
    if (!state) return latestArrival({ read: queries })
    return (JSON.parse(state) as AlertState).through[frequency as ToldFrequency]
  }

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
          .select(['frequency', 'since'])
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .$if(context.dialect === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst()
        // What has been told, or was not to be told, is not told by the new frequency.
        const since =
          before === undefined || frequency === undefined || frequency === before.frequency
            ? undefined
            : Math.max(Number(before.since), await throughOf(queries, before.frequency))
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
      await context.write(({ queries }) =>
        queries
          .updateTable('saved_searches')
          .set((eb) => ({
            frequency: 'never' as const,
            updated_at: context.now(),
            version: eb('version', '+', 1),
          }))
          .where(columnOf(whose), '=', idOf(whose))
          .where('frequency', '<>', 'never')
          .execute(),
      )
    },

    async due({ frequencies, after, limit }) {
      const columns = 'id, user_id, name, page, request, frequency, locale, since'
      // The index has each frequency by account.
      const part = `select * from (select ${columns} from saved_searches where frequency = ? and user_id > ? order by user_id, id limit ?) as part`
      // Read once: it would drive out of the connection for pages what is asked again and again.
      const rows = await context.raw(
        `select ${columns} from (${frequencies.map(() => part).join(' union all ')}) as parts order by user_id, id limit ?`,
        [...frequencies.flatMap((frequency) => [frequency, after, limit]), limit],
      )
      const found = (rows as [Id, Id, string, string | null, string, ToldFrequency, string, number][]).map(
        ([id, userId, name, page, request, frequency, locale, since]) => ({
          ...{ id, userId, name, page, frequency, since: Number(since), locale: languageOf(locale) },
          request: JSON.parse(request) as unknown,
        }),
      )
      if (found.length < limit) return found
      // Of the last account there may be more.
      const last = found.at(-1)!.userId
      return found.filter(({ userId }) => userId !== last)
    },

    async told(ids, to) {
      if (ids.length === 0) return []
      const rows = await context.write(({ queries }) =>
        queries
          .updateTable('saved_searches')
          .set((eb) => ({ since: to, told_at: context.now(), version: eb('version', '+', 1) }))
          .where(among(context, 'id', ids))
          .where('frequency', '<>', 'never')
          .returning('id')
          .execute(),
      )
      return rows.map(({ id }) => id)
    },
  }
}

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
