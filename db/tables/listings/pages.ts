import type { CardArena } from '../../arena/index.ts'
import type { Context } from '../../context.ts'
import { decodeCursor, encodeCursor, numberPattern } from '../../cursor.ts'
import { type ListingContent, missingToPublish } from '../../rules/content.ts'
import { rightsOf, statusesThat } from '../../rules/lifecycle.ts'
import { fold } from '../../text.ts'
import { type Id, type JsonPage, type ListingStatus, listingStatuses, type PageRequest } from '../../types.ts'
import type { CategoryIndex } from '../categories.ts'
import type { Listings } from './face.ts'
import { listed, shownSeller, timeText, visible } from './schema.ts'
import { matchTitles } from './titles.ts'

type ListingPages = Pick<Listings, 'page' | 'lines' | 'ownPage' | 'cards' | 'byIds'>

/** Selects the keys of rows, in the order of `columns`, all descending; the last of these is `seq`. */
export interface Keys {
  sql: string
  parameters: unknown[]
  columns: string[]
}

/** Which of a seller's listings are wanted. */
interface SellerKeys {
  sellerId: Id
  statuses: readonly ListingStatus[]
  /** Of these categories only. */
  leaves?: string[] | undefined
  /** The `seq` that the page before ended with. */
  after: number | null
  limit: number
  oldestFirst?: boolean
  /** For others than the seller. */
  isPublic?: boolean
}

const maxLimit = 10_000
/** Favourites of one listing that its owner's list counts: the index is read for each. */
const mostCounted = 1_000
/** Leaves whose indexes are merged: SQLite takes no more than 500 parts of a statement. */
const mostMerged = 400
/** Between items, and between an own one and what publishing looks at: JSON writes control characters only escaped. */
const itemEnd = '\u001e'
const contentStart = '\u001f'
/** Those from which an owner publishes. */
const publishable = listingStatuses
  .filter((status) => rightsOf(status, ['owner']).moves.includes('publish'))
  .map((status) => `'${status}'`)
  .join(', ')
/** SQL that writes the owner's rights by the status, as the last members of a JSON object. */
const ownRights = `case status ${listingStatuses
  .map((status) => `when '${status}' then '${JSON.stringify(rightsOf(status, ['owner'])).slice(1)}'`)
  .join(' ')} end`

