import { createHash } from 'node:crypto'
import type { Context, Queries, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import type { CaseSubject, ReportedKind } from '../../rules/moderation/reports.ts'
import { placeOf } from './subjects.ts'

/** What a case is about. */
interface About {
  subject: CaseSubject
  subjectId: string
}

/** What somebody reads of the thing itself, and how far it goes; undefined once it is gone. */
function contentOf(queries: Queries, subject: ReportedKind, id: string): Promise<unknown> {
  switch (subject) {
    case 'listing':
      return queries.selectFrom('listings').select('version').where('id', '=', id).executeTakeFirst()
    case 'user':
      return queries
        .selectFrom('users')
        .leftJoin('traders', 'traders.user_id', 'users.id')
        .select(['users.name as called', 'traders.name', 'vat_id', 'register_number', 'address'])
        .select(['traders.email', 'traders.phone'])
        .where('users.id', '=', id)
        .executeTakeFirst()
    case 'rating':
      return queries
        .selectFrom('ratings')
        .select(['stars', 'text', 'reply'])
        .where('id', '=', id)
        .executeTakeFirst()
    case 'message':
      return queries
        .selectFrom('messages')
        .select(['state', 'text'])
        .where('conversation_id', '=', placeOf(id).conversationId)
        .where('seq', '=', placeOf(id).seq)
        .executeTakeFirst()
    case 'conversation':
      return queries
        .selectFrom('messages')
        .select(({ fn }) => fn.max('seq').as('last'))
        .where('conversation_id', '=', id)
        .executeTakeFirst()
  }
}

/** What waits for an answer about it, by its ids: reports and complaints, and the kinds of cases. */
async function openOf(queries: Queries, { subject, subjectId }: About): Promise<unknown[]> {
  if (subject !== 'decision')
    return Promise.all([
      queries
        .selectFrom('reports')
        .select(['id'])
        .where('subject', '=', subject)
        .where('subject_id', '=', subjectId)
        .where('decided_at', 'is', null)
        .orderBy('id')
        .execute(),
      queries
        .selectFrom('moderation_cases')
        .select('kind')
        .where('subject', '=', subject)
        .where('subject_id', '=', subjectId)
        .where('closed_at', 'is', null)
        .orderBy('kind')
        .execute(),
    ])
  return queries
    .selectFrom('report_complaints')
    .select('report_id')
    .where('decision_id', '=', subjectId)
    .where('decided_at', 'is', null)
    .orderBy('report_id')
    .execute()
}

/**
 * A word for all that somebody reads who decides about a case: another one once its subject, or what was said of it, is another. Whoever reads asks for it
 * first, so that what changes meanwhile is never taken for read.
 */
export async function seenOf(queries: Queries, about: About): Promise<string> {
  const { subject, subjectId } = about
  const decided =
    subject === 'decision'
      ? await queries
          .selectFrom('decisions')
          .select(['subject', 'subject_id', 'lifted_at'])
          .where('id', '=', subjectId)
          .executeTakeFirst()
      : undefined
  const what = decided ? decided.subject : subject
  const content =
    what === 'decision' ? null : await contentOf(queries, what, decided?.subject_id ?? subjectId)
  const all = JSON.stringify([content ?? null, decided ?? null, await openOf(queries, about)])
  return createHash('sha256').update(all).digest('base64url').slice(0, 22)
}

/**
 * Lets a decision go on that rests on what is so now; nobody changes a listing until the transaction ends.
 * @param seen what `seenOf` said; undefined for whoever decides about what cannot change
 * @throws DatabaseError conflict `seen`
 */
export async function refuseUnseen(
  { dialect }: Pick<Context, 'dialect'>,
  { queries }: WriteTransaction,
  about: About,
  seen: string | undefined,
): Promise<void> {
  if (seen === undefined) return
  if (dialect === 'postgres') await lockListing(queries, about)
  if ((await seenOf(queries, about)) === seen) return
  throw new DatabaseError(
    'conflict',
    'It was changed, or somebody said more about it, since you read it: read it again',
    'seen',
  )
}

async function lockListing(queries: Queries, { subject, subjectId }: About): Promise<void> {
  const decided =
    subject === 'decision'
      ? await queries
          .selectFrom('decisions')
          .select('subject_id')
          .where('id', '=', subjectId)
          .executeTakeFirst()
      : undefined
  const id = decided?.subject_id ?? subjectId
  await queries.selectFrom('listings').select('id').where('id', '=', id).forUpdate().execute()
}
