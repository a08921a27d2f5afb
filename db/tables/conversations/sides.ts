import { firstLanguage, isLanguage } from '@piata/config/languages'
import { type Context, type WriteTransaction, within } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { messageRules } from '../../rules/messages.ts'
import type { Id } from '../../types.ts'
import { type EventFeed, recordEvents } from '../account-events.ts'
import { createReports } from '../moderation/reports.ts'
import { readNotificationsOf } from '../notifications.ts'
import type { Conversations } from './face.ts'
import { withdrawOffers } from './offer-ends.ts'

type Sides = Pick<Conversations, 'read' | 'archive' | 'block' | 'report'>

/** What one side does with a conversation beside writing. */
export function createSides(context: Context, feed: EventFeed): Sides {
  /** One's own side, locked. @throws DatabaseError not-found */
  async function ownSide({ queries }: WriteTransaction, conversationId: Id, userId: Id) {
    const row = await queries
      .selectFrom('conversation_sides')
      .select(['side', 'read_seq', 'last_seq'])
      .where('conversation_id', '=', conversationId)
      .where('user_id', '=', userId)
      .where('active_at', 'is not', null)
      .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
      .executeTakeFirst()
    if (!row) throw new DatabaseError('not-found', 'There is no such conversation, or it is not yours')
    return row
  }

  async function otherOf({ queries }: WriteTransaction, conversationId: Id, userId: Id) {
    const row = await queries
      .selectFrom('conversation_sides')
      .select('user_id')
      .where('conversation_id', '=', conversationId)
      .where((eb) => eb.or([eb('user_id', 'is', null), eb('user_id', '<>', userId)]))
      .executeTakeFirst()
    return row?.user_id ?? null
  }

  async function hasBlocked({ queries }: WriteTransaction, userId: Id, otherId: Id): Promise<boolean> {
    const row = await queries
      .selectFrom('blocked_accounts')
      .select('user_id')
      .where('user_id', '=', userId)
      .where('blocked_id', '=', otherId)
      .executeTakeFirst()
    return row !== undefined
  }

  return {
    read(conversationId, userId, wanted) {
      return context.write(async (tx) => {
        const { side, read_seq, last_seq } = await ownSide(tx, conversationId, userId)
        const seq = Math.min(wanted, last_seq)
        if (seq <= read_seq) return
        // After the lock: whoever writes a message adds to the count only when this has ended.
        const { count } = await tx.queries
          .selectFrom('messages')
          .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
          .where('conversation_id', '=', conversationId)
          .where('seq', '>', seq)
          .where('side', '<>', side)
          .where('state', '=', 'sent')
          .executeTakeFirstOrThrow()
        await tx.queries
          .updateTable('conversation_sides')
          .set({ read_seq: seq, unread: count })
          .where('conversation_id', '=', conversationId)
          .where('side', '=', side)
          .execute()
        if (count === 0) await readNotificationsOf(context, feed, tx, userId, conversationId)
        const other = await otherOf(tx, conversationId, userId)
        const event = (mine: boolean) => ({ kind: 'read' as const, data: { conversationId, seq, mine } })
        const isTold = other !== null && !(await hasBlocked(tx, userId, other))
        await recordEvents(context, feed, tx, [
          { userId, ...event(true) },
          ...(isTold ? [{ userId: other, ...event(false) }] : []),
        ])
      })
    },

    async archive(conversationId, userId, archived) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('conversation_sides')
          .set({ archived: archived ? 1 : 0 })
          .where('conversation_id', '=', conversationId)
          .where('user_id', '=', userId)
          .where('active_at', 'is not', null)
          .executeTakeFirst(),
      )
      if (numUpdatedRows === 0n)
        throw new DatabaseError('not-found', 'There is no such conversation, or it is not yours')
    },

    block(conversationId, userId, blocked) {
      return context.write(async (tx) => {
        await ownSide(tx, conversationId, userId)
        const other = await otherOf(tx, conversationId, userId)
        if (other === null) throw new DatabaseError('conflict', 'The other account does not exist any more')
        if (blocked) {
          await tx.queries
            .insertInto('blocked_accounts')
            .values({ user_id: userId, blocked_id: other, created_at: context.now() })
            .onConflict((c) => c.columns(['user_id', 'blocked_id']).doNothing())
            .execute()
          await withdrawOffers(context, feed, tx, userId, other)
        }
        // Offers that were made meanwhile expire in their time, as one that nobody answers: sooner would tell of the block.
        else
          await tx.queries
            .deleteFrom('blocked_accounts')
            .where('user_id', '=', userId)
            .where('blocked_id', '=', other)
            .execute()
      })
    },

    report(conversationId, userId, reason, text) {
      return context.write(async (tx) => {
        await ownSide(tx, conversationId, userId)
        const { count } = await tx.queries
          .selectFrom('reports')
          .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
          .where('subject', '=', 'conversation')
          .where('subject_id', '=', conversationId)
          .where('reporter_id', '=', userId)
          .executeTakeFirstOrThrow()
        if (count >= messageRules.reports)
          throw new DatabaseError('conflict', 'You reported this conversation already; it will be looked at')
        const { locale } = await tx.queries
          .selectFrom('users')
          .select('locale')
          .where('id', '=', userId)
          .executeTakeFirstOrThrow()
        return createReports(within(context, tx)).report({
          ...{
            subject: 'conversation',
            subjectId: conversationId,
            reporterId: userId,
            email: null,
            name: null,
          },
          ...{ locale: isLanguage(locale) ? locale : firstLanguage, reason, text },
        })
      })
    },
  }
}
