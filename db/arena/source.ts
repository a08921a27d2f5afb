import type { Context } from '../context.ts'
import { identityKey, purgedKey } from '../tables/lineage.ts'
import { toBuffer } from '../tables/listings/pages.ts'
import { onShow } from '../tables/listings/schema.ts'
import type { Id } from '../types.ts'
import type { CardRow } from './table.ts'

/** Counts the changes of `hidden_sellers`; triggers write it. */
const hiddenKey = 'hidden-sellers'

/** Some listings on show, also of sellers who are hidden: their cards' bytes, joined by commas, and what each is. */
export interface CardBatch {
  body: Buffer
  rows: (CardRow & { length: number })[]
}

/** What was committed since a place. */
interface News {
  /** Where the next look begins. */
  place: string
  /** Of the database's history; what belongs to another is worth nothing. */
  identity: string
  /** Another one once any seller is hidden or shown again. */
  hidden: string
  changed: Id[]
  /** What was purged last. */
  purged: string
  /** Whether that may hold what came after the place. */
  isLost: boolean
  /** Whether there may be more. */
  more: boolean
}

/** So many changes are heard of at once, on SQLite, whose answers hold up the event loop. */
const newsAtOnce = 500

/** Reads what the arena holds. */
export function createCardSource(context: Context) {
  const postgres = context.dialect === 'postgres'
  const columns = 'seq, listings.id as id, card, published_at, category_id, seller_id'
  const setting = (key: string) => `(select value from settings where key = '${key}')`
  // The bytes in one piece, and a line about each: no objects for the cards, and one copy for those of a list.
  const batch = (rows: string) =>
    postgres
      ? `with rows as (${rows}) select coalesce(string_agg(card, ',' order by published_at desc, seq desc), ''),
          coalesce(json_agg(json_build_array(seq, id, octet_length(card), published_at, category_id, seller_id) order by published_at desc, seq desc), '[]')::text from rows`
      : `select cast(coalesce(group_concat(card, ','), '') as blob), json_group_array(json_array(seq, id, octet_length(card), published_at, category_id, seller_id))
          from (${rows})`
  const newest = batch(
    `select ${columns} from listings where ${onShow} and (published_at, seq) < (?, ?) order by published_at desc, seq desc limit ?`,
  )
  const byId = batch(
    postgres
      ? `select ${columns} from listings where id = any(?::text[]) and ${onShow}`
      : `select ${columns} from json_each(?) as wanted cross join listings on listings.id = wanted.value where ${onShow}`,
  )
  const settings = `coalesce(${setting(identityKey)}, ''), coalesce(${setting(hiddenKey)}, ''), coalesce(${setting(purgedKey)}, '0.0')`
  // What a snapshot did not see yet: no commit is missed, in whatever order transactions end.
  const news = postgres
    ? `select ${settings}, pg_current_snapshot()::text, coalesce((select json_agg(distinct listing_id) from changes
        where transaction_id >= pg_snapshot_xmin(?::pg_snapshot) and not pg_visible_in_snapshot(transaction_id, ?::pg_snapshot))::text, '[]'), 0`
    : `select ${settings}, coalesce(max(seq), ?), json_group_array(distinct listing_id), count(*)
        from (select seq, listing_id from changes where seq > ? order by seq limit ${newsAtOnce})`
  const here = postgres
    ? `select ${settings}, pg_current_snapshot()::text, '[]', 0`
    : `select ${settings}, coalesce((select max(seq) from changes), 0), '[]', 0`

  /** Whether what was purged, as `changes.purge` notes it, may hold what came after a place: on Postgres what had not ended then. */
  const isBefore = (place: string, purged: string): boolean => {
    const [transaction = '0', seq = '0'] = purged.split('.')
    return postgres ? BigInt(transaction) >= BigInt(place.split(':')[0]!) : Number(seq) > Number(place)
  }

  const toBatch = ([row]: unknown[][]): CardBatch => {
    const [body, lines] = row as [Uint8Array | string, string]
    const rows = JSON.parse(lines) as [number, Id, number, number, string, Id][]
    return {
      body: toBuffer(body),
      rows: rows.map(([seq, id, length, publishedAt, leaf, sellerId]) => ({
        seq,
        id,
        length,
        publishedAt,
        leaf,
        sellerId,
      })),
    }
  }

  return {
    /** Those below a key, newest first. */
    async newest(below: readonly [publishedAt: number, seq: number], limit: number): Promise<CardBatch> {
      return toBatch(await context.rawMany(newest, [...below, limit]))
    },

    async byId(ids: readonly Id[]): Promise<CardBatch> {
      return toBatch(await context.raw(byId, [postgres ? ids : JSON.stringify(ids)]))
    },

    /** @param place null for where it stands now */
    async news(place: string | null): Promise<News> {
      const [row] = await context.raw(
        place === null ? here : news,
        place === null ? [] : postgres ? [place, place] : [Number(place), Number(place)],
      )
      const [identity, hidden, purged, next, changed, count] = row as [
        string,
        string,
        string,
        string | number,
        string,
        number,
      ]
      return {
        place: String(next),
        identity,
        hidden,
        changed: JSON.parse(changed) as Id[],
        purged,
        isLost: place !== null && isBefore(place, purged),
        more: count === newsAtOnce,
      }
    },

    async hiddenSellers(): Promise<Id[]> {
      const rows = await context.raw('select user_id from hidden_sellers', [])
      return rows.map(([id]) => id as Id)
    },

    async count(): Promise<number> {
      const [row] = await context.raw(`select count(*) from listings where ${onShow}`, [])
      return Number(row![0])
    },
  }
}

export type CardSource = ReturnType<typeof createCardSource>
