import type { Context, Queries, WriteTransaction } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { type WebhookEvent, webhookRules } from '../rules/webhooks.ts'
import { storable } from '../text.ts'
import type { Id, PageRequest, Time } from '../types.ts'
import type { Cluster } from './lineage.ts'
import { lockAccount } from './lock-account.ts'
import { createPositions } from './positions.ts'
import { writeSetting } from './settings.ts'
import { positionKey } from './webhook-post.ts'

/** An address that is told of changes, as its owner sees it. */
interface Webhook {
  id: Id
  url: string
  events: WebhookEvent[]
  /** Whose listings it is told of. */
  audience: 'own' | 'everyone'
  /** `disabled`: it is told nothing until its owner enables it. */
  state: 'active' | 'disabled'
  /** Why it was disabled. */
  reason: string | null
  /** Since when no message has got through. */
  failingSince: Time | null
  createdAt: Time
  updatedAt: Time
  version: number
}

/** A message for a webhook, and what became of it. */
interface Delivery {
  /** The same for every attempt. */
  id: Id
  type: string
  listingId: Id | null
  state: 'queued' | 'sent' | 'failed'
  attempts: number
  /** Of the last answer. */
  status: number | null
  error: string | null
  createdAt: Time
  /** When it is tried next; null when it has ended. */
  nextAt: Time | null
  endedAt: Time | null
}

interface WebhookPatch {
  url?: string
  events?: WebhookEvent[]
  state?: 'active' | 'disabled'
}

/** Webhooks and their messages, of one owner each. What is sent, and when, is `WebhookPost`. */
interface Webhooks {
  /** @throws DatabaseError conflict where the account has as many as it may, bad-reference where it is gone */
  create(input: {
    userId: Id
    url: string
    events: WebhookEvent[]
    audience: Webhook['audience']
    /** As it is kept: sealed by the caller. */
    secret: string
  }): Promise<Webhook>
  list(userId: Id): Promise<Webhook[]>
  find(userId: Id, id: Id): Promise<Webhook | undefined>
  /** @throws DatabaseError not-found, stale */
  update(userId: Id, id: Id, patch: WebhookPatch, ifVersion?: number): Promise<Webhook>
  /** Another secret; messages are signed with the one before as well for a day. @throws DatabaseError not-found */
  rotate(userId: Id, id: Id, secret: string): Promise<Webhook>
  /** What waits goes step by step, by `purge`. @throws DatabaseError not-found */
  remove(userId: Id, id: Id): Promise<void>
  /** A message that tells nothing, to try an address. @throws DatabaseError not-found, conflict where it is disabled */
  test(userId: Id, id: Id): Promise<Delivery>
  /** The newest first. @throws DatabaseError not-found, bad-cursor */
  deliveries(userId: Id, id: Id, page: PageRequest): Promise<{ items: Delivery[]; next: string | null }>
}

export interface WebhooksSchema {
  webhooks: {
    id: Id
    user_id: Id
    url: string
    /** JSON array. */
    events: string
    everyone: number
    secret: string
    old_secret: string | null
    old_secret_until: Time | null
    state: 'active' | 'disabled' | 'removed'
    reason: string | null
    failures: number
    failing_since: Time | null
    paused_until: Time | null
    created_at: Time
    updated_at: Time
    version: number
  }
  webhook_deliveries: {
    id: Id
    webhook_id: Id
    type: string
    listing_id: Id | null
    body: string
    state: Delivery['state']
    attempts: number
    next_at: Time
    status: number | null
    error: string | null
    created_at: Time
    ended_at: Time | null
  }
}

type Row = WebhooksSchema['webhooks']
const notFound = () => new DatabaseError('not-found', 'There is no such webhook')

