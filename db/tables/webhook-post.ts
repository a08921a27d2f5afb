import type { Context, Queries, WriteTransaction } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { readFeedHorizon } from '../postgres/feed-horizon.ts'
import { isListed } from '../rules/lifecycle.ts'
import { type WebhookEvent, webhookRules } from '../rules/webhooks.ts'
import type { Id, Time } from '../types.ts'
import type { Cluster } from './lineage.ts'
import { createPositions, formatPosition, parsePosition, traceOf } from './positions.ts'
import { lockSetting, writeSetting } from './settings.ts'
import { unsuspended } from './users.ts'

/** A message that is due, with what it is sent by. */
export interface DueDelivery {
  id: Id
  webhookId: Id
  body: string
  attempts: number
  url: string
  /** Sealed, the present one first; the one before as well for a day after it was changed. */
  secrets: string[]
}

/** What an attempt came to. */
export type DeliveryOutcome =
  | { outcome: 'sent'; status: number }
  /** @param notBefore when the receiver asks to be asked again */
  | { outcome: 'failed'; status: number | null; error: string; notBefore?: Time | undefined }

/** Why a webhook is told no more, and whom to tell of it. */
export interface DisabledWebhook {
  webhookId: Id
  url: string
  reason: string
  userId: Id
}

/** What the agent of webhooks does: it follows the change feed, so that no write of a listing waits for it. */
interface WebhookPost {
  /** Whether anybody is to be told of anything. */
  isNeeded(): Promise<boolean>
  /**
   * Makes the messages of the changes since the last call, at most `limit` changes, in one transaction with the place in the feed. Resolves to how many
   * changes there were. Webhooks that are too far behind are disabled. Where the feed was lost, it goes on from now.
   */
  spread(limit: number): Promise<{ changes: number; disabled: DisabledWebhook[] }>
  /** What is due at `now` of webhooks that are not among `except` nor of suspended accounts, at most `each` of each, the oldest first. */
  due(now: Time, except: readonly Id[], each: number): Promise<DueDelivery[]>
  /** Writes what an attempt came to; resolves to whom to tell where the webhook is disabled by it. */
  settle(
    delivery: Pick<DueDelivery, 'id' | 'webhookId'>,
    outcome: DeliveryOutcome,
  ): Promise<DisabledWebhook | undefined>
  /** Removes messages of before `before` and those of removed webhooks, and these themselves; at most `limit`. */
  purge(before: Time, limit: number): Promise<number>
}

/** Where in the feed the messages made so far end. */
export const positionKey = 'webhooks-position'
const gone = 410

interface Subscriber {
  id: Id
  user_id: Id
  url: string
  events: readonly WebhookEvent[]
  everyone: boolean
  created_at: Time
  waiting: number
}

