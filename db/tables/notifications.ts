import type { Context, Queries, WriteTransaction } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { newId } from '../ids.ts'
import { rowsFrom } from '../rows-from.ts'
import {
  type Channels,
  kindRule,
  type NotificationKind,
  type NotificationPayload,
  notificationKey,
  notificationRules,
} from '../rules/notifications.ts'
import type { Id, JsonPage, PageRequest, Time } from '../types.ts'
import { type EventFeed, recordEvents } from './account-events.ts'
import { channelsOf } from './notification-preferences.ts'

/** Something to tell an account of. */
export type NewNotification = {
  [K in NotificationKind]: {
    userId: Id
    kind: K
    payload: NotificationPayload<K>
    /** What is of one key is one notification; else the kind says what is. */
    key?: string
    /** So many of what it tells happened; 1 if left out. They add up while nobody reads. */
    count?: number
  }
}[NotificationKind]

/** What one account is told of; those of others do not exist for it. */
interface Notifications {
  /**
   * Tells accounts of something, by the ways that they chose, in the transaction of what causes it. What happens again to the same is one notification, unread again and in front.
   * Nobody is told of anything once gone.
   */
  notify(notifications: NewNotification | readonly NewNotification[]): Promise<void>
  /** Of those shown on the site, the newest first: JSON of id, kind, payload, with, count, read and at. @throws DatabaseError bad-cursor */
  page(userId: Id, request: PageRequest): Promise<JsonPage & { unread: number }>
  /** Of those shown on the site; no more than `notificationRules.mostCounted` are counted. */
  unread(userId: Id): Promise<number>
  /** These are read; unknown ones are left alone. Resolves to how many were not yet. */
  read(userId: Id, ids: readonly Id[]): Promise<number>
  /** All up to this moment are read. Resolves to how many were not yet. */
  readUpTo(userId: Id, at: Time): Promise<number>
  /** At most `limit` of before `before` go. */
  purge(before: Time, limit: number): Promise<number>
}

export interface NotificationsSchema {
  notifications: NotificationRow
}

interface NotificationRow {
  id: Id
  user_id: Id
  kind: NotificationKind
  key: string
  /** JSON, without `actorId`. */
  payload: string
  /** Null once the account is gone. */
  actor_id: Id | null
  conversation_id: Id | null
  /** How often it happened since it was read last. */
  count: number
  /** Whether it stands on the site; the others are told of by mail or push alone. */
  shown: number
  /** When it happened last. */
  at: Time
  read_at: Time | null
  /** The mail that waits to be written, and from when on; null for none. */
  mail: Exclude<Channels['mail'], 'never'> | null
  mail_due: Time | null
  mailed_at: Time | null
  push_due: Time | null
}

const timePattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
const idPattern = /[\da-f-]{36}/

/** As `Notifications.notify`, for tables whose own writes cause it. */
export async function notify(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  notifications: NewNotification | readonly NewNotification[],
): Promise<void> {
  const all = [notifications].flat() as NewNotification[]
  const chosen: [NewNotification, Channels][] = []
  for (const [kind, ofKind] of Map.groupBy(all, (one) => one.kind)) {
    const userIds = ofKind.map(({ userId }) => userId)
    const channels = await channelsOf(tx.queries, userIds, kind)
    for (const one of ofKind) {
      const own = channels.get(one.userId)
      if (own !== undefined) chosen.push([one, own])
    }
  }
  await recordEvents(context, feed, tx, await keepNotifications(context, tx, chosen))
}

const columns = [
  ...['id', 'user_id', 'kind', 'key', 'payload', 'actor_id', 'conversation_id', 'count', 'shown', 'at'],
  ...['read_at', 'mail', 'mail_due', 'mailed_at', 'push_due'],
] as const satisfies (keyof NotificationRow)[]
/** What happens again replaces this of what was told before. */
const renewal = ['payload', 'actor_id', 'conversation_id', 'shown', 'at', 'read_at', 'mail', 'push_due']
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')

/** Keeps what accounts want to be told of, each by its channels. Resolves to the events that are to be recorded, of those who see it on the site. */
export async function keepNotifications(
  context: Context,
  tx: WriteTransaction,
  notifications: readonly (readonly [NewNotification, Channels])[],
): Promise<{ userId: Id; kind: 'notification'; data: object }[]> {
  const now = context.now()
  const rows = new Map<string, NotificationRow>()
  for (const [one, channels] of notifications) {
    if (Object.values(channels).every((pace) => pace === 'never')) continue
    const row = rowOf(one, channels, now)
    const name = `${row.user_id} ${row.kind} ${row.key}`
    const same = rows.get(name)
    if (same !== undefined) row.count += same.count
    rows.set(name, row)
  }
  if (rows.size === 0) return []
  // In one order, so that two transactions never wait for each other.
  const sorted = [...rows.values()].sort((a, b) => (a.user_id < b.user_id ? -1 : 1))
  const given = rowsFrom(context, 'notifications', columns, sorted)
  await tx.rows(
    `insert into notifications (${columns.join(', ')}) ${given.sql}
      on conflict (user_id, kind, key) do update set ${renewal},
        count = excluded.count + case when notifications.read_at is null then notifications.count else 0 end,
        mail_due = case when excluded.mail_due is not null then coalesce(notifications.mail_due, excluded.mail_due) end`,
    given.parameters,
  )
  const told = new Set(sorted.flatMap(({ user_id, shown }) => (shown === 1 ? [user_id] : [])))
  return [...told].map((userId) => ({ userId, kind: 'notification', data: {} }))
}