export function createWebhooks(context: Context, cluster: Cluster | undefined): Webhooks {
  /** Where nobody was told of anything, the feed was not followed: it is from here. */
  async function beginFollowing({ queries, rows }: WriteTransaction): Promise<void> {
    const active = queries.selectFrom('webhooks').select('id').where('state', '=', 'active').limit(1)
    if ((await active.executeTakeFirst()) !== undefined) return
    const positions = createPositions({ ...context, raw: rows }, cluster)
    await writeSetting(queries, positionKey, await positions.latest())
  }

  const own = (queries: Queries, userId: Id, id: Id) =>
    queries
      .selectFrom('webhooks')
      .selectAll()
      .where('id', '=', id)
      .where('user_id', '=', userId)
      .where('state', '!=', 'removed')

  return {
    create(input) {
      return context.write(async (tx) => {
        const { queries } = tx
        // Locked, so that two requests at once cannot both be the last one allowed.
        await lockAccount(context, queries, input.userId)
        const { count } = await queries
          .selectFrom('webhooks')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('user_id', '=', input.userId)
          .where('state', '!=', 'removed')
          .executeTakeFirstOrThrow()
        if (Number(count) >= webhookRules.most) {
          throw new DatabaseError(
            'conflict',
            `An account has at most ${webhookRules.most} webhooks; delete one first`,
          )
        }
        const now = context.now()
        const row: Row = {
          id: newId(),
          user_id: input.userId,
          url: storable(input.url),
          events: JSON.stringify(input.events),
          everyone: input.audience === 'everyone' ? 1 : 0,
          secret: input.secret,
          old_secret: null,
          old_secret_until: null,
          state: 'active',
          reason: null,
          failures: 0,
          failing_since: null,
          paused_until: null,
          created_at: now,
          updated_at: now,
          version: 1,
        }
        await beginFollowing(tx)
        await queries.insertInto('webhooks').values(row).execute()
        return toWebhook(row)
      })
    },

    async list(userId) {
      const rows = await context.read
        .selectFrom('webhooks')
        .selectAll()
        .where('user_id', '=', userId)
        .where('state', '!=', 'removed')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toWebhook)
    },

    async find(userId, id) {
      const row = await own(context.read, userId, id).executeTakeFirst()
      return row && toWebhook(row)
    },

    update(userId, id, { url, events, state }, ifVersion) {
      return context.write(async (tx) => {
        const { queries } = tx
        if (state === 'active') await beginFollowing(tx)
        const row = await queries
          .updateTable('webhooks')
          .set((eb) => ({
            ...(url !== undefined && { url: storable(url) }),
            ...(events !== undefined && { events: JSON.stringify(events) }),
            // Whoever enables it, or names another address, begins anew, and gets at once what waits.
            ...(state !== undefined && { state, reason: null }),
            ...((state === 'active' || url !== undefined) && {
              failures: 0,
              failing_since: null,
              paused_until: null,
            }),
            updated_at: context.now(),
            version: eb('version', '+', 1),
          }))
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .where('state', '!=', 'removed')
          .$if(ifVersion !== undefined, (query) => query.where('version', '=', ifVersion!))
          .returningAll()
          .executeTakeFirst()
        if (row !== undefined) {
          if (state === 'active' || url !== undefined) {
            await queries
              .updateTable('webhook_deliveries')
              .set({ next_at: row.updated_at })
              .where('webhook_id', '=', id)
              .where('state', '=', 'queued')
              .where('next_at', '>', row.updated_at)
              .execute()
          }
          return toWebhook(row)
        }
        if ((await own(queries, userId, id).executeTakeFirst()) === undefined) throw notFound()
        throw new DatabaseError('stale', 'The webhook has changed since it was read')
      })
    },

    rotate(userId, id, secret) {
      return context.write(async ({ queries }) => {
        const now = context.now()
        const row = await queries
          .updateTable('webhooks')
          .set((eb) => ({
            secret,
            old_secret: eb.ref('secret'),
            old_secret_until: new Date(Date.parse(now) + webhookRules.oldSecretMs).toISOString(),
            updated_at: now,
            version: eb('version', '+', 1),
          }))
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .where('state', '!=', 'removed')
          .returningAll()
          .executeTakeFirst()
        if (row === undefined) throw notFound()
        return toWebhook(row)
      })
    },

    async remove(userId, id) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('webhooks')
          .set({ state: 'removed', secret: '', old_secret: null, updated_at: context.now() })
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .where('state', '!=', 'removed')
          .executeTakeFirst(),
      )
      if (numUpdatedRows === 0n) throw notFound()
    },

    test(userId, id) {
      return context.write(async ({ queries }) => {
        const webhook = await own(queries, userId, id).executeTakeFirst()
        if (webhook === undefined) throw notFound()
        if (webhook.state !== 'active')
          throw new DatabaseError('conflict', 'The webhook is disabled; enable it first')
        const now = context.now()
        const row = {
          id: newId(),
          webhook_id: id,
          type: 'webhook.test',
          listing_id: null,
          body: JSON.stringify({ type: 'webhook.test', timestamp: now, data: {} }),
          state: 'queued' as const,
          attempts: 0,
          next_at: now,
          status: null,
          error: null,
          created_at: now,
          ended_at: null,
        }
        await queries.insertInto('webhook_deliveries').values(row).execute()
        return toDelivery(row)
      })
    },

    async deliveries(userId, id, { limit, cursor }) {
      if ((await own(context.read, userId, id).executeTakeFirst()) === undefined) throw notFound()
      const [before] = cursor ? decodeCursor('deliveries', cursor, [/[0-9a-f-]{36}/]) : []
      const rows = await context.read
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('webhook_id', '=', id)
        .$if(before !== undefined, (query) => query.where('id', '<', before!))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit).map(toDelivery)
      return { items, next: rows.length > limit ? encodeCursor('deliveries', [items.at(-1)!.id]) : null }
    },
  }
}

const toWebhook = (row: Row): Webhook => ({
  id: row.id,
  url: row.url,
  events: JSON.parse(row.events),
  audience: row.everyone === 1 ? 'everyone' : 'own',
  state: row.state === 'active' ? 'active' : 'disabled',
  reason: row.reason,
  failingSince: row.failing_since,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  version: row.version,
})

const toDelivery = (row: WebhooksSchema['webhook_deliveries']): Delivery => ({
  id: row.id,
  type: row.type,
  listingId: row.listing_id,
  state: row.state,
  attempts: row.attempts,
  status: row.status,
  error: row.error,
  createdAt: row.created_at,
  nextAt: row.state === 'queued' ? row.next_at : null,
  endedAt: row.ended_at,
})
