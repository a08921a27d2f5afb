import type { Context, WriteTransaction } from '../../context.ts'
import { nextOfferState } from '../../rules/offers.ts'
import type { Id, ListingStatus } from '../../types.ts'
import type { EventFeed } from '../account-events.ts'
import { type Told, tellOffer } from './offers.ts'
import { holdsOffer } from './schema.ts'

// How offers end that nobody answers, and wait again.

/** Ends the offers for a listing that nobody can accept any more, after it moved or has another price, and tells both sides of each. */
export async function endOffers(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  listingId: Id,
): Promise<void> {
  const ended = await tx.rows(
    `update offers set state = ?, answered_at = ?
      where conversation_id in (select id from conversations where listing_id = ?) and state = 'open' and expires_at > ? and not (${holdsOffer})
      returning conversation_id, seq`,
    [nextOfferState('open', 'end', 'system'), context.now(), listingId, context.now()],
  )
  if (ended.length === 0) return
  const [row] = await tx.rows('select status from listings where id = ?', [listingId])
  // The buyer is told why, whoever offered: the seller is who did it.
  const told = toldOf[row?.[0] as ListingStatus] ?? 'gone'
  for (const [conversationId, seq] of ended as [Id, number][])
    await tellOffer(context, feed, tx, { conversationId, seq }, told)
}

/** What is said of an offer that ended with its listing, which may be gone. */
const toldOf: Partial<Record<ListingStatus, Told>> = {
  published: 'repriced',
  reserved: 'taken',
  sold: 'bought',
}

/** Lets the offers wait again that had ended for a listing that is for sale again at their price, as long as each would have waited, and tells both sides. */
export async function reopenOffers(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  listingId: Id,
): Promise<void> {
  const reopened = await tx.rows(
    `update offers set state = ?, answered_at = null
      where conversation_id in (select id from conversations where listing_id = ?) and state = 'ended' and expires_at > ? and (${holdsOffer})
        and seq = (select max(later.seq) from offers as later where later.conversation_id = offers.conversation_id)
        and (select count(*) from conversation_sides as sides join users on users.id = sides.user_id and removed_at is null
          where sides.conversation_id = offers.conversation_id) = 2
        and not exists (select 1 from conversation_sides as mine
          join conversation_sides as other on other.conversation_id = mine.conversation_id and other.side <> mine.side
          join blocked_accounts on blocked_accounts.user_id = mine.user_id and blocked_id = other.user_id
          where mine.conversation_id = offers.conversation_id)
      returning conversation_id, seq`,
    [nextOfferState('ended', 'reopen', 'system'), listingId, context.now()],
  )
  for (const [conversationId, seq] of reopened as [Id, number][])
    await tellOffer(context, feed, tx, { conversationId, seq }, 'reopened')
}

/** Takes back what `userId` offers `otherId`, wherever. */
export async function withdrawOffers(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  userId: Id,
  otherId: Id,
): Promise<void> {
  const open = await tx.rows(
    `select offers.conversation_id, offers.seq from offers
      join conversation_sides as mine on mine.conversation_id = offers.conversation_id and mine.side = offers.side
      join conversation_sides as other on other.conversation_id = offers.conversation_id and other.side <> offers.side
      where offers.state = 'open' and mine.user_id = ? and other.user_id = ? order by offers.conversation_id`,
    [userId, otherId],
  )
  for (const [conversationId, seq] of open as [Id, number][]) {
    const { numUpdatedRows } = await tx.queries
      .updateTable('offers')
      .set({ state: nextOfferState('open', 'withdraw', 'maker'), answered_at: context.now() })
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', seq)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await tellOffer(context, feed, tx, { conversationId, seq })
  }
}
