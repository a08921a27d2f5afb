import { hash } from 'node:crypto'
import type { Context, WriteTransaction } from '../../context.ts'
import { decodeCursor, encodeCursor, numberPattern } from '../../cursor.ts'
import { DatabaseError } from '../../errors.ts'
import type { Id, JsonPage } from '../../types.ts'
import { visible } from '../listings/schema.ts'
import type { Conversations } from './face.ts'
import { holdsOffer, type Side } from './schema.ts'

/** Code points of the last message that a list shows. */
const excerpt = 200
const timePattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
const idPattern = /[\da-f-]{36}/

/** The database writes the JSON of each item; nothing here parses it. */
export function createConversationPages(context: Context): Pick<
  Conversations,
  'page' | 'detail' | 'messages' | 'unread'
> & {
  /** A `Message` as a side sees it, within a transaction. */
  messageAt(tx: WriteTransaction, conversationId: Id, seq: number, side: Side): Promise<Buffer>
} {
  const { clock, meAndClock, conversation, joined, messageOf } = statementsOf(context.dialect)

  return {
    async page(userId, { limit, cursor, archived }) {
      const kind = archived ? 'archived-conversations' : 'conversations'
      const after = cursor ? decodeCursor(kind, cursor, [timePattern, idPattern]) : []
      const beyond = cursor ? 'and (me.active_at, me.conversation_id) < (?, ?)' : ''
      const rows = await context.rawMany(
        `select ${conversation} as item, me.active_at || '|' || me.conversation_id as place from conversation_sides as me ${joined} ${clock}
          where me.user_id = ? and me.archived = ? and me.active_at is not null ${beyond}
          order by me.active_at desc, me.conversation_id desc limit ?`,
        [context.now(), userId, archived ? 1 : 0, ...after, limit + 1],
      )
      return pageOf(rows, limit, (place) => encodeCursor(kind, String(place).split('|')))
    },

    async detail(conversationId, userId) {
      const [row] = await context.raw(
        `select ${conversation} as item from conversation_sides as me ${joined} ${clock}
          where me.conversation_id = ? and me.user_id = ? and me.active_at is not null`,
        [context.now(), conversationId, userId],
      )
      if (!row) return undefined
      const body = Buffer.from(row[0] as string)
      return { body, etag: `"${hash('sha1', body, 'base64url')}"` }
    },

    async messages(conversationId, userId, { limit, cursor, after }) {
      const [me] = await context.raw(
        'select side from conversation_sides where conversation_id = ? and user_id = ? and active_at is not null',
        [conversationId, userId],
      )
      if (!me) throw new DatabaseError('not-found', 'There is no such conversation, or it is not yours')
      const place = cursor ? decodeCursor('messages', cursor, [/older|newer/, numberPattern]) : undefined
      const isNewer = place ? place[0] === 'newer' : after !== undefined
      const seq = place ? Number(place[1]) : after
      const rows = await context.rawMany(
        `select ${messageOf} as item, messages.seq as place from messages
          ${meAndClock}
          where messages.conversation_id = ? and (messages.side = me.side or state = 'sent')
          ${seq === undefined ? '' : `and messages.seq ${isNewer ? '>' : '<'} ?`}
          order by messages.seq ${isNewer ? '' : 'desc'} limit ?`,
        [me[0] as Side, context.now(), conversationId, ...(seq === undefined ? [] : [seq]), limit + 1],
      )
      return pageOf(rows, limit, (last) =>
        encodeCursor('messages', [isNewer ? 'newer' : 'older', String(last)]),
      )
    },

    async messageAt({ rows }, conversationId, seq, side) {
      const [row] = await rows(
        `select ${messageOf} as item from messages ${meAndClock} where messages.conversation_id = ? and messages.seq = ?`,
        [side, context.now(), conversationId, seq],
      )
      return Buffer.from(row![0] as string)
    },

    async unread(userId) {
      const [row] = await context.raw(
        'select count(*) from conversation_sides where user_id = ? and unread > 0',
        [userId],
      )
      return Number(row![0])
    },
  }
}

/** @param rows each a JSON text and its place in the order, one more than a page has where more follow */
function pageOf(rows: unknown[][], limit: number, cursorAt: (place: unknown) => string): JsonPage {
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? cursorAt(items.at(-1)![1]) : null
  const body = `{"items":[${items.map(([item]) => item as string).join(',')}],"next":${JSON.stringify(next)}}`
  return { body: Buffer.from(body), next }
}

/** Whether an accepted offer is that of a sale: the last one of the conversation whose buyer the seller named. */
const ledToDeal = `exists (select 1 from deals where deals.conversation_id = offers.conversation_id)
  and not exists (select 1 from offers as later
    where later.conversation_id = offers.conversation_id and later.seq > offers.seq and later.state = 'accepted')`

/** What the statements of a dialect are made of; made once, as a message would else make them anew. */
const statements = new Map<Context['dialect'], ReturnType<typeof makeStatements>>()

function statementsOf(dialect: Context['dialect']) {
  const known = statements.get(dialect) ?? makeStatements(dialect)
  statements.set(dialect, known)
  return known
}

