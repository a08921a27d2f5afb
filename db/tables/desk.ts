import { sql } from 'kysely'
import type { Context, Queries } from '../context.ts'
import { emailKey } from '../rules/email.ts'
import type { Id, ListingStatus, Role, Time } from '../types.ts'
import { type Account, toAccount } from './accounts.ts'
import type { ImportsSchema } from './imports.ts'

/** What is counted a day, and by which rows. */
export const dailyNames = ['listings', 'users', 'conversations', 'messages', 'reports', 'searches'] as const
type DailyName = (typeof dailyNames)[number]

interface Desk {
  /** How many were made on each day (UTC) from one on, days without any left out. */
  daily(name: DailyName, from: Time): Promise<{ day: string; count: number }[]>
  /** Adds to what happened on some days, where no rows tell it in order: messages. */
  count(name: 'messages', days: readonly { day: string; count: number }[]): Promise<void>
  /** Categories by how many listings are on show in each, the most first; with how often was searched within each. */
  categories(
    limit: number,
  ): Promise<{ category: string; listings: number; searches: number; empty: number }[]>
  /** Queries that were searched for most often. */
  topQueries(limit: number): Promise<{ query: string; times: number; empty: number }[]>
  /** Accounts, the newest first. @param q an id, or the beginning of an e-mail address */
  accounts(filter: { q?: string; role?: Role; before?: Id; limit: number }): Promise<Account[]>
  /** How many listings an account has, by status. */
  listingsOf(id: Id): Promise<Partial<Record<ListingStatus, number>>>
  account(id: Id): Promise<Account | undefined>
  /** How much the database holds. */
  stored(): Promise<{ databaseBytes: number; pictures: number; pictureBytes: number }>
  /**
   * Listings of any status, the newest first. Looked through in pages of `listingsSeen`: one may hold fewer than `limit`, or none, and have a `next` all the same.
   * @param q the id of a listing, or a part of its title
   */
  listings(filter: {
    q?: string
    sellerId?: Id
    status?: ListingStatus
    before?: number
    limit: number
  }): Promise<{ items: DeskListing[]; next: number | null }>
  /** What members brought as files, the newest first. */
  imports(filter: { before?: Id; limit: number }): Promise<DeskImport[]>
  /** Security events, the latest first. */
  events(filter: { kind?: string; before?: number; limit: number }): Promise<DeskEvent[]>
}

interface DeskListing {
  id: Id
  title: string
  status: ListingStatus
  seller: { id: Id; name: string }
  createdAt: Time
  updatedAt: Time
}

interface DeskImport {
  id: Id
  name: string
  bytes: number
  state: ImportsSchema['imports']['state']
  seller: { id: Id; name: string }
  error: string | null
  createdAt: Time
  updatedAt: Time
}

/** Rows that one page of listings is looked for in. */
const listingsSeen = 2_000

interface DeskEvent {
  seq: number
  /** Its place in the chain; null until it is sealed. */
  position: number | null
  at: Time
  kind: string
  accountId: Id | null
  actor: string | null
  details: object
}

export interface DeskSchema {
  daily_counts: { name: string; day: string; count: number }
}

/** Adds to what is counted by the day. */
export async function addToDays(
  queries: Queries,
  name: 'messages' | 'searches',
  days: readonly { day: string; count: number }[],
): Promise<void> {
  await queries
    .insertInto('daily_counts')
    .values(days.map((one) => ({ name, ...one })))
    .onConflict((c) =>
      c.columns(['name', 'day']).doUpdateSet((eb) => ({
        count: eb('daily_counts.count', '+', eb.ref('excluded.count')),
      })),
    )
    .execute()
}

/** Ids hold the time of their making (UUIDv7), so that days are read by the primary key. */
const tables = {
  listings: 'listings',
  users: 'users',
  conversations: 'conversations',
  reports: 'reports',
} as const

