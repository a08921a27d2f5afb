import { among } from '../among.ts'
import type { Context, WriteTransaction } from '../context.ts'
import type { Id } from '../types.ts'
import { type EventFeed, recordEvents } from './account-events.ts'

/** Sides of conversations that one change tells, the most recently active first: a listing may have thousands. */
const mostTold = 1_000

/** Tells those who write about these listings, and have not put the conversation away, that they are not what they were. */
export async function tellOfListings(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  listingIds: Id[],
): Promise<void> {
  const sides = await tx.queries
    .selectFrom('conversations')
    .innerJoin('conversation_sides', 'conversation_sides.conversation_id', 'conversations.id')
    .select(['user_id', 'listing_id'])
    .where(among(context, 'listing_id', listingIds))
    .where('user_id', 'is not', null)
    .where('active_at', 'is not', null)
    .where('archived', '=', 0)
    .orderBy('active_at', 'desc')
    .limit(mostTold)
    .execute()
  // A seller has many conversations about one listing.
  const told = new Map(sides.map((side) => [`${side.user_id} ${side.listing_id}`, side]))
  await recordEvents(
    context,
    feed,
    tx,
    [...told.values()].map(({ user_id, listing_id }) => listingEvent(user_id!, listing_id)),
  )
}

/** That a listing which one writes about, or its sale, is not what it was. */
export const listingEvent = (userId: Id, listingId: Id) => ({
  userId,
  kind: 'listing' as const,
  data: { listingId },
})
