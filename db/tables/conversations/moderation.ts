import type { Context } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { DatabaseError } from '../../errors.ts'
import type { ReportReason } from '../../rules/messages.ts'
import type { SafetyNote } from '../../rules/safety/index.ts'
import type { Id, Time } from '../../types.ts'
import { notHeld, type Release } from './append.ts'
import type { Conversations } from './face.ts'

const timePattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
const idPattern = /[\da-f-]{36}/
const seqPattern = /[1-9]\d{0,8}/

type Moderation = Pick<Conversations, 'held' | 'release' | 'remove' | 'reports' | 'resolve'>

/** What moderators do: with messages that wait for them, and with what was reported. */
export function createModeration(context: Context, release: Release): Moderation {
  return {
    async held({ limit, cursor }) {
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
          where state = 'held' ${beyond}
          order by messages.created_at, messages.conversation_id, messages.seq limit ?`,
        [...(place ? [place[0]!, place[1]!, Number(place[2])] : []), limit + 1],
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
      }),

    async reports({ limit, cursor }) {
      const place = cursor ? decodeCursor('reports', cursor, [idPattern]) : undefined
      const rows = await context.rawMany(
        `select reports.id, reports.conversation_id, listing_id, title, me.user_id, other.user_id, reason, reports.text, reports.created_at
          from conversation_reports as reports join conversations on conversations.id = reports.conversation_id
          join conversation_sides as me on me.conversation_id = conversations.id and me.side = reports.side
          join conversation_sides as other on other.conversation_id = conversations.id and other.side <> reports.side
          where resolved_at is null ${place ? 'and reports.id > ?' : ''} order by reports.id limit ?`,
        [...(place ?? []), limit + 1],
      )
      const found = rows as [Id, Id, Id, string, Id | null, Id | null, ReportReason, string, Time][]
      const items = found
        .slice(0, limit)
        .map(([id, conversationId, listingId, title, reporterId, reportedId, reason, text, createdAt]) => ({
          ...{ id, conversationId, listing: { id: listingId, title }, reporterId, reportedId },
          ...{ reason, text, createdAt },
        }))
      return { items, next: found.length > limit ? encodeCursor('reports', [items.at(-1)!.id]) : null }
    },

    resolve: (reportId) =>
      context.write(async ({ queries }) => {
        const { numUpdatedRows } = await queries
          .updateTable('conversation_reports')
          .set({ resolved_at: context.now() })
          .where('id', '=', reportId)
          .where('resolved_at', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) return
        const known = await queries
          .selectFrom('conversation_reports')
          .select('id')
          .where('id', '=', reportId)
          .executeTakeFirst()
        throw known
          ? new DatabaseError('conflict', 'Somebody resolved the report already')
          : new DatabaseError('not-found', 'There is no such report')
      }),
  }
}
