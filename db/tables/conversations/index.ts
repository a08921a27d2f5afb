import type { Context } from '../../context.ts'
import type { EventFeed } from '../account-events.ts'
import type { Conversations } from './face.ts'
import { createMessageMails } from './mails.ts'
import { createConversationPages } from './pages.ts'
import { createSides } from './sides.ts'
import { createMessageWriting } from './write.ts'

export function createConversations(context: Context, feed: EventFeed): Conversations {
  return {
    ...createMessageWriting(context, feed),
    ...createConversationPages(context),
    ...createSides(context, feed),
    ...createMessageMails(context),
  }
}
