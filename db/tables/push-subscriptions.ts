import { hash } from 'node:crypto'
import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/** A browser that takes messages for an account, as it said itself: where, and the keys that only it can open them with. */
export interface PushSubscription {
  id: Id
  userId: Id
  endpoint: string
  /** base64url, like `auth`. */
  p256dh: string
  auth: string
  createdAt: Time
}

/** A browser as its owner knows it. */
interface PushDevice {
  id: Id
  userAgent: string | null
  createdAt: Time
  lastOkAt: Time | null
}

/** The pair by which push services know this site: the public key as base64url, the private one sealed. */
interface StoredPair {
  publicKey: string
  sealed: string
}

interface PushSubscriptions {
  /**
   * Keeps a browser, which then is this account's: whoever logs in there last is told there. Of more than an account may have the oldest goes.
   * @throws DatabaseError conflict on `endpoint` for one that is known with other keys; bad-reference on `ownerId`
   */
  add(
    userId: Id,
    subscription: Pick<PushSubscription, 'endpoint' | 'p256dh' | 'auth'> & { userAgent?: string | null },
  ): Promise<Pick<PushSubscription, 'id' | 'createdAt'>>
  /** False where the account has no such one. */
  remove(userId: Id, endpoint: string): Promise<boolean>
  of(userId: Id): Promise<PushSubscription[]>
  /** As their owner knows them, the newest first. */
  devices(userId: Id): Promise<PushDevice[]>
  /** False where the account has no such one. */
  removeDevice(userId: Id, id: Id): Promise<boolean>
  find(id: Id): Promise<PushSubscription | undefined>
  /** Notes that a message was taken. */
  succeeded(id: Id): Promise<void>
  /** Notes that none was; one that was refused `mostFailures` times without a break goes. */
  failed(id: Id): Promise<void>
  /** Forgets one that the push service no longer knows. */
  forget(id: Id): Promise<void>
  /** The site's pair, made by `make` where there is none, by one process for all. */
  vapidKeys(make: () => StoredPair): Promise<StoredPair>
  /** Puts what `reseal` makes of the sealed key in its place; undefined leaves it. Whether it changed. */
  resealKeys(reseal: (publicKey: string, sealed: string) => string | undefined): Promise<boolean>
  /** Forgets the pair and all subscriptions, which are of use with it alone. Resolves to how many these were. */
  forgetKeys(): Promise<number>
}

export interface PushSubscriptionsSchema {
  push_subscriptions: {
    id: Id
    user_id: Id
    endpoint: string
    /** Of `endpoint`: an index takes no text of any length. */
    digest: string
    p256dh: string
    auth: string
    created_at: Time
    last_ok_at: Time | null
    failures: number
    /** Null for one that said nothing, or was kept before it was asked. */
    user_agent: string | null
  }
}

/** Browsers of an account. */
const perAccount = 20
const mostFailures = 5
const longestUserAgent = 400
const keysSetting = 'push.keys'

const columns = ['id', 'user_id as userId', 'endpoint', 'p256dh', 'auth', 'created_at as createdAt'] as const

export function createPushSubscriptions(context: Context): PushSubscriptions {
  return {
    add(userId, { endpoint, p256dh, auth, userAgent = null }) {
      return context.write(async ({ queries }) => {
        await lockAccount(context, queries, userId)
        const row = {
          ...{ id: newId(), user_id: userId, endpoint, digest: digestOf(endpoint), p256dh, auth },
          ...{ created_at: context.now(), last_ok_at: null, failures: 0 },
          user_agent: userAgent?.slice(0, longestUserAgent) ?? null,
        }
        const kept = await queries
          .insertInto('push_subscriptions')
          .values(row)
          .onConflict((c) =>
            c
              .column('digest')
              .doUpdateSet({ user_id: userId, failures: 0 })
              .where('push_subscriptions.p256dh', '=', p256dh)
              .where('push_subscriptions.auth', '=', auth),
          )
          .returning(['id', 'created_at'])
          .executeTakeFirst()
        if (!kept)
          throw new DatabaseError(
            'conflict',
            'This endpoint is known with other keys; subscribe anew',
            'endpoint',
          )
        await queries
          .deleteFrom('push_subscriptions')
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('push_subscriptions')
              .select('id')
              .where('user_id', '=', userId)
              .where('id', '<>', kept.id)
              .orderBy('id', 'desc')
              .limit(1_000)
              .offset(perAccount - 1),
          )
          .execute()
        return { id: kept.id, createdAt: kept.created_at }
      })
    },

    async remove(userId, endpoint) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('push_subscriptions')
          .where('digest', '=', digestOf(endpoint))
          .where('user_id', '=', userId)
          .executeTakeFirst(),
      )
      return numDeletedRows > 0
    },

    of: (userId) =>
      context.read
        .selectFrom('push_subscriptions')
        .select(columns)
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute(),

    devices: (userId) =>
      context.read
        .selectFrom('push_subscriptions')
        .select(['id', 'user_agent as userAgent', 'created_at as createdAt', 'last_ok_at as lastOkAt'])
        .where('user_id', '=', userId)
        .orderBy('id', 'desc')
        .execute(),

    async removeDevice(userId, id) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('push_subscriptions')
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .executeTakeFirst(),
      )
      return numDeletedRows > 0
    },

    find: (id) =>
      context.read.selectFrom('push_subscriptions').select(columns).where('id', '=', id).executeTakeFirst(),

    async succeeded(id) {
      await context.write(({ queries }) =>
        queries
          .updateTable('push_subscriptions')
          .set({ last_ok_at: context.now(), failures: 0 })
          .where('id', '=', id)
          .execute(),
      )
    },

    async failed(id) {
      await context.write(async ({ queries }) => {
        await queries
          .updateTable('push_subscriptions')
          .set((eb) => ({ failures: eb('failures', '+', 1) }))
          .where('id', '=', id)
          .execute()
        await queries
          .deleteFrom('push_subscriptions')
          .where('id', '=', id)
          .where('failures', '>=', mostFailures)
          .execute()
      })
    },

    async forget(id) {
      await context.write(({ queries }) =>
        queries.deleteFrom('push_subscriptions').where('id', '=', id).execute(),
      )
    },

    async vapidKeys(make) {
      const known = await readSetting(context.read, keysSetting)
      if (known) return JSON.parse(known) as StoredPair
      return context.write(async ({ queries }) => {
        // Of two processes at once the second finds the first one's.
        const locked = await lockSetting(queries, keysSetting)
        if (locked !== '') return JSON.parse(locked) as StoredPair
        const made = make()
        await writeSetting(queries, keysSetting, JSON.stringify(made))
        return made
      })
    },

    resealKeys(reseal) {
      return context.write(async ({ queries }) => {
        const locked = await lockSetting(queries, keysSetting)
        if (locked === '') return false
        const { publicKey, sealed } = JSON.parse(locked) as StoredPair
        const next = reseal(publicKey, sealed)
        if (next === undefined) return false
        await writeSetting(queries, keysSetting, JSON.stringify({ publicKey, sealed: next }))
        return true
      })
    },

    forgetKeys() {
      return context.write(async ({ queries }) => {
        await lockSetting(queries, keysSetting)
        await writeSetting(queries, keysSetting, '')
        const { numDeletedRows } = await queries.deleteFrom('push_subscriptions').executeTakeFirst()
        return Number(numDeletedRows)
      })
    },
  }
}

const digestOf = (endpoint: string): string => hash('sha256', endpoint, 'base64url')
