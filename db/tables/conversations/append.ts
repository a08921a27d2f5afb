import type { Context, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { type MessageKind, messageRules } from '../../rules/messages.ts'
import { caseHarm } from '../../rules/moderation/cases.ts'
import type { Channels } from '../../rules/notifications.ts'
import { safetyNotes } from '../../rules/safety/index.ts'
import { storable } from '../../text.ts'
import type { Id, Time } from '../../types.ts'
import { type EventFeed, recordEvents } from '../account-events.ts'
import { closeCase, openCase } from '../moderation/cases.ts'
import { channelsIn } from '../notification-preferences.ts'
import { keepNotifications, type NewNotification } from '../notifications.ts'
import type { Message, NewMessage, PlannedMail, Sent } from './face.ts'
import { digestOf, isToMany, saysHeldAgain } from './same-text.ts'
import type { MessageState, Side } from './schema.ts'

export interface Writer {
  /** Of the conversation. */
  id: Id
  userId: Id
  side: Side
}

export type Append = ReturnType<typeof createAppending>['append']
export type Release = ReturnType<typeof createAppending>['release']

interface Receiver {
  id: Id
  /** How it is told of messages. */
  channels: Channels
  /** By whoever writes. */
  isBlocked: boolean
  /** Whoever writes. */
  blocks: boolean
}

interface Told {
  seq: number
  now: Time
  kind: MessageKind
  other: Receiver
  isDelivered: boolean
  listingId: Id
  title: string
}

/** Puts a message at the end of its conversation, for whoever may see it. */
export function createAppending(context: Context, feed: EventFeed) {
  async function attach(
    { queries }: WriteTransaction,
    { conversationId, seq, userId }: { conversationId: Id; seq: number; userId: Id },
    imageIds: Id[],
  ): Promise<Message['images']> {
    if (imageIds.length === 0) return []
    const rows = await queries
      .selectFrom('images')
      .select(['id', 'sha256', 'width', 'height', 'placeholder'])
      .where('id', 'in', imageIds)
      .where('owner_id', '=', userId)
      .execute()
    const byId = new Map(rows.map((row) => [row.id, row]))
    const images = imageIds.flatMap((id) => byId.get(id) ?? [])
    if (images.length < imageIds.length)
      throw new DatabaseError('bad-reference', 'A picture does not exist or is not yours', 'imageIds')
    await queries
      .insertInto('message_images')
      .values(
        images.map(({ id }, position) => ({ conversation_id: conversationId, seq, position, image_id: id })),
      )
      .execute()
    return images
  }

  /** Shows the message to its receiver. Resolves to the mail that has to be planned, which none is while another one is, nor where none is wanted at once. */
  async function deliver(
    { rows }: WriteTransaction,
    { conversationId, side, seq, now }: { conversationId: Id; side: Side; seq: number; now: Time },
    isMailed: boolean,
  ): Promise<PlannedMail | null> {
    const [row] = (await rows(
      `update conversation_sides set active_at = ?, last_seq = ?, unread = unread + 1, archived = 0
        where conversation_id = ? and side = ? returning mail_due, mailed_at`,
      [now, seq, conversationId, side],
    )) as [[Time | null, Time | null]]
    const [planned, mailedAt] = row
    if (!isMailed || planned !== null) return null
    const soonest = Date.parse(now) + messageRules.mailAfterMs
    const next = mailedAt === null ? 0 : Date.parse(mailedAt) + messageRules.mailEveryMs
    const due = new Date(Math.max(soonest, next)).toISOString()
    await rows('update conversation_sides set mail_due = ? where conversation_id = ? and side = ?', [
      due,
      conversationId,
      side,
    ])
    return { conversationId, side, due }
  }

  /** Who gets what this side writes. @throws DatabaseError conflict once that account is gone */
  async function receiverOf({ rows }: WriteTransaction, { id, userId, side }: Writer): Promise<Receiver> {
    const [row] = await rows(
      `select users.id as id, chosen,
          (select count(*) from blocked_accounts where user_id = ? and blocked_id = users.id) as blocked,
          (select count(*) from blocked_accounts where user_id = users.id and blocked_id = ?) as blocks
        from conversation_sides as sides join users on users.id = sides.user_id and removed_at is null
        left join notification_preferences as preferences on preferences.user_id = users.id
        where conversation_id = ? and side = ?`,
      [userId, userId, id, otherSide(side)],
    )
    if (row === undefined) throw new DatabaseError('conflict', 'The other account does not exist any more')
    const [other, chosen, blocked, blocks] = row as [Id, string | null, number, number]
    const channels = channelsIn(chosen, 'message')
    return { id: other, channels, isBlocked: Number(blocked) > 0, blocks: Number(blocks) > 0 }
  }

  /** Whether nothing of this side was shown to the other yet, as a moderator has to look at the beginning: what follows it waits with it. */
  async function waitsForFirst({ rows }: WriteTransaction, { id, side }: Writer): Promise<boolean> {
    // A case, as SQLite makes a join of an `exists`, and goes through all messages of a long conversation first.
    const [row] = await rows(
      `select case when active_at is null then
          (select count(*) from messages where messages.conversation_id = other.conversation_id and messages.side = ? and state = 'held')
          else 0 end
        from conversation_sides as other where conversation_id = ? and side = ?`,
      [side, id, otherSide(side)],
    )
    return Number(row![0]) > 0
  }

  /** Takes the next number. The row's lock gives messages one order, whoever writes at once. */
  async function nextNumber({ rows }: WriteTransaction, id: Id) {
    const [row] = await rows(
      'update conversations set last_seq = last_seq + 1 where id = ? returning last_seq, listing_id, title',
      [id],
    )
    const [seq, listingId, title] = row as [number, Id, string]
    return { seq, listingId, title }
  }

  /** Makes a message that is kept the last one of its sender, and of its receiver where that one sees it, and tells them. */
  async function tell(
    tx: WriteTransaction,
    { id, userId, side }: Writer,
    { seq, now, kind, other, isDelivered, listingId, title }: Told,
  ): Promise<PlannedMail | null> {
    await tx.rows(
      'update conversation_sides set active_at = ?, last_seq = ?, archived = 0 where conversation_id = ? and side = ?',
      [now, seq, id, side],
    )
    const event = (mine: boolean) => ({ kind: 'message' as const, data: { conversationId: id, seq, mine } })
    if (!isDelivered) {
      await recordEvents(context, feed, tx, [{ userId, ...event(true) }])
      return null
    }
    const isMailed = kind === 'text' && other.channels.mail === 'at-once'
    const mail = await deliver(tx, { conversationId: id, side: otherSide(side), seq, now }, isMailed)
    const notification: NewNotification = {
      ...{ userId: other.id, kind: 'message' },
      payload: { conversationId: id, listingId, title, actorId: userId },
    }
    // Of others than texts those tell whose they are.
    const notified = kind === 'text' ? [[notification, other.channels] as const] : []
    await recordEvents(context, feed, tx, [
      ...(await keepNotifications(context, tx, notified)),
      { userId, ...event(true) },
      { userId: other.id, ...event(false) },
    ])
    return mail
  }

  async function append(
    tx: WriteTransaction,
    writer: Writer,
    { text: written, imageIds, ownHost }: NewMessage,
    kind: MessageKind = 'text',
  ): Promise<Sent & { receiverId: Id | null }> {
    const { id, userId, side } = writer
    const now = context.now()
    const { seq, listingId, title } = await nextNumber(tx, id)
    const other = await receiverOf(tx, writer)
    if (other.isBlocked) throw new DatabaseError('conflict', 'You blocked this account; unblock it first')
    const text = storable(written)
    const notes = kind === 'text' ? safetyNotes(text, ownHost) : []
    const digest = side === 'buyer' && kind === 'text' ? digestOf(text, notes.length > 0) : null
    let state: MessageState = 'sent'
    if (other.blocks) state = 'blocked'
    else if (await waitsForFirst(tx, writer)) {
      if (kind !== 'text')
        throw new DatabaseError(
          'conflict',
          'Your first message waits for a moderator; make an offer after it',
        )
      state = 'held'
    } else if (digest !== null && (await isToMany(context, tx, userId, id, digest))) state = 'held'
    else if (side === 'buyer' && kind === 'text' && (await saysHeldAgain(context, tx, userId, text)))
      state = 'held'
    await tx.rows(
      `insert into messages (conversation_id, seq, side, kind, text, state, digest, created_at, notes)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, seq, side, kind, text, state, digest?.digest ?? null, now, JSON.stringify(notes)],
    )
    if (state === 'held')
      await openCase(tx, {
        ...{ kind: 'held-message', subject: 'message', subjectId: `${id}/${seq}`, ownerId: userId, now },
        harm: caseHarm['held-message'],
      })
    const images = await attach(tx, { conversationId: id, seq, userId }, imageIds)
    const isDelivered = state === 'sent'
    const mail = await tell(tx, writer, { seq, now, kind, other, isDelivered, listingId, title })
    return {
      conversationId: id,
      mail,
      receiverId: isDelivered ? other.id : null,
      message: {
        ...{ seq, mine: true, kind, text, images, notes: [], offer: null, createdAt: now },
        state: state === 'held' ? 'held' : 'sent',
      },
    }
  }

  /** @throws DatabaseError conflict once the account is gone */
  async function senderOf({ rows }: WriteTransaction, id: Id, side: Side): Promise<Id> {
    const [row] = await rows(
      `select users.id from conversation_sides join users on users.id = user_id and removed_at is null
        where conversation_id = ? and side = ?`,
      [id, side],
    )
    if (row === undefined) throw new DatabaseError('conflict', 'The other account does not exist any more')
    return row[0] as Id
  }

  /** Sends a held message, and after the first one what was held for its sake alone. */
  async function release(tx: WriteTransaction, id: Id, heldSeq: number): ReturnType<typeof releaseOne> {
    const [row] = await tx.rows(
      'select messages.side, active_at from messages join conversation_sides as other on other.conversation_id = messages.conversation_id and other.side <> messages.side where messages.conversation_id = ? and messages.seq = ?',
      [id, heldSeq],
    )
    const first = await releaseOne(tx, id, heldSeq)
    const [side, seenAt] = row as [Side, Time | null]
    if (seenAt !== null) return first
    const { queries } = tx
    const later = await queries
      .selectFrom('messages')
      .innerJoin('conversation_sides as mine', (join) =>
        join
          .onRef('mine.conversation_id', '=', 'messages.conversation_id')
          .onRef('mine.side', '=', 'messages.side'),
      )
      .select(['messages.seq', 'text', 'notes', 'user_id'])
      .where('messages.conversation_id', '=', id)
      .where('messages.side', '=', side)
      .where('messages.seq', '>', heldSeq)
      .where('state', '=', 'held')
      .orderBy('messages.seq')
      .execute()
    let { mail } = first
    for (const { seq, text, notes, user_id } of later) {
      const digest = digestOf(text, notes !== '[]')
      if (user_id === null || (digest !== null && (await isToMany(context, tx, user_id, id, digest))))
        continue
      const next = await releaseOne(tx, id, seq)
      mail ??= next.mail
    }
    return { ...first, mail }
  }

  /** As if it had been written now: at its old place those who read on would miss it. */
  async function releaseOne(
    tx: WriteTransaction,
    id: Id,
    heldSeq: number,
  ): Promise<Pick<Sent, 'conversationId' | 'mail'> & { seq: number }> {
    const { queries } = tx
    const now = context.now()
    const held = await queries
      .selectFrom('messages')
      .selectAll()
      .where('conversation_id', '=', id)
      .where('seq', '=', heldSeq)
      .where('state', '=', 'held')
      .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
      .executeTakeFirst()
    if (!held) throw await notHeld(tx, id, heldSeq)
    const { seq, listingId, title } = await nextNumber(tx, id)
    const { side, kind } = held
    const userId = await senderOf(tx, id, side)
    const other = await receiverOf(tx, { id, userId, side })
    const isDelivered = !other.isBlocked && !other.blocks
    const state = isDelivered ? 'sent' : 'blocked'
    await queries
      .insertInto('messages')
      .values({ ...held, seq, state, created_at: now })
      .execute()
    await queries
      .updateTable('message_images')
      .set({ seq })
      .where('conversation_id', '=', id)
      .where('seq', '=', heldSeq)
      .execute()
    await queries
      .deleteFrom('messages')
      .where('conversation_id', '=', id)
      .where('seq', '=', heldSeq)
      .execute()
    await closeCase(queries, 'held-message', 'message', `${id}/${heldSeq}`, now)
    const told = { seq, now, kind, other, isDelivered, listingId, title }
    return { conversationId: id, seq, mail: await tell(tx, { id, userId, side }, told) }
  }

  return { append, release }
}

/** Why nothing can be done with a message that is held no longer: each number up to the last one was given. */
export async function notHeld({ queries }: WriteTransaction, id: Id, seq: number): Promise<DatabaseError> {
  const row = await queries
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', id)
    .where('last_seq', '>=', seq)
    .executeTakeFirst()
  return row
    ? new DatabaseError('conflict', 'The message is not held, or somebody dealt with it already')
    : new DatabaseError('not-found', 'There is no such message')
}

export const otherSide = (side: Side): Side => (side === 'buyer' ? 'seller' : 'buyer')