export function createWebhookPost(context: Context, cluster: Cluster | undefined): WebhookPost {
  const postgres = context.dialect === 'postgres'
  const later = (time: Time, ms: number): Time => new Date(Date.parse(time) + ms).toISOString()

  /** Those that are told: not of accounts that are suspended, whose changes meanwhile are told to nobody. */
  async function subscribersOf(tx: WriteTransaction): Promise<Subscriber[]> {
    const rows = await tx.rows(
      `select w.id, user_id, url, events, everyone, w.created_at,
        (select count(*) from webhook_deliveries d where webhook_id = w.id and d.state = 'queued') as waiting
      from webhooks w join users on users.id = user_id where w.state = 'active' and ${unsuspended}`,
      [context.now()],
    )
    return (rows as [Id, Id, string, string, number, Time, number][]).map(
      ([id, user_id, url, events, everyone, created_at, waiting]) => ({
        ...{ id, user_id, url, created_at },
        ...{ events: JSON.parse(events), everyone: everyone === 1, waiting: Number(waiting) },
      }),
    )
  }

  async function disable(queries: Queries, id: Id, reason: string): Promise<DisabledWebhook | undefined> {
    const row = await queries
      .updateTable('webhooks')
      .set((eb) => ({ state: 'disabled', reason, updated_at: context.now(), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('state', '=', 'active')
      .returning(['url', 'user_id'])
      .executeTakeFirst()
    return row && { webhookId: id, url: row.url, userId: row.user_id, reason }
  }

  return {
    async isNeeded() {
      const rows = await context.raw(`select 1 as needed from webhooks where state = 'active' limit 1`, [])
      return rows.length > 0
    },

    spread(limit) {
      return context.write(async (tx) => {
        const { queries } = tx
        const inside = { ...context, read: queries, raw: tx.rows, rawMany: tx.rows }
        const positions = createPositions(inside, cluster)
        const kept = await lockSetting(queries, positionKey)
        const restart = async () => {
          await writeSetting(queries, positionKey, await positions.latest())
          return { changes: 0, disabled: [] }
        }
        if (kept === '') return restart()
        const position = parsePosition(kept)
        const place = postgres
          ? [position.transaction.toString(), position.seq, await readFeedHorizon(inside)]
          : [position.seq]
        const rows = (await tx.rows(
          postgres
            ? `select transaction_id::text as place, seq, listing_id, kind, created_at, seller_id from changes
              where (transaction_id, seq) > (?::xid8, ?::bigint) and transaction_id < ?::xid8
              order by transaction_id, seq limit ?`
            : `select '0' as place, seq, listing_id, kind, created_at, seller_id from changes where seq > ? order by seq limit ?`,
          [...place, limit],
        )) as [string, number, Id, string, Time, Id | null][]
        try {
          await positions.verify(position)
        } catch (error) {
          if (error instanceof DatabaseError && error.code === 'bad-cursor') return restart()
          throw error
        }
        const last = rows.at(-1)
        if (last === undefined) return { changes: 0, disabled: [] }
        const [transaction, seq, listing_id, kind, created_at] = last
        const trace = traceOf({ seq, listing_id, kind, created_at })
        const { identity } = position
        await writeSetting(
          queries,
          positionKey,
          formatPosition({ identity, transaction: BigInt(transaction), seq, trace }),
        )
        const disabled: DisabledWebhook[] = []
        const subscribers: Subscriber[] = []
        for (const subscriber of await subscribersOf(tx)) {
          if (subscriber.waiting < webhookRules.mostWaiting) subscribers.push(subscriber)
          else {
            const reason = `More than ${webhookRules.mostWaiting} messages were waiting`
            const told = await disable(queries, subscriber.id, reason)
            if (told) disabled.push(told)
          }
        }
        if (subscribers.length > 0) {
          const now = context.now()
          const messages = await messagesOf(queries, rows)
          await context.insertMany(
            tx,
            'webhook_deliveries',
            ['id', 'webhook_id', 'type', 'listing_id', 'body', 'state', 'next_at', 'created_at'],
            messages.flatMap(({ type, listingId, sellerId, body, at }) =>
              subscribers
                .filter(
                  ({ events, everyone, user_id, created_at }) =>
                    events.includes(type) && (everyone || user_id === sellerId) && at >= created_at,
                )
                .map(({ id }) => [newId(), id, type, listingId, body, 'queued', now, now]),
            ),
          )
        }
        return { changes: rows.length, disabled }
      })
    },

    async due(now, except, each) {
      const rows = await context.raw(
        `select id, webhook_id, body, attempts, url, secret, old_secret, old_secret_until from (
          select d.id, webhook_id, body, attempts, url, secret, old_secret, old_secret_until, next_at,
            row_number() over (partition by webhook_id order by next_at, d.id) as nth
          from webhooks w join webhook_deliveries d on d.webhook_id = w.id and d.state = 'queued' and next_at <= ?
            join users on users.id = w.user_id and ${unsuspended}
          where w.state = 'active' and (paused_until is null or paused_until <= ?)
            and ${postgres ? 'not (w.id = any(?::text[]))' : 'w.id not in (select value from json_each(?))'}) as waiting
        where nth <= ? order by next_at`,
        [now, now, now, postgres ? except : JSON.stringify(except), each],
      )
      return (rows as [Id, Id, string, number, string, string, string | null, Time | null][]).map(
        ([id, webhookId, body, attempts, url, secret, oldSecret, oldUntil]) => ({
          ...{ id, webhookId, body, attempts, url },
          secrets: oldSecret !== null && oldUntil !== null && oldUntil > now ? [secret, oldSecret] : [secret],
        }),
      )
    },

    settle({ id, webhookId }, result) {
      return context.write(async ({ queries }) => {
        const now = context.now()
        const { status } = result
        if (result.outcome === 'sent') {
          await queries
            .updateTable('webhook_deliveries')
            .set((eb) => ({
              ...{ state: 'sent' as const, body: '', status, error: null, ended_at: now },
              attempts: eb('attempts', '+', 1),
            }))
            .where('id', '=', id)
            .execute()
          await queries
            .updateTable('webhooks')
            .set({ failures: 0, failing_since: null, paused_until: null })
            .where('id', '=', webhookId)
            .where('failures', '>', 0)
            .execute()
          return undefined
        }
        const { error, notBefore } = result
        const delivery = await queries
          .selectFrom('webhook_deliveries')
          .select('attempts')
          .where('id', '=', id)
          .executeTakeFirst()
        const webhook = await queries
          .selectFrom('webhooks')
          .select(['failures', 'failing_since'])
          .where('id', '=', webhookId)
          .executeTakeFirst()
        if (delivery === undefined || webhook === undefined) return undefined
        const pause = webhookRules.pausesMs[delivery.attempts]
        await queries
          .updateTable('webhook_deliveries')
          .set({
            ...{ attempts: delivery.attempts + 1, status, error },
            ...(pause === undefined
              ? { state: 'failed' as const, body: '', ended_at: now }
              : { next_at: later(now, pause * (0.9 + Math.random() * 0.2)) }),
          })
          .where('id', '=', id)
          .execute()
        const failures = webhook.failures + 1
        const failingSince = webhook.failing_since ?? now
        // All messages of one that fails wait together, so that a receiver that is down is asked seldom.
        const pausedUntil = later(now, Math.min(5_000 * 2 ** (failures - 1), 600_000))
        await queries
          .updateTable('webhooks')
          .set({
            failures,
            failing_since: failingSince,
            paused_until: notBefore !== undefined && notBefore > pausedUntil ? notBefore : pausedUntil,
          })
          .where('id', '=', webhookId)
          .execute()
        if (status === gone) return disable(queries, webhookId, 'The receiver answered 410: it wants no more')
        if (Date.parse(now) - Date.parse(failingSince) < webhookRules.failingMs) return undefined
        return disable(queries, webhookId, `No message got through for two days; the last one: ${error}`)
      })
    },

    purge(before, limit) {
      return context.write(async ({ queries }) => {
        const { numDeletedRows } = await queries
          .deleteFrom('webhook_deliveries')
          .where('id', 'in', (eb) =>
            eb.selectFrom('webhook_deliveries').select('id').where('created_at', '<', before).limit(limit),
          )
          .executeTakeFirst()
        const removed = queries.selectFrom('webhooks').select('id').where('state', '=', 'removed')
        const { numDeletedRows: ofRemoved } = await queries
          .deleteFrom('webhook_deliveries')
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('webhook_deliveries')
              .select('id')
              .where('webhook_id', 'in', removed)
              .limit(Math.max(0, limit - Number(numDeletedRows))),
          )
          .executeTakeFirst()
        if (ofRemoved === 0n) {
          await queries
            .deleteFrom('webhooks')
            .where('state', '=', 'removed')
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('webhook_deliveries').select('id').whereRef('webhook_id', '=', 'webhooks.id'),
                ),
              ),
            )
            .execute()
        }
        return Number(numDeletedRows + ofRemoved)
      })
    },
  }
}

