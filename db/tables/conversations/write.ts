import type { Context, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { isListed } from '../../rules/lifecycle.ts'
import { firstContactsPerDay } from '../../rules/messages.ts'
import type { Id, Time } from '../../types.ts'
import { visible } from '../listings/schema.ts'
import { lockAccount } from '../lock-account.ts'
import type { Append, Writer } from './append.ts'
import type { Conversations } from './face.ts'

const dayMs = 86_400_000

/** Who writes where: a buyer about a listing, whose first message begins the conversation, or either side of one that is there. */
export interface Writers {
  /** The account is locked then. @throws DatabaseError as `Conversations.begin` */
  ofBuyer(tx: WriteTransaction, buyerId: Id, listingId: Id): Promise<Writer>
  /** @throws DatabaseError not-found */
  ofMember(tx: WriteTransaction, conversationId: Id, userId: Id): Promise<Writer>
}

export function createWriters(context: Context): Writers {
  async function listingFor({ rows }: WriteTransaction, id: Id, buyerId: Id) {
    const [row] = await rows(
      `select seller_id, title, status from listings join users on users.id = seller_id
        where listings.id = ? and removed_at is null and (${visible} or seller_id = ?)`,
      [id, buyerId],
    )
    if (!row) throw new DatabaseError('not-found', 'There is no such listing')
    const [sellerId, title, status] = row as [Id, string, Parameters<typeof isListed>[0]]
    return { sellerId, title, status }
  }

  /** Sellers to whom an account wrote for the first time within a day are few; to those it knows it may write about more. */
  async function requireContact(
    tx: WriteTransaction,
    buyerId: Id,
    sellerId: Id,
    createdAt: Time,
  ): Promise<void> {
    const now = Date.parse(context.now())
    const most = firstContactsPerDay(now - Date.parse(createdAt))
    const [row] = await tx.rows(
      `select count(*) as count, count(case when seller = ? then 1 end) as known from (
        select coalesce(user_id, id) as seller, min(created_at) as first_at from conversations
          join conversation_sides on conversation_id = id and side = 'seller' where buyer_id = ?
          group by coalesce(user_id, id)) as sellers where first_at > ? or seller = ?`,
      [sellerId, buyerId, new Date(now - dayMs).toISOString(), sellerId],
    )
    const [count, known] = row!.map(Number) as [number, number]
    if (known === 0 && count >= most)
      throw new DatabaseError(
        'too-many',
        `This account may write to ${most} new sellers a day; with its age it will be more. Conversations that have begun go on`,
      )
  }

  async function begun({ queries }: WriteTransaction, buyerId: Id, listingId: Id): Promise<Id | undefined> {
    const row = await queries
      .selectFrom('conversations')
      .select('id')
      .where('buyer_id', '=', buyerId)
      .where('listing_id', '=', listingId)
      .executeTakeFirst()
    return row?.id
  }

  return {
    async ofBuyer(tx, buyerId, listingId) {
      // One first contact, and one text that may be the same to many, of an account at a time: each counts the others.
      const { createdAt } = await lockAccount(context, tx.queries, buyerId)
      const known = await begun(tx, buyerId, listingId)
      if (known !== undefined) return { id: known, userId: buyerId, side: 'buyer' }
      const { sellerId, title, status } = await listingFor(tx, listingId, buyerId)
      if (sellerId === buyerId) throw new DatabaseError('conflict', 'The listing is your own')
      if (!isListed(status)) throw new DatabaseError('conflict', 'The listing is not for sale any more')
      await requireContact(tx, buyerId, sellerId, createdAt)
      const id = newId()
      await tx.queries
        .insertInto('conversations')
        .values({
          ...{ id, listing_id: listingId, title, buyer_id: buyerId, last_seq: 0, bought_at: null },
          created_at: context.now(),
        })
        .execute()
      const empty = { active_at: null, mail_due: null, mailed_at: null, archived: 0 }
      const counts = { last_seq: 0, read_seq: 0, unread: 0, mailed_seq: 0 }
      await tx.queries
        .insertInto('conversation_sides')
        .values([
          { conversation_id: id, side: 'buyer', user_id: buyerId, ...empty, ...counts },
          { conversation_id: id, side: 'seller', user_id: sellerId, ...empty, ...counts },
        ])
        .execute()
      return { id, userId: buyerId, side: 'buyer' }
    },

    async ofMember({ rows }, conversationId, userId) {
      const [row] = await rows(
        `select side from conversation_sides join users on users.id = user_id and removed_at is null
          where conversation_id = ? and user_id = ? and active_at is not null`,
        [conversationId, userId],
      )
      if (!row) throw new DatabaseError('not-found', 'There is no such conversation, or it is not yours')
      return { id: conversationId, userId, side: row[0] as Writer['side'] }
    },
  }
}

export function createMessageWriting(
  context: Context,
  append: Append,
  writers: Writers,
): Pick<Conversations, 'begin' | 'send'> {
  return {
    begin: (buyerId, listingId, message) =>
      context.write(async (tx) => append(tx, await writers.ofBuyer(tx, buyerId, listingId), message)),

    send: (conversationId, userId, message) =>
      context.write(async (tx) => {
        const writer = await writers.ofMember(tx, conversationId, userId)
        // SQLite has one writer at a time anyway.
        if (writer.side === 'buyer' && context.dialect === 'postgres')
          await lockAccount(context, tx.queries, userId)
        return append(tx, writer, message)
      }),
  }
}