/** The least id that can be made at a time. */
function idFrom(time: Time): Id {
  const hex = Date.parse(time).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

export function createDesk(context: Context): Desk {
  const { read } = context
  return {
    async daily(name, from) {
      if (name === 'searches' || name === 'messages') {
        const rows = await read
          .selectFrom('daily_counts')
          .select(['day', 'count'])
          .where('name', '=', name)
          .where('day', '>=', from.slice(0, 10))
          .orderBy('day')
          .execute()
        return rows.map(({ day, count }) => ({ day, count: Number(count) }))
      }
      const day = sql<string>`substr(created_at, 1, 10)`
      const rows = await read
        .selectFrom(tables[name] as 'users')
        .select(({ fn }) => [day.as('day'), fn.countAll<number>().as('count')])
        .where('id', '>=', idFrom(from))
        .groupBy(day)
        .orderBy(day)
        .execute()
      return rows.map(({ day, count }) => ({ day, count: Number(count) }))
    },

    async count(name, days) {
      if (days.length === 0) return
      await context.write(({ queries }) => addToDays(queries, name, days))
    },

    async categories(limit) {
      const rows = await read
        .selectFrom('listings')
        .leftJoin('query_categories', 'query_categories.category', 'category_id')
        .select(({ fn }) => [
          'category_id as category',
          fn.countAll<number>().as('listings'),
          fn.coalesce(fn.max('times'), sql<number>`0`).as('searches'),
          fn.coalesce(fn.max('empty'), sql<number>`0`).as('empty'),
        ])
        .where('status', 'in', ['published', 'reserved'])
        .groupBy('category_id')
        .orderBy('listings', 'desc')
        .orderBy('category')
        .limit(limit)
        .execute()
      return rows.map(({ category, ...row }) => ({
        category,
        ...{ listings: Number(row.listings), searches: Number(row.searches), empty: Number(row.empty) },
      }))
    },

    topQueries: (limit) =>
      read
        .selectFrom('query_log')
        .select(['query', 'times', 'empty'])
        .orderBy('times', 'desc')
        .orderBy('query')
        .limit(limit)
        .execute(),

    async accounts({ q, role, before, limit }) {
      const key = q === undefined ? undefined : emailKey(q)
      const rows = await read
        .selectFrom('users')
        .selectAll()
        .where('removed_at', 'is', null)
        .$if(role !== undefined, (query) => query.where('role', '=', role!))
        .$if(before !== undefined, (query) => query.where('id', '<', before!))
        .$if(key !== undefined, (query) =>
          query.where((eb) =>
            eb.or([
              eb('id', '=', q!),
              // The index holds the addresses that begin so.
              eb.and([eb('email_key', '>=', key!), eb('email_key', '<', `${key}\uffff`)]),
            ]),
          ),
        )
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => toAccount(row, context.now()))
    },

    async account(id) {
      const row = await read
        .selectFrom('users')
        .selectAll()
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      return row && toAccount(row, context.now())
    },

    async stored() {
      const size =
        context.dialect === 'postgres'
          ? 'select pg_database_size(current_database()) as bytes'
          : 'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()'
      const [[bytes], [pictures]] = await Promise.all([
        context.rawMany(size, []),
        context.rawMany('select count(*) as n, coalesce(sum(bytes), 0) as bytes from images', []),
      ])
      return {
        databaseBytes: Number(bytes![0]),
        ...{ pictures: Number(pictures![0]), pictureBytes: Number(pictures![1]) },
      }
    },

    async listings({ q, sellerId, status, before, limit }) {
      const isId = q !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(q)
      const pattern = q?.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)
      const columns = ['seq', 'id', 'title', 'status', 'seller_id', 'created_at', 'updated_at'] as const
      const seen = await read
        .selectFrom(
          read
            .selectFrom('listings')
            .select(columns)
            .$if(isId, (query) => query.where('id', '=', q!))
            .$if(sellerId !== undefined, (query) => query.where('seller_id', '=', sellerId!))
            .$if(before !== undefined, (query) => query.where('seq', '<', before!))
            .orderBy('seq', 'desc')
            .limit(listingsSeen)
            .as('seen'),
        )
        .innerJoin('users', 'users.id', 'seen.seller_id')
        .select(['seen.seq', 'seen.id', 'title', 'status', 'seller_id', 'users.name'])
        .select(['seen.created_at', 'seen.updated_at'])
        .$if(status !== undefined, (query) => query.where('status', '=', status!))
        .$if(pattern !== undefined && !isId, (query) =>
          query.where(sql<boolean>`lower(title) like ${`%${pattern}%`} escape '\\'`),
        )
        .orderBy('seen.seq', 'desc')
        .limit(limit + 1)
        .execute()
      const items = seen.slice(0, limit)
      const rest = async () => {
        const row = await read
          .selectFrom('listings')
          .select('seq')
          .$if(isId, (query) => query.where('id', '=', q!))
          .$if(sellerId !== undefined, (query) => query.where('seller_id', '=', sellerId!))
          .$if(before !== undefined, (query) => query.where('seq', '<', before!))
          .orderBy('seq', 'desc')
          .offset(listingsSeen - 1)
          .limit(1)
          .executeTakeFirst()
        return row === undefined ? null : Number(row.seq)
      }
      return {
        items: items.map((row) => ({
          ...{ id: row.id, title: row.title, status: row.status },
          seller: { id: row.seller_id, name: row.name },
          ...{ createdAt: row.created_at, updatedAt: row.updated_at },
        })),
        next: seen.length > limit ? Number(items.at(-1)!.seq) : await rest(),
      }
    },

    async imports({ before, limit }) {
      const rows = await read
        .selectFrom('imports')
        .innerJoin('users', 'users.id', 'imports.seller_id')
        .select(['imports.id', 'imports.name', 'bytes', 'state', 'seller_id', 'users.name as seller'])
        .select(['error', 'imports.created_at', 'imports.updated_at'])
        .$if(before !== undefined, (query) => query.where('imports.id', '<', before!))
        .orderBy('imports.id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        ...{ id: row.id, name: row.name, bytes: Number(row.bytes), state: row.state, error: row.error },
        seller: { id: row.seller_id, name: row.seller },
        ...{ createdAt: row.created_at, updatedAt: row.updated_at },
      }))
    },

    async listingsOf(id) {
      const rows = await read
        .selectFrom('listings')
        .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
        .where('seller_id', '=', id)
        .groupBy('status')
        .execute()
      return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]))
    },

    async events({ kind, before, limit }) {
      const rows = await read
        .selectFrom('audit_events')
        .select(['seq', 'position', 'at', 'kind', 'account_id', 'details', 'personal'])
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
        .$if(before !== undefined, (query) => query.where('seq', '<', before!))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ account_id, details, personal, ...row }) => {
        const [, , actor] = JSON.parse(personal ?? '[]') as (string | null)[]
        return { ...row, accountId: account_id, actor: actor ?? null, details: JSON.parse(details) as object }
      })
    },
  }
}
