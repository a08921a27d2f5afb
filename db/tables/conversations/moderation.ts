import type { Context } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import type { SafetyNote } from '../../rules/safety/index.ts'
import type { Id, Time } from '../../types.ts'
import { closeCase } from '../moderation/cases.ts'
import { notHeld, otherSide, type Release } from './append.ts'
import type { Conversations } from './face.ts'

const timePattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
const idPattern = /[\da-f-]{36}/
const seqPattern = /[1-9]\d{0,8}/

type Moderation = Pick<Conversations, 'held' | 'release' | 'remove' | 'setDelivered'>

/** What moderators do with messages that wait for them. */
export function createModeration(context: Context, release: Release): Moderation {
  return {
    async held(moderatorId, { limit, cursor }) {
      const place = cursor ? decodeCursor('held', cursor, [timePattern, idPattern, seqPattern]) : undefined
      const beyond = place
        ? 'and (messages.created_at, messages.conversation_id, messages.seq) > (?, ?, ?)'
        : ''
      const rows = await context.rawMany(
        `select messages.conversation_id, messages.seq, listing_id, title, user_id, messages.text, notes, messages.created_at,
            (select count(*) from message_images
              where message_images.conversation_id = messages.conversation_id and message_images.seq = messages.seq)
          from messages join conversations on conversations.id = messages.conversation_id
          join conversation_sides as sender on sender.conversation_id = conversations.id and sender.side = messages.side
          where state = 'held' and not exists (select 1 from conversation_sides as mine
            where mine.conversation_id = conversations.id and mine.user_id = ?) ${beyond}
          order by messages.created_at, messages.conversation_id, messages.seq limit ?`,
        [moderatorId, ...(place ? [place[0]!, place[1]!, Number(place[2])] : []), limit + 1],
      )
      const found = rows as [Id, number, Id, string, Id | null, string, string, Time, number][]
      const items = found
        .slice(0, limit)
        .map(([conversationId, seq, id, title, senderId, text, notes, createdAt, images]) => ({
          ...{ conversationId, seq, listing: { id, title }, senderId, text, createdAt },
          ...{ notes: JSON.parse(notes) as SafetyNote[], images: Number(images) },
        }))
      const last = items.at(-1)
      const isMore = found.length > limit && last !== undefined
      return {
        items,
        next: isMore ? encodeCursor('held', [last.createdAt, last.conversationId, String(last.seq)]) : null,
      }
    },

    release: (conversationId, seq) => context.write((tx) => release(tx, conversationId, seq)),

    setDelivered: (conversationId, seq, isShown) =>
      context.write(async ({ queries }) => {
        const message = await queries
          .updateTable('messages')
          .set({ state: isShown ? 'sent' : 'removed' })
          .where('conversation_id', '=', conversationId)
          .where('seq', '=', seq)
          .where('state', '=', isShown ? 'removed' : 'sent')
          .returning('side')
          .executeTakeFirst()
        if (message === undefined) return false
        const side = otherSide(message.side)
        const last = await queries
          .selectFrom('messages')
          .select(['seq', 'created_at'])
          .where('conversation_id', '=', conversationId)
          .where((eb) => eb.or([eb('side', '=', side), eb('state', '=', 'sent')]))
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst()
        await queries
          .updateTable('conversation_sides')
          .set((eb) => ({
            // Without a message left its receiver has no such conversation.
            ...{ last_seq: last?.seq ?? 0, active_at: last?.created_at ?? null },
            unread: eb
              .case()
              .when('read_seq', '>=', seq)
              .then(eb.ref('unread'))
              .else(isShown ? eb('unread', '+', 1) : eb('unread', '-', 1))
              .end(),
          }))
          .where('conversation_id', '=', conversationId)
          .where('side', '=', side)
          .execute()
        return true
      }),

    remove: (conversationId, seq) =>
      context.write(async (tx) => {
        const { numUpdatedRows } = await tx.queries
          .updateTable('messages')
          .set({ state: 'removed' })
          .where('conversation_id', '=', conversationId)
          .where('seq', '=', seq)
          .where('state', '=', 'held')
          .executeTakeFirst()
        if (numUpdatedRows === 0n) throw await notHeld(tx, conversationId, seq)
        await closeCase(tx.queries, 'held-message', 'message', `${conversationId}/${seq}`, context.now())
      }),
  }
}