function rowOf(
  { userId, kind, payload, key, count = 1 }: NewNotification,
  chosen: Channels,
  now: Time,
): NotificationRow {
  const id = newId()
  const { actorId = null, ...fields } = payload as { actorId?: Id; conversationId?: Id }
  const due = (ms: number) => new Date(Date.parse(now) + ms).toISOString()
  const isMailed = chosen.mail === 'daily' || (chosen.mail === 'at-once' && !kindRule(kind).hasOwnMail)
  return {
    ...{ id, user_id: userId, kind, key: key ?? notificationKey(kind, payload as never) ?? id, count },
    payload: JSON.stringify(fields),
    ...{ actor_id: actorId, conversation_id: fields.conversationId ?? null },
    shown: chosen.site === 'never' ? 0 : 1,
    ...{ at: now, read_at: null },
    mail: isMailed ? (chosen.mail as NotificationRow['mail']) : null,
    // A mail that waits already is not put off by what happens meanwhile.
    mail_due: isMailed ? due(chosen.mail === 'daily' ? 0 : notificationRules.mailAfterMs) : null,
    mailed_at: null,
    push_due: chosen.push === 'never' ? null : due(notificationRules.pushAfterMs),
  }
}

/** Ends the telling of what is in a conversation, as its account has read it. */
export async function readNotificationsOf(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  userId: Id,
  conversationId: Id,
): Promise<void> {
  await markRead(context, feed, tx, userId, (query) => query.where('conversation_id', '=', conversationId))
}

/** Ends the telling of what one was asked to do and did, or cannot do any more. */
export async function readNotice<K extends NotificationKind>(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  { userId, kind, payload }: { userId: Id; kind: K; payload: NotificationPayload<K> },
): Promise<void> {
  const key = notificationKey(kind, payload) ?? ''
  await markRead(context, feed, tx, userId, (query) => query.where('kind', '=', kind).where('key', '=', key))
}

/** Ends the telling that buyers of a listing say they bought it, once its seller named one. */
export async function readClaimsOf(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  userId: Id,
  listingId: Id,
): Promise<void> {
  await markRead(context, feed, tx, userId, (query) =>
    query
      .where('kind', '=', 'deal-claim')
      .where('conversation_id', 'in', (eb) =>
        eb.selectFrom('conversations').select('id').where('listing_id', '=', listingId),
      ),
  )
}

const unreadOf = (queries: Queries, userId: Id) =>
  queries
    .updateTable('notifications')
    .set({ mail: null, mail_due: null, push_due: null })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)

async function markRead(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  userId: Id,
  only: (query: ReturnType<typeof unreadOf>) => ReturnType<typeof unreadOf>,
): Promise<number> {
  const read = await only(unreadOf(tx.queries, userId))
    .set({ read_at: context.now() })
    .returning('shown')
    .execute()
  const shown = read.filter((row) => row.shown === 1).length
  if (shown > 0) await recordEvents(context, feed, tx, [{ userId, kind: 'notification', data: {} }])
  return shown
}

export function createNotifications(context: Context, feed: EventFeed): Notifications {
  const postgres = context.dialect === 'postgres'
  const object = postgres ? 'json_build_object' : 'json_object'
  const json = (text: string) => (postgres ? `(${text})::json` : `json(${text})`)
  const item = `${object}('id', notifications.id, 'kind', kind, 'payload', ${json('payload')},
    'with', case when users.id is not null then ${object}('id', users.id, 'name', users.name) end,
    'count', count, 'read', ${postgres ? 'read_at is not null' : "json(iif(read_at is null, 'false', 'true'))"}, 'at', at)${postgres ? '::text' : ''}`

  async function unread(userId: Id): Promise<number> {
    const [row] = await context.raw(
      'select count(*) from (select 1 from notifications where user_id = ? and read_at is null and shown = 1 limit ?) as counted',
      [userId, notificationRules.mostCounted],
    )
    return Number(row![0])
  }

  return {
    notify: (notifications) => context.write((tx) => notify(context, feed, tx, notifications)),

    async page(userId, { limit, cursor }) {
      const after = cursor ? decodeCursor('notifications', cursor, [timePattern, idPattern]) : []
      const rows = await context.rawMany(
        `select ${item} as item, at, notifications.id as id from notifications
          left join users on users.id = actor_id and removed_at is null
          where user_id = ? and shown = 1 ${cursor ? 'and (at, notifications.id) < (?, ?)' : ''}
          order by at desc, notifications.id desc limit ?`,
        [userId, ...after, limit + 1],
      )
      const items = rows.slice(0, limit)
      const next =
        rows.length > limit
          ? encodeCursor('notifications', [String(items.at(-1)![1]), String(items.at(-1)![2])])
          : null
      const count = await unread(userId)
      const body = `{"items":[${items.map(([text]) => text as string).join(',')}],"next":${JSON.stringify(next)},"unread":${count}}`
      return { body: Buffer.from(body), next, unread: count }
    },

    unread,

    read: (userId, ids) =>
      context.write((tx) =>
        markRead(context, feed, tx, userId, (query) =>
          query.where('shown', '=', 1).where('id', 'in', [...ids]),
        ),
      ),

    readUpTo: (userId, at) =>
      context.write((tx) =>
        markRead(context, feed, tx, userId, (query) => query.where('shown', '=', 1).where('at', '<=', at)),
      ),

    async purge(before, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('notifications')
          .where('id', 'in', (eb) =>
            eb.selectFrom('notifications').select('id').where('at', '<', before).orderBy('at').limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}
