import type { Context } from '../../context.ts'
import type { EventFeed } from '../account-events.ts'
import type { Listings } from '../listings/face.ts'
import { createAppending } from './append.ts'
import type { Conversations } from './face.ts'
import { createMessageMails } from './mails.ts'
import { createModeration } from './moderation.ts'
import { createOffers } from './offers.ts'
import { createConversationPages } from './pages.ts'
import { createSides } from './sides.ts'
import { createMessageWriting, createWriters } from './write.ts'

/** @param listingsOn moves listings within a transaction */
export function createConversations(
  context: Context,
  feed: EventFeed,
  listingsOn: (context: Context) => Pick<Listings, 'move'>,
): Conversations {
  const { append, release } = createAppending(context, feed)
  const writers = createWriters(context)
  const { messageAt, ...pages } = createConversationPages(context)
  return {
    ...createMessageWriting(context, append, writers),
    ...createOffers(context, feed, { append, writers, listingsOn, message: messageAt }),
    ...pages,
    ...createSides(context, feed),
    ...createMessageMails(context),
    ...createModeration(context, release),
  }
}
