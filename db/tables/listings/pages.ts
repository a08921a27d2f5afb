import type { Context } from '../../context.ts'
import { decodeCursor, encodeCursor, idPattern, timePattern } from '../../cursor.ts'
import type { JsonPage, Listings, PageRequest } from '../../types.ts'
import type { CategoryIndex } from '../categories.ts'
import { listed } from './schema.ts'

export type ListingPages = Pick<Listings, 'page' | 'ownPage' | 'cards' | 'cardTexts'>

/** A keyset query: the same conditions and order serve the page, its last key and whether more follows. */
interface Keyset {
  /** SQL that selects key columns and `item` (JSON text), in order, up to its last parameter's number of rows. */
  rows: (columns: string) => { sql: string; parameters: unknown[] }
  /** The key of a row as one text, its parts joined by '|'. */
  key: string
  /** The order for an aggregate, on Postgres. */
  order: string
}

const maxLimit = 10_000

export function createListingPages(context: Context, categories: CategoryIndex): ListingPages {
  const postgres = context.dialect === 'postgres'

  /** JSON texts of `from`, joined by commas in the order of its rows. */
  const joined = (item: string, order: string) =>
    postgres ? `string_agg(${item}, ',' order by ${order})` : `group_concat(${item}, ',')`
  const bytes = (text: string) => (postgres ? `convert_to(${text}, 'UTF8')` : `cast(${text} as blob)`)

  /** One statement, hence one state of the database, makes the body, the last key and whether more rows follow. */
  async function readPage(kind: string, keyset: Keyset, item: string, limit: number): Promise<JsonPage> {
    const page = keyset.rows(`${keyset.order.replaceAll(' desc', '')}, ${item} as item`)
    const keys = keyset.rows(`${keyset.key} as key`)
    const sql = `select
      ${bytes(`coalesce((select ${joined('item', keyset.order)} from (${page.sql} limit ?) as page), '')`)},
      (select key from (${keys.sql} limit 1 offset ?) as last),
      (select count(*) from (${keys.sql} limit 1 offset ?) as more)`
    const [row] = await context.raw(sql, [
      ...page.parameters,
      limit,
      ...keys.parameters,
      limit - 1,
      ...keys.parameters,
      limit,
    ])
    const [body, lastKey, more] = row as [Uint8Array, string | null, number]
    const next = more > 0 && lastKey !== null ? encodeCursor(kind, lastKey.split('|')) : null
    return { body: wrap(body, next), next }
  }

  return {
    async page(request) {
      const limit = checkedLimit(request)
      const filters: string[] = [listed]
      const parameters: unknown[] = []
      if (request.sellerId !== undefined) {
        filters.push('seller_id = ?')
        parameters.push(request.sellerId)
      }
      if (request.cursor) {
        filters.push('(published_at, id) < (?, ?)')
        parameters.push(...decodeCursor('newest', request.cursor, [timePattern, idPattern]))
      }
      const order = 'published_at desc, id desc'
      const key = "published_at || '|' || id"
      const leaves =
        request.categoryId === undefined
          ? undefined
          : categories.subtree(request.categoryId).filter((id) => categories.isLeaf(id))
      if (leaves?.length === 0) return { body: wrap(Buffer.alloc(0), null), next: null }
      const where = (more: string[]) => [...more, ...filters].join(' and ')
      if (!leaves || leaves.length === 1 || request.sellerId !== undefined) {
        const inCategory = leaves ? [`category_id in (${leaves.map(() => '?').join(', ')})`] : []
        const all = [...(leaves ?? []), ...parameters]
        return readPage(
          'newest',
          {
            rows: (columns) => ({
              sql: `select ${columns} from listings where ${where(inCategory)} order by ${order}`,
              parameters: all,
            }),
            key,
            order,
          },
          'card',
          limit,
        )
      }
      // Each leaf's newest by its own index, then the newest of those: the cost does not grow with the category.
      const one = `select * from (select published_at, id from listings where ${where(['category_id = ?'])} order by ${order} limit ?) as leaf`
      const many = leaves.map(() => one).join(' union all ')
      const all = leaves.flatMap((leaf) => [leaf, ...parameters, limit + 1])
      return readPage(
        'newest',
        {
          rows: (columns) => ({
            sql: columns.includes('item')
              ? `select ${columns.replace('published_at, id', 'leaves.published_at, leaves.id')} from (${many}) as leaves join listings on listings.id = leaves.id order by leaves.published_at desc, leaves.id desc`
              : `select ${columns} from (${many}) as leaves order by ${order}`,
            parameters: all,
          }),
          key,
          order,
        },
        'card',
        limit,
      )
    },

    async ownPage(ownerId, request) {
      const limit = checkedLimit(request)
      const filters = ['seller_id = ?']
      const parameters: unknown[] = [ownerId]
      if (request.status !== undefined) {
        filters.push('status = ?')
        parameters.push(request.status)
      }
      if (request.cursor) {
        filters.push('id < ?')
        parameters.push(...decodeCursor('own', request.cursor, [idPattern]))
      }
      const item = `substr(card, 1, length(card) - 1) || ',"expiresAt":' || coalesce('"' || expires_at || '"', 'null')
        || ',"updatedAt":"' || updated_at || '","version":' || version || '}'`
      return readPage(
        'own',
        {
          rows: (columns) => ({
            sql: `select ${columns} from listings where ${filters.join(' and ')} order by id desc`,
            parameters,
          }),
          key: 'id',
          order: 'id desc',
        },
        item,
        limit,
      )
    },

    async cards(ids) {
      if (ids.length === 0) return { body: Buffer.alloc(0), found: 0 }
      const [row] = await context.raw(
        postgres
          ? `select ${bytes("coalesce(string_agg(card, ',' order by place), '')")}, count(*)
             from unnest(?::text[]) with ordinality as wanted(id, place) join listings using (id) where ${listed}`
          : `select ${bytes("coalesce(group_concat(card, ','), '')")}, count(*)
             from (select card from json_each(?) as wanted cross join listings on listings.id = wanted.value where ${listed})`,
        [postgres ? ids : JSON.stringify(ids)],
      )
      const [body, found] = row as [Uint8Array, number]
      return { body: toBuffer(body), found }
    },

    async cardTexts(ids) {
      if (ids.length === 0) return new Map()
      const rows = await context.raw(
        postgres
          ? `select id, card from listings where id = any(?::text[]) and ${listed}`
          : `select id, card from json_each(?) as wanted cross join listings on listings.id = wanted.value where ${listed}`,
        [postgres ? ids : JSON.stringify(ids)],
      )
      return new Map(rows as [string, string][])
    },
  }
}

function checkedLimit(request: PageRequest): number {
  if (!Number.isInteger(request.limit) || request.limit < 1 || request.limit > maxLimit) {
    throw new RangeError(`The limit of a page is 1 to ${maxLimit}, not ${request.limit}`)
  }
  return request.limit
}

const opening = Buffer.from('{"items":[')
const closing = Buffer.from('],"next":null}')

function wrap(items: Uint8Array, next: string | null): Buffer {
  return Buffer.concat([opening, items, next === null ? closing : Buffer.from(`],"next":"${next}"}`)])
}

/** The same memory as a Buffer. */
export function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