export function createListingPages(
  context: Context,
  categories: CategoryIndex,
  arena?: CardArena,
): ListingPages {
  const postgres = context.dialect === 'postgres'
  const ownItem = `substr(card, 1, length(card) - 1)
    || ',"expiresAt":' || coalesce('"' || ${timeText('expires_at', context.dialect)} || '"', 'null')
    || ',"updatedAt":"' || updated_at || '","version":' || version
    || ',"favouriteCount":' || (select count(*) from (select 1 from favourites where listing_id = listings.id limit ${mostCounted}) as hearts)
    || ',"phoneCount":' || coalesce((select count from phone_counts where listing_id = listings.id), 0)
    || ',' || ${ownRights}`
  const [character, object, json] = postgres
    ? ['chr', 'json_build_object', (column: string) => `${column}::json`]
    : ['char', 'json_object', (column: string) => `json(${column})`]
  // What publishing looks at, of those that can be: so that a list of published ones stays bytes.
  const ownContent = `case when status in (${publishable}) then cast(${object}('title', title, 'description', description,
    'categoryId', category_id, 'condition', condition, 'attributes', ${json('attributes')}, 'placeId', place_id, 'placeName', place_name) as text) else '' end`
  const ownParts = `${ownItem} || ${character}(31) || ${ownContent}`
  // Postgres's driver gives bytes as digits, twice as long as the text.
  const bytes = (text: string) => (postgres ? text : `cast(${text} as blob)`)

  async function readPage(
    kind: string,
    keys: Keys,
    item: string,
    limit: number,
    more?: string | null,
  ): Promise<JsonPage> {
    const { body, next } = await readItems(kind, keys, item, limit, ',', more)
    return { body: wrap(body, next), next }
  }

  /** The same for their owner, who is told what is missing from those that can be published. */
  async function readOwnPage(
    kind: string,
    keys: Keys,
    limit: number,
    more?: string | null,
  ): Promise<JsonPage> {
    const { body, next } = await readItems(kind, keys, ownParts, limit, itemEnd, more)
    const items = body.length === 0 ? [] : body.toString().split(itemEnd)
    return { body: wrap(Buffer.from(items.map(withMissing).join(',')), next), next }
  }

  function withMissing(parts: string): string {
    const [item, content] = parts.split(contentStart) as [string, string]
    if (content === '') return item
    const listing = JSON.parse(content) as ListingContent & { categoryId: Id }
    const missing = missingToPublish(listing, categories.leaf(listing.categoryId))
    return `${item.slice(0, -1)},"missing":${JSON.stringify(missing)}}`
  }

  /**
   * One statement, hence one state of the database, makes the items, the last key and whether more rows follow.
   * @param more the cursor of the next page, where the caller knows it better than the keys
   */
  async function readItems(
    kind: string,
    keys: Keys,
    item: string,
    limit: number,
    separator: string,
    more?: string | null,
  ): Promise<JsonPage> {
    // SQLite keeps the order of a materialized table, also as the left side of a cross join, and joins texts in it.
    const order = keys.columns.map((column) => `page.${column} desc`).join(', ')
    const ordered = postgres ? `page order by ${order}` : 'page'
    const items = postgres
      ? `select string_agg(${item}, '${separator}' order by ${order}) from (select * from ${ordered} limit ?) as page
         join listings on listings.seq = page.seq`
      : `select group_concat(item, '${separator}') from (select ${item} as item from (select * from page limit ?) as page
         cross join listings on listings.seq = page.seq)`
    const sql = `with page as materialized (${keys.sql} limit ?)
      select ${bytes(`coalesce((${items}), '')`)} as body,
      (select ${keys.columns.join(" || '|' || ")} from ${ordered} limit 1 offset ?) as last_key,
      (select count(*) from page) as found`
    const [row] = await context.rawMany(sql, [...keys.parameters, limit + 1, limit, limit - 1])
    const [bytesOfAll, lastKey, found] = row as [Uint8Array | string, string | number | null, number]
    const following = found > limit ? encodeCursor(kind, String(lastKey).split('|')) : null
    const next = more === undefined ? following : more
    return { body: toBuffer(bytesOfAll), next }
  }

  /** The newest of all, or of a category and all below it. */
  function newestKeys(categoryId: string | undefined, after: string[] | null, limit: number): Keys {
    const columns = ['published_at', 'seq']
    const order = 'order by published_at desc, seq desc'
    const parameters = after?.map(Number) ?? []
    const filters = after ? [listed, '(published_at, seq) < (?, ?)'] : [listed]
    const select = (filter: string[]) =>
      `select published_at, seq from listings where ${[...filter, ...filters].join(' and ')} ${order}`
    if (categoryId === undefined) return { sql: select([]), parameters, columns }
    const leaves = leavesBelow(categoryId)
    // An unknown category is one without listings.
    if (leaves.length === 0) return { sql: select(['false']), parameters, columns }
    if (leaves.length === 1) {
      return { sql: select(['category_id = ?']), parameters: [leaves[0], ...parameters], columns }
    }
    // A part of the tree that is so large holds much of what is newest, and no statement may have so many parts.
    if (leaves.length > mostMerged) {
      const marks = leaves.map(() => '?').join(', ')
      return {
        sql: select([`${postgres ? '' : '+'}category_id in (${marks})`]),
        parameters: [...leaves, ...parameters],
        columns,
      }
    }
    // Each leaf's newest by its own index, then the newest of those: the cost does not grow with the category.
    const leaf = `select * from (${select(['category_id = ?'])} limit ?) as leaf`
    return {
      sql: `select published_at, seq from (${leaves.map(() => leaf).join(' union all ')}) as leaves ${order}`,
      parameters: leaves.flatMap((id) => [id, ...parameters, limit + 1]),
      columns,
    }
  }

  /**
   * A seller's in these statuses, the last written first: in that order no page has to sort all that a seller has. Each status by its
   * own part of the index, then the last of those: the cost does not grow with what the seller has in other statuses.
   */
  function sellerKeys({ sellerId, statuses, leaves, after, limit, ...how }: SellerKeys): Keys {
    const { oldestFirst = false, isPublic = false } = how
    const columns = oldestFirst ? ['place', 'seq'] : ['seq']
    const selected = oldestFirst ? '-seq as place, seq' : 'seq'
    if (statuses.length === 0) {
      return { sql: `select ${selected} from listings where false`, parameters: [], columns }
    }
    const order = `order by seq ${oldestFirst ? '' : 'desc'}`
    const filters = ['seller_id = ?', 'status = ?', ...(isPublic ? [shownSeller] : [])]
    const more: unknown[] = []
    if (leaves) {
      filters.push(leaves.length === 0 ? 'false' : `category_id in (${leaves.map(() => '?').join(', ')})`)
      more.push(...leaves)
    }
    if (after !== null) {
      filters.push(oldestFirst ? 'seq > ?' : 'seq < ?')
      more.push(after)
    }
    const part = `select * from (select seq from listings where ${filters.join(' and ')} ${order} limit ?) as part`
    return {
      sql: `select ${selected} from (${statuses.map(() => part).join(' union all ')}) as parts ${order}`,
      parameters: statuses.flatMap((status) => [sellerId, status, ...more, limit]),
      columns,
    }
  }

  // With those that went into one of them, in which some listings may still be.
  const leavesBelow = (categoryId: string) => {
    const leaves = categories.subtree(categoryId).filter((id) => categories.isLeaf(id))
    for (const [former, into] of categories.gone) if (leaves.includes(into)) leaves.push(former)
    return leaves
  }

  // as bytes, SQLite need not look for the last character
  const opened = postgres ? 'left(card, -1)' : 'substr(cast(card as blob), 1, octet_length(card) - 1)'
  const extended = (addition: string) => `${opened} || ${addition} || '}'`
  // By place, which SQLite finds in two thirds of the time of the id; the id says whether it is still the same listing's.
  const cardsOf = (card: string, wanted: string, [seq, id]: [string, string]) =>
    postgres
      ? `select ${bytes(`coalesce(string_agg(${card}, ',' order by place), '')`)} as body, count(*) as found
         from ${wanted} join listings on listings.seq = ${seq} and listings.id = ${id} where ${listed}`
      : `select ${bytes("coalesce(group_concat(card, ','), '')")} as body, count(*) as found
         from (select ${card} as card from json_each(?) as wanted
           cross join listings on listings.seq = ${seq} and +listings.id = ${id} where ${listed})`
  const keyOf: [string, string] = postgres
    ? ['wanted.seq', 'wanted.id']
    : ['(wanted.value ->> 0)', '(wanted.value ->> 1)']
  const plainCards = cardsOf(
    'card',
    'unnest(?::bigint[], ?::text[]) with ordinality as wanted(seq, id, place)',
    keyOf,
  )
  const extendedCards = cardsOf(
    extended(postgres ? 'wanted.addition' : '(wanted.value ->> 2)'),
    'unnest(?::bigint[], ?::text[], ?::text[]) with ordinality as wanted(seq, id, addition, place)',
    keyOf,
  )

  const seen = `listings.id = wanted.id where ${visible}`
  const cardsById = postgres
    ? `select ${bytes("coalesce(string_agg(card, ',' order by place), '')")} from unnest(?::text[]) with ordinality as wanted(id, place) join listings on ${seen}`
    : `select ${bytes("coalesce(group_concat(card, ','), '')")} from (select card from (select value as id from json_each(?)) as wanted cross join listings on ${seen})`

  return {
    async byIds(ids) {
      const [row] = await context.rawMany(cardsById, [postgres ? ids : JSON.stringify(ids)])
      return wrap(toBuffer(row![0] as Uint8Array | string), null)
    },

    async page(request) {
      const limit = checkedLimit(request)
      const { cursor, categoryId, sellerId } = request
      if (sellerId !== undefined) {
        const after = cursor ? Number(decodeCursor('seller', cursor, [numberPattern])[0]) : null
        const leaves = categoryId === undefined ? undefined : leavesBelow(categoryId)
        const wanted = {
          sellerId,
          statuses: statusesThat('listed'),
          leaves,
          after,
          limit: limit + 1,
          isPublic: true,
        }
        return readPage('seller', sellerKeys(wanted), 'card', limit)
      }
      const after = cursor ? decodeCursor('newest', cursor, [numberPattern, numberPattern]) : null
      const kept = await arena?.page(
        categoryId === undefined ? null : leavesBelow(categoryId),
        after === null ? null : [Number(after[0]), Number(after[1])],
        limit,
        wrapping,
      )
      return kept ?? readPage('newest', newestKeys(categoryId, after, limit), 'card', limit)
    },

    async lines(cursor, limit) {
      const after = cursor ? decodeCursor('newest', cursor, [numberPattern, numberPattern]) : null
      const from: [number, number] | null = after === null ? null : [Number(after[0]), Number(after[1])]
      const kept = await arena?.page(null, from, checkedLimit({ limit }), inLines, lineFeed)
      if (kept !== undefined) return kept
      const { body, next } = await readItems(
        'newest',
        newestKeys(undefined, after, limit),
        'card',
        limit,
        '\n',
      )
      return { body: body.length === 0 ? body : Buffer.concat([body, endOfLine]), next }
    },

    async ownPage(ownerId, request) {
      const limit = checkedLimit(request)
      const oldestFirst = request.order === 'oldest'
      const kind = oldestFirst ? 'own-oldest' : 'own'
      const statuses = request.status === undefined ? listingStatuses : [...new Set([request.status].flat())]
      const leaves = request.categoryId === undefined ? undefined : leavesBelow(request.categoryId)
      const after = request.cursor
        ? Number(
            decodeCursor(
              kind,
              request.cursor,
              oldestFirst ? [/-?\d{1,15}/, numberPattern] : [numberPattern],
            ).at(-1),
          )
        : null
      const words = fold(request.query ?? '').split(' ')
      if (words[0] !== '') {
        const keysAfter = (last: number | null, count: number) =>
          sellerKeys({ sellerId: ownerId, statuses, leaves, after: last, limit: count, oldestFirst })
        const { matches, next } = await matchTitles(context, {
          kind,
          keysAfter,
          after,
          oldestFirst,
          limit,
          words,
        })
        const keys = {
          // SQLite is to find them by place, not to go through all that the owner has
          sql: `select ${oldestFirst ? '-seq as place' : 'seq as place'}, seq from listings
            where ${postgres ? '' : '+'}seller_id = ? and seq in (${matches.map(() => '?').join(', ') || 'null'}) order by place desc`,
          parameters: [ownerId, ...matches],
          columns: ['place', 'seq'],
        }
        return readOwnPage(kind, keys, limit, next)
      }
      const wanted = { sellerId: ownerId, statuses, leaves, after, limit: limit + 1, oldestFirst }
      return readOwnPage(kind, sellerKeys(wanted), limit)
    },

    async cards(keys, additions) {
      if (keys.length === 0) return { body: Buffer.alloc(0), found: 0 }
      const kept = await arena?.cards(keys, additions)
      if (kept !== undefined) return kept
      const [row] = await context.raw(
        additions === undefined ? plainCards : extendedCards,
        postgres
          ? [keys.map(({ seq }) => seq), keys.map(({ id }) => id), ...(additions ? [additions] : [])]
          : [JSON.stringify(keys.map(({ seq, id }, i) => (additions ? [seq, id, additions[i]] : [seq, id])))],
      )
      const [body, found] = row as [Uint8Array | string, number]
      return { body: toBuffer(body), found }
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
  return Buffer.concat([opening, items, endOf(next)])
}

const endOf = (next: string | null) => (next === null ? closing : Buffer.from(`],"next":"${next}"}`))

const lineFeed = 0x0a
const endOfLine = Buffer.of(lineFeed)

function inLines(last: [publishedAt: number, seq: number] | null, count: number) {
  return { ...wrapping(last), head: nothing, tail: count === 0 ? nothing : endOfLine }
}

const nothing = Buffer.alloc(0)

/** What stands around the items of a list of the newest, by the last keys. */
function wrapping(last: [publishedAt: number, seq: number] | null) {
  const next = last === null ? null : encodeCursor('newest', last.map(String))
  return { head: opening, tail: endOf(next), next }
}

/** The same memory as a Buffer; of a text, its UTF-8. */
export function toBuffer(bytes: Uint8Array | string): Buffer {
  if (typeof bytes === 'string') return Buffer.from(bytes)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