interface Message {
  type: WebhookEvent
  listingId: Id
  sellerId: Id | null
  body: string
  /** When it changed last. */
  at: Time
}

/** What changed, each listing once, as it is now. One that came and went in between is only told as gone. */
async function messagesOf(
  queries: Queries,
  rows: [string, number, Id, string, Time, Id | null][],
): Promise<Message[]> {
  const changed = Map.groupBy(rows, ([, , listingId]) => listingId)
  const listings = await queries
    .selectFrom('listings')
    .leftJoin('hidden_sellers', 'hidden_sellers.user_id', 'seller_id')
    .select(['id', 'seller_id', 'status', 'card', 'hidden_sellers.user_id as hidden'])
    .where('id', 'in', [...changed.keys()])
    .execute()
  const known = new Map(listings.map((listing) => [listing.id, listing]))
  return [...changed].map(([listingId, changes]) => {
    const listing = known.get(listingId)
    const at = changes.at(-1)![4]
    const isFound = listing !== undefined && isListed(listing.status) && listing.hidden === null
    const isNew = changes.some(([, , , kind]) => kind === 'publish')
    const type: WebhookEvent = isFound ? (isNew ? 'listing.published' : 'listing.updated') : 'listing.removed'
    const data = isFound ? listing.card : JSON.stringify({ id: listingId })
    const sellerId = listing?.seller_id ?? changes.find(([, , , , , seller]) => seller !== null)?.[5] ?? null
    return { type, listingId, sellerId, at, body: `{"type":"${type}","timestamp":"${at}","data":${data}}` }
  })
}