function makeStatements(dialect: Context['dialect']) {
  const postgres = dialect === 'postgres'
  const object = (members: Record<string, string>) =>
    `${postgres ? 'json_build_object' : 'json_object'}(${Object.entries(members)
      .map(([name, value]) => `'${name}', ${value}`)
      .join(', ')})`
  const boolean = (condition: string) =>
    postgres ? `(${condition})` : `json(iif(${condition}, 'true', 'false'))`
  const json = (text: string) => (postgres ? `(${text})::json` : `json(${text})`)
  const asText = (value: string) => (postgres ? `(${value})::text` : value)
  const list = (item: string) => (postgres ? `json_agg(${item})` : `json_group_array(${item})`)

  /** What became of an offer: time and the listing say the rest. */
  const offerState = `case when offers.state = 'open' and offers.expires_at <= clock.now then 'expired'
    when offers.state = 'open' and not (${holdsOffer}) then 'ended'
    when offers.state = 'accepted' and not exists (select 1 from reservations
      where reservations.conversation_id = offers.conversation_id and offer_seq = offers.seq) and not (${ledToDeal}) then 'ended'
    else offers.state end`
  const offerMembers = {
    price: object({ amount: 'offers.amount', currency: 'offers.currency' }),
    state: offerState,
    expiresAt: 'offers.expires_at',
  }
  const clock = `cross join (select ${postgres ? '?::text' : '?'} as now) as clock`
  const meAndClock = `cross join (select ${postgres ? '?::text' : '?'} as side) as me ${clock}`

  const conversation = asText(
    object({
      id: 'conversations.id',
      role: 'me.side',
      listing: object({
        id: 'listing_id',
        title: 'conversations.title',
        card: `case when ${visible} then ${json('card')} end`,
      }),
      with: `case when users.id is not null then ${object({ id: 'users.id', name: 'users.name' })} end`,
      archived: boolean('me.archived = 1'),
      blocked: boolean(
        'exists (select 1 from blocked_accounts where user_id = me.user_id and blocked_id = other.user_id)',
      ),
      unread: 'me.unread',
      readSeq: 'me.read_seq',
      seenSeq: 'other.read_seq',
      activeAt: 'me.active_at',
      offer: `(select ${object({ ...offerMembers, seq: 'offers.seq', mine: boolean('offers.side = me.side') })} from offers
        join messages as told on told.conversation_id = offers.conversation_id and told.seq = offers.seq
        where offers.conversation_id = me.conversation_id and (told.side = me.side or told.state = 'sent')
        order by offers.seq desc limit 1)`,
      reserved: `(select case when reservations.conversation_id = me.conversation_id then 'here' else 'elsewhere' end
        from reservations where reservations.listing_id = conversations.listing_id)`,
      // What the buyer said is over once the seller named somebody else.
      bought: boolean(`conversations.bought_at is not null and not exists (select 1 from deals
        where deals.listing_id = conversations.listing_id and deals.conversation_id <> me.conversation_id)`),
      // That somebody else bought is told to the seller alone.
      deal: `(select ${object({
        here: boolean('deals.conversation_id = me.conversation_id'),
        open: boolean('deals.rate_until > clock.now'),
        rateUntil: 'deals.rate_until',
        rated: `(select ${object({
          stars: 'ratings.stars',
          tags: json('ratings.tags'),
          text: 'ratings.text',
          shown: boolean('coalesce(ratings.shown_at <= clock.now, false)'),
        })} from (select conversation_id, side, stars, tags, text, shown_at from ratings
            union all select conversation_id, side, stars, tags, text, null from given_ratings) as ratings
          where ratings.conversation_id = me.conversation_id and ratings.side = me.side)`,
      })} from deals where deals.listing_id = conversations.listing_id
        and (deals.conversation_id = me.conversation_id or me.side = 'seller'))`,
      last: object({
        seq: 'messages.seq',
        mine: boolean('messages.side = me.side'),
        kind: 'messages.kind',
        text: `substr(messages.text, 1, ${excerpt})`,
        images:
          '(select count(*) from message_images where conversation_id = messages.conversation_id and seq = messages.seq)',
        createdAt: 'messages.created_at',
      }),
    }),
  )
  const joined = `join conversations on conversations.id = me.conversation_id
    join conversation_sides as other on other.conversation_id = me.conversation_id and other.side <> me.side
    left join users on users.id = other.user_id and removed_at is null
    left join listings on listings.id = listing_id
    join messages on messages.conversation_id = me.conversation_id and messages.seq = me.last_seq`

  const images = `(select ${list(
    object({
      id: 'i.id',
      sha256: 'i.sha256',
      width: 'i.width',
      height: 'i.height',
      placeholder: 'i.placeholder',
    }),
  )} from (select images.* from message_images join images on images.id = image_id
    where message_images.conversation_id = messages.conversation_id and message_images.seq = messages.seq
    order by position) as i)`
  const messageOf = asText(
    object({
      seq: 'messages.seq',
      mine: boolean('messages.side = me.side'),
      kind: 'messages.kind',
      text: 'messages.text',
      images: json(`coalesce(${postgres ? `${images}::text` : images}, '[]')`),
      state: "case when messages.side = me.side and state in ('held', 'removed') then state else 'sent' end",
      notes: json("case when messages.side = me.side then '[]' else messages.notes end"),
      offer: `(select ${object(offerMembers)} from offers
        where offers.conversation_id = messages.conversation_id and offers.seq = messages.seq)`,
      createdAt: 'messages.created_at',
    }),
  )

  return { clock, meAndClock, conversation, joined, messageOf }
}
