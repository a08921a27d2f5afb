import type { Context } from '../context.ts'
import type { Id, Time } from '../types.ts'
import { createTraders, type Trader } from './traders.ts'

/** What anybody may know of who sells. */
interface SellerProfile {
  id: Id
  name: string
  since: Time
  emailVerified: boolean
  /** Of those that are kept. */
  soldCount: number
  /** Half of those who write for the first time are answered within so many minutes; null where that is not known. */
  answersWithinMinutes: number | null
  /** What a trader says about itself; null for a private seller. */
  trader: Omit<Trader, 'certifiedAt'> | null
}

interface Sellers {
  find(id: Id): Promise<SellerProfile | undefined>
  /** Of the sellers after `after`, by their ids: those who were written to since a time. At most `limit`. */
  writtenTo(since: Time, after: Id, limit: number): Promise<Id[]>
  /**
   * How many milliseconds the seller took for the first answer in each conversation that began since a time, the newest first, at most `limit`; null where there
   * is none.
   */
  firstAnswers(sellerId: Id, since: Time, limit: number): Promise<{ begunAt: Time; tookMs: number | null }[]>
  /** Null takes away what was known. */
  setAnswerTime(sellerId: Id, minutes: number | null): Promise<void>
}

export interface SellersSchema {
  answer_times: { user_id: Id; minutes: number; computed_at: Time }
}

/** Beyond it nobody counts: the index is read for each. */
const mostCounted = 10_000

export function createSellers(context: Context): Sellers {
  return {
    async find(id) {
      const [row] = await context.raw(
        `select users.id, name, created_at as since, case when email_verified_at is null then 0 else 1 end as verified, minutes,
          (select count(*) from (select 1 from listings where seller_id = users.id and status = 'sold' limit ${mostCounted}) as sold) as sold
         from users left join answer_times on answer_times.user_id = users.id where users.id = ? and removed_at is null`,
        [id],
      )
      if (row === undefined) return undefined
      const [, name, since, verified, minutes, sold] = row as [
        Id,
        string,
        Time,
        number,
        number | null,
        number,
      ]
      const { certifiedAt: _, ...trader } = (await createTraders(context).find(id)) ?? { certifiedAt: '' }
      return {
        ...{ id, name, since, emailVerified: verified === 1 },
        trader: 'name' in trader ? trader : null,
        ...{ soldCount: Number(sold), answersWithinMinutes: minutes },
      }
    },

    async writtenTo(since, after, limit) {
      const rows = await context.rawMany(
        `select distinct user_id from conversation_sides where side = 'seller' and user_id > ? and active_at > ? order by user_id limit ?`,
        [after, since, limit],
      )
      return rows.map(([id]) => id as Id)
    },

    async firstAnswers(sellerId, since, limit) {
      const rows = await context.rawMany(
        `select created_at, (select min(messages.created_at) from messages
            where conversation_id = conversations.id and messages.side = 'seller') as answered_at
         from conversation_sides as me join conversations on conversations.id = me.conversation_id
         where me.user_id = ? and me.side = 'seller' and created_at > ? order by created_at desc limit ?`,
        [sellerId, since, limit],
      )
      return (rows as [Time, Time | null][]).map(([begunAt, answeredAt]) => ({
        begunAt,
        tookMs: answeredAt === null ? null : Date.parse(answeredAt) - Date.parse(begunAt),
      }))
    },

    async setAnswerTime(userId, minutes) {
      await context.write(async ({ queries }) => {
        if (minutes === null) {
          await queries.deleteFrom('answer_times').where('user_id', '=', userId).execute()
          return
        }
        // A seller who went meanwhile has none.
        await queries
          .insertInto('answer_times')
          .columns(['user_id', 'minutes', 'computed_at'])
          .expression((eb) =>
            eb
              .selectFrom('users')
              .select((of) => [
                'id as user_id',
                of.cast<number>(of.val(minutes), 'integer').as('minutes'),
                of.cast<string>(of.val(context.now()), 'text').as('computed_at'),
              ])
              .where('id', '=', userId)
              .where('removed_at', 'is', null),
          )
          .onConflict((c) =>
            c.column('user_id').doUpdateSet((eb) => ({
              minutes: eb.ref('excluded.minutes'),
              computed_at: eb.ref('excluded.computed_at'),
            })),
          )
          .execute()
      })
    },
  }
}
