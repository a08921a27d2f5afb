import type { Context } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { DatabaseError } from '../errors.ts'
import { favouriteRules } from '../rules/favourites.ts'
import type { Id, PageRequest, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'

interface FollowedSeller {
  id: Id
  name: string
  /** When the seller's account was made. */
  since: Time
  followedAt: Time
}

interface Follows {
  /**
   * Again is harmless.
   * @throws DatabaseError not-found for a seller that is gone, conflict for oneself and beyond what an account may follow, bad-reference on `ownerId`
   */
  add(userId: Id, sellerId: Id): Promise<void>
  /** Who is not followed is not afterwards. */
  remove(userId: Id, sellerId: Id): Promise<void>
  has(userId: Id, sellerId: Id): Promise<boolean>
  /** The last followed first. @throws DatabaseError bad-cursor */
  page(userId: Id, request: PageRequest): Promise<{ items: FollowedSeller[]; next: string | null }>
}

export interface FollowsSchema {
  follows: { user_id: Id; seller_id: Id; created_at: Time }
}

export function createFollows(context: Context): Follows {
  return {
    async add(userId, sellerId) {
      if (userId === sellerId) throw new DatabaseError('conflict', 'Nobody follows their own account')
      await context.write(async ({ queries }) => {
        await lockAccount(context, queries, userId)
        const seller = await queries
          .selectFrom('users')
          .select('id')
          .where('id', '=', sellerId)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
        if (seller === undefined) throw new DatabaseError('not-found', 'There is no such seller')
        const { count } = await queries
          .selectFrom('follows')
          .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
          .where('user_id', '=', userId)
          .where('seller_id', '<>', sellerId)
          .executeTakeFirstOrThrow()
        if (count >= favouriteRules.followed)
          throw new DatabaseError('conflict', `An account follows at most ${favouriteRules.followed} sellers`)
        await queries
          .insertInto('follows')
          .values({ user_id: userId, seller_id: sellerId, created_at: context.now() })
          .onConflict((c) => c.doNothing())
          .execute()
      })
    },

    async remove(userId, sellerId) {
      await context.write(({ queries }) =>
        queries
          .deleteFrom('follows')
          .where('user_id', '=', userId)
          .where('seller_id', '=', sellerId)
          .execute(),
      )
    },

    async has(userId, sellerId) {
      const row = await context.read
        .selectFrom('follows')
        .select('user_id')
        .where('user_id', '=', userId)
        .where('seller_id', '=', sellerId)
        .executeTakeFirst()
      return row !== undefined
    },

    async page(userId, { limit, cursor }) {
      const after = cursor ? decodeCursor('follows', cursor, [/[\d\-T:.]{23}Z/, /[\da-f-]{36}/]) : undefined
      // An account follows few enough to be sorted.
      const rows = await context.read
        .selectFrom('follows')
        .innerJoin('users', 'users.id', 'seller_id')
        .select(['users.id', 'name', 'users.created_at as since', 'follows.created_at as followedAt'])
        .where('user_id', '=', userId)
        .where('removed_at', 'is', null)
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            eb(eb.refTuple('follows.created_at', 'seller_id'), '<', eb.tuple(after![0]!, after![1]!)),
          ),
        )
        .orderBy('follows.created_at', 'desc')
        .orderBy('seller_id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      const next = rows.length > limit ? encodeCursor('follows', [last!.followedAt, last!.id]) : null
      return { items, next }
    },
  }
}
