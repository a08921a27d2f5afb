import type { Context, WriteTransaction } from '../../context.ts'
import type { Id } from '../../types.ts'
import type { EventFeed } from '../account-events.ts'
import { makeDeal } from '../ratings.ts'
import { tellOffer } from './offers.ts'

/** The conversation whose buyer a listing is reserved for, and the offer that led to it. */
interface Reservation {
  conversationId: Id
  seq: number | null
}

/** To be read before a listing's status changes, as the database itself forgets it then. */
export async function reservationOf(
  { rows }: WriteTransaction,
  listingId: Id,
): Promise<Reservation | undefined> {
  const [row] = await rows('select conversation_id, offer_seq from reservations where listing_id = ?', [
    listingId,
  ])
  return row && { conversationId: row[0] as Id, seq: row[1] as number | null }
}

/** Tells those of a reservation that it is over, the seller where the buyer's account goes; whoever it was sold to is its buyer. */
export async function endReservation(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  { conversationId, seq }: Reservation,
  isSold: boolean,
): Promise<void> {
  const isDeal = isSold && (await makeDeal(context, feed, tx, conversationId))
  if (seq === null) return
  const told = isDeal ? undefined : !isSold && (await isLeaving(tx, conversationId)) ? 'left' : 'ended'
  await tellOffer(context, feed, tx, { conversationId, seq }, told)
}

/** Whether the buyer's account is about to go. */
async function isLeaving({ rows }: WriteTransaction, conversationId: Id): Promise<boolean> {
  const [row] = await rows(
    `select users.id from conversation_sides join users on users.id = user_id and removed_at is not null
      where conversation_id = ? and side = 'buyer'`,
    [conversationId],
  )
  return row !== undefined
}
