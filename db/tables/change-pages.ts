import type { Context } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { DatabaseError } from '../errors.ts'
import { readFeedHorizon } from '../postgres/feed-horizon.ts'
import type { Cluster } from './lineage.ts'
import { toBuffer } from './listings/pages.ts'
import { listed } from './listings/schema.ts'
import { createPositions, formatPosition, parsePosition, traceOf } from './positions.ts'

/** What changed for the public, or what there is to begin with. */
interface ChangePage {
  /**
   * `{"items":[…],"next":"…","more":…}` as UTF-8; an item is `{"change":"upsert","id","at","listing":card}` or `{"change":"remove","id","at"}`.
   * A listing that changed several times stands once, as it is now.
   */
  body: Buffer
  /** Good for the page after this one, at once or as soon as something changes. */
  next: string
  isEmpty: boolean
}

interface ChangePages {
  /**
   * Without a cursor, and with those that follow, walks all published listings; from the end of them on, what changed since the walk began. Nothing is
   * missed, in whatever order transactions commit; what changes during the walk may come twice.
   * @throws DatabaseError bad-cursor for what is no cursor, stale-cursor for one of another history of the database or whose successors are no longer kept
   */
  page(cursor: string | null, limit: number): Promise<ChangePage>
}

const walkKind = 'all'
const changesKind = 'changes'
/** Longer alternatives first, as a match must be the whole part. */
const positionPattern = /[0-9a-f]{8}\.\d{1,19}\.\d{1,16}\.(?:[0-9a-f]{8}|0)/
const idPattern = /[0-9a-f-]{36}/

/** What readers of the API follow, made as bytes by the database. */
export function createChangePages(context: Context, cluster: Cluster | undefined): ChangePages {
  const positions = createPositions(context, cluster)
  const postgres = context.dialect === 'postgres'
  const bytes = (text: string) => (postgres ? `convert_to(${text}, 'UTF8')` : `cast(${text} as blob)`)
  const joined = (item: string, order: string) =>
    `coalesce(${postgres ? 'string_agg' : 'group_concat'}(${item}, ',' order by ${order}), '')`
  const upsert = (id: string, at: string) =>
    `'{"change":"upsert","id":"' || ${id} || '","at":"' || ${at} || '","listing":' || card || '}'`
  const walk = `with page as materialized (select id, updated_at, card from listings where id > ? and ${listed} order by id limit ?)
    select ${bytes(joined(upsert('id', 'updated_at'), 'id'))} as body, max(id) as last, count(*) as found from page`
  const [transaction, order, after] = postgres
    ? [
        'transaction_id::text',
        'transaction_id, seq',
        // Below the horizon, so no row can appear before these any more.
        '(transaction_id, seq) > (?::xid8, ?::bigint) and transaction_id < ?::xid8',
      ]
    : [`'0'`, 'seq', 'seq > ?']
  const follow = `with found as materialized (select ${transaction} as place, seq, listing_id, kind, created_at, row_number() over (order by ${order}) as nth
      from (select * from changes where ${after} order by ${order} limit ?) as recent),
    newest as (select listing_id, created_at, nth, row_number() over (partition by listing_id order by nth desc) as back from found),
    body as (select ${joined(
      `case when listings.id is null then '{"change":"remove","id":"' || listing_id || '","at":"' || newest.created_at || '"}'
      else ${upsert('listing_id', 'newest.created_at')} end`,
      'nth',
    )} as items from newest left join listings on listings.id = listing_id and ${listed} where back = 1)
    select ${bytes('items')} as body, (select count(*) from found) as found, last.place, last.seq, last.listing_id, last.kind, last.created_at
    from body left join (select * from found order by nth desc limit 1) as last on true`

  /** @throws DatabaseError stale-cursor */
  async function verify(position: string): Promise<void> {
    try {
      await positions.verify(parsePosition(position))
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== 'bad-cursor') throw error
      throw new DatabaseError('stale-cursor', error.message, 'after')
    }
  }

  async function walkFrom(position: string, afterId: string, limit: number): Promise<ChangePage> {
    const [row] = await context.rawMany(walk, [afterId, limit])
    const [items, last, found] = row as [Uint8Array, string | null, number]
    // After the rows: a database that was set back before they were read shows now.
    await verify(position)
    const next =
      found < limit ? encodeCursor(changesKind, [position]) : encodeCursor(walkKind, [position, last!])
    return pageOf(items, next, true)
  }

  async function changesAfter(position: string, limit: number): Promise<ChangePage> {
    const start = parsePosition(position)
    const place = postgres
      ? [start.transaction.toString(), start.seq, await readFeedHorizon(context)]
      : [start.seq]
    const [row] = await context.rawMany(follow, [...place, limit])
    const [items, found, transaction, seq, listing_id, kind, created_at] = row as [
      ...[Uint8Array, number, string, number, string, string, string],
    ]
    await verify(position)
    const reached =
      found === 0
        ? position
        : formatPosition({
            identity: start.identity,
            transaction: BigInt(transaction),
            seq,
            trace: traceOf({ seq, listing_id, kind, created_at }),
          })
    return pageOf(items, encodeCursor(changesKind, [reached]), found === limit)
  }

  return {
    async page(cursor, limit) {
      if (cursor === null) return walkFrom(await positions.latest(), '', limit)
      const [position, afterId] = partsOf(cursor)
      return afterId === undefined ? changesAfter(position!, limit) : walkFrom(position!, afterId, limit)
    },
  }
}

const walkStart = Buffer.from(`${walkKind}|`).toString('base64url').slice(0, 5)

/** The position, and of a walk the id that it stands at. @throws DatabaseError bad-cursor */
function partsOf(cursor: string): string[] {
  try {
    return cursor.startsWith(walkStart)
      ? decodeCursor(walkKind, cursor, [positionPattern, idPattern])
      : decodeCursor(changesKind, cursor, [positionPattern])
  } catch (error) {
    throw new DatabaseError('bad-cursor', (error as Error).message, 'after')
  }
}

function pageOf(items: Uint8Array, next: string, more: boolean): ChangePage {
  const body = Buffer.concat([
    Buffer.from('{"items":['),
    toBuffer(items),
    Buffer.from(`],"next":"${next}","more":${more}}`),
  ])
  return { body, next, isEmpty: items.length === 0 }
}
