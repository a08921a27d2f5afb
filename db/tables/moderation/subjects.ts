import type { Context, Queries } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import { isVisible } from '../../rules/lifecycle.ts'
import type { ReportedKind } from '../../rules/moderation/reports.ts'
import type { Id } from '../../types.ts'
import { visible } from '../listings/schema.ts'
import { unsuspended } from '../users.ts'
import type { ModerationSchema } from './schema.ts'

interface Subject {
  kind: ReportedKind
  /** As `reportedKinds` says. */
  id: string
}

/** Where the message is that a case of that subject is about; of a conversation `seq` is NaN. */
export const placeOf = (subjectId: string) => {
  const [conversationId, seq] = subjectId.split('/')
  return { conversationId: conversationId!, seq: Number(seq) }
}

/** As much as names it, in one line. */
const mostTitle = 80
const beginningOf = (text: string) => {
  const line = text.replace(/\s+/gu, ' ').trim()
  const letters = [...line]
  return letters.length > mostTitle ? `${letters.slice(0, mostTitle - 1).join('')}…` : line
}

/** What something is called: its title, the beginning of a rating, or its owner's name. */
export async function titleOf(
  queries: Queries,
  {
    subject,
    subject_id: id,
    owner_id,
  }: Pick<ModerationSchema['moderation_cases'], 'subject' | 'subject_id' | 'owner_id'>,
): Promise<string> {
  if (subject === 'listing')
    return (
      (await queries.selectFrom('listings').select('title').where('id', '=', id).executeTakeFirst())?.title ??
      ''
    )
  if (subject === 'message' || subject === 'conversation')
    return (
      (
        await queries
          .selectFrom('conversations')
          .select('title')
          .where('id', '=', placeOf(id).conversationId)
          .executeTakeFirst()
      )?.title ?? ''
    )
  if (subject === 'rating') {
    const rating = await queries.selectFrom('ratings').select('text').where('id', '=', id).executeTakeFirst()
    return beginningOf(rating?.text ?? '')
  }
  if (owner_id === null) return ''
  const owner = await queries.selectFrom('users').select('name').where('id', '=', owner_id).executeTakeFirst()
  return owner?.name ?? ''
}

/** Whether anybody may see a listing or an account; of all else there is no page. */
export async function isPublic(context: Context, subject: ReportedKind, id: string): Promise<boolean> {
  if (subject !== 'listing' && subject !== 'user') return false
  const [found] = await context.raw(
    subject === 'listing'
      ? `select listings.id from listings join users on users.id = seller_id and removed_at is null and ${unsuspended}
          where listings.id = ? and ${visible}`
      : `select id from users where removed_at is null and ${unsuspended} and id = ?`,
    [context.now(), id],
  )
  return found !== undefined
}

/** Whether something is still there, whoever may see it. */
export async function isThere(queries: Queries, subject: ReportedKind, id: string): Promise<boolean> {
  const { conversationId, seq } = placeOf(id)
  const found = await (() => {
    switch (subject) {
      case 'listing':
        return queries
          .selectFrom('listings')
          .innerJoin('users', 'users.id', 'seller_id')
          .select('listings.id')
          .where('listings.id', '=', id)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
      case 'user':
        return queries
          .selectFrom('users')
          .select('id')
          .where('id', '=', id)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
      case 'rating':
        return queries.selectFrom('ratings').select('id').where('id', '=', id).executeTakeFirst()
      case 'conversation':
        return queries.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst()
      case 'message':
        return queries
          .selectFrom('messages')
          .select('seq')
          .where('conversation_id', '=', conversationId)
          .where('seq', '=', seq)
          .executeTakeFirst()
    }
  })()
  return found !== undefined
}

/**
 * Whose something is that `viewerId` can see, which is what they may report.
 * @throws DatabaseError not-found for what they cannot see; conflict for one's own
 */
export async function reportedOwner(
  context: Context,
  queries: Queries,
  { kind, id }: Subject,
  viewerId: Id | null,
): Promise<Id | null> {
  const found = await ownerOf(context, queries, { kind, id }, viewerId)
  if (found === undefined) throw new DatabaseError('not-found', `There is no such ${kind}`)
  if (found !== null && found === viewerId)
    throw new DatabaseError('conflict', 'This is your own', 'subjectId')
  return found
}

async function ownerOf(
  context: Context,
  queries: Queries,
  { kind, id }: Subject,
  viewerId: Id | null,
): Promise<Id | null | undefined> {
  switch (kind) {
    case 'listing': {
      const row = await queries
        .selectFrom('listings')
        .select(['seller_id', 'status'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row && (isVisible(row.status) || row.seller_id === viewerId) ? row.seller_id : undefined
    }
    case 'user': {
      const row = await queries
        .selectFrom('users')
        .select('id')
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      return row?.id
    }
    case 'rating': {
      const row = await queries
        .selectFrom('ratings')
        .innerJoin('conversation_sides as author', (join) =>
          join
            .onRef('author.conversation_id', '=', 'ratings.conversation_id')
            .onRef('author.side', '=', 'ratings.side'),
        )
        .select('author.user_id')
        .where('ratings.id', '=', id)
        .where('shown_at', '<=', context.now())
        .executeTakeFirst()
      return row?.user_id
    }
    case 'conversation':
    case 'message':
      return writerOf(queries, id, viewerId)
  }
}

/** Who wrote a message that `viewerId` got, or the other side of a conversation of theirs. */
async function writerOf(
  queries: Queries,
  place: string,
  viewerId: Id | null,
): Promise<Id | null | undefined> {
  if (viewerId === null) return undefined
  const [conversationId, seq] = place.split('/')
  const row = await queries
    .selectFrom('conversation_sides as me')
    .innerJoin('conversation_sides as other', (join) =>
      join.onRef('other.conversation_id', '=', 'me.conversation_id').onRef('other.side', '<>', 'me.side'),
    )
    .select(['me.side as mine', 'other.user_id'])
    .where('me.conversation_id', '=', conversationId!)
    .where('me.user_id', '=', viewerId)
    .where('me.active_at', 'is not', null)
    .executeTakeFirst()
  if (row === undefined || seq === undefined) return row?.user_id
  const message = await queries
    .selectFrom('messages')
    .select(['side', 'state'])
    .where('conversation_id', '=', conversationId!)
    .where('seq', '=', Number(seq))
    .executeTakeFirst()
  if (message === undefined) return undefined
  if (message.side === row.mine) return viewerId
  return message.state === 'sent' ? row.user_id : undefined
}
