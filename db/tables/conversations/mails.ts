import type { Context } from '../../context.ts'
import { cutText } from '../../rules/text.ts'
import { otherSide } from './append.ts'
import type { Conversations } from './face.ts'

/** Messages whose words a mail has, and how much of each, in code points. */
const quoted = 3
const quotedLength = 300

/** Mails of what nobody read. */
export function createMessageMails(context: Context): Pick<Conversations, 'takeMail'> {
  const postgres = context.dialect === 'postgres'
  return {
    takeMail({ conversationId, side, due }) {
      return context.write(async ({ queries }) => {
        const row = await queries
          .selectFrom('conversation_sides')
          .select(['user_id', 'read_seq', 'last_seq', 'mailed_seq'])
          .where('conversation_id', '=', conversationId)
          .where('side', '=', side)
          // A task that comes twice finds its plan done.
          .where('mail_due', '=', due)
          .$if(postgres, (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        if (!row) return null
        const now = context.now()
        const messages = await queries
          .selectFrom('messages')
          .select(['text', 'notes'])
          .where('conversation_id', '=', conversationId)
          .where('seq', '>', Math.max(row.read_seq, row.mailed_seq))
          .where('side', '<>', side)
          .where('state', '=', 'sent')
          // Of others than texts notifications tell.
          .where('kind', '=', 'text')
          .orderBy('seq')
          .execute()
        await queries
          .updateTable('conversation_sides')
          .set({
            ...{ mail_due: null, mailed_seq: row.last_seq },
            ...(messages.length > 0 && { mailed_at: now }),
          })
          .where('conversation_id', '=', conversationId)
          .where('side', '=', side)
          .execute()
        if (messages.length === 0 || row.user_id === null) return null
        const from = await queries
          .selectFrom('conversation_sides')
          .innerJoin('conversations', 'conversations.id', 'conversation_id')
          .leftJoin('users', 'users.id', 'user_id')
          .select(['name', 'title'])
          .where('conversation_id', '=', conversationId)
          .where('side', '=', otherSide(side))
          .executeTakeFirstOrThrow()
        return {
          userId: row.user_id,
          from: from.name ?? '',
          title: from.title,
          total: messages.length,
          // What may be a trap is read on the site, beside the warning.
          texts: messages
            .slice(0, quoted)
            .map(({ text, notes }) => (notes === '[]' && text !== '' ? cutText(text, quotedLength) : null)),
        }
      })
    },
  }
}
