import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Id } from '../types.ts'
import { keysetPages, pageRows } from './export-rows.ts'

/** Of every conversation in turn, what the account sees; whatever a mail told of too. */
export async function* messagePages(context: Context, userId: Id): AsyncGenerator<object[]> {
  let [conversation, after] = ['', 0]
  for (;;) {
    const rows = await context.rawMany(
      `select me.conversation_id, messages.seq, listing_id, title, me.side, messages.side, text, messages.created_at, archived, read_seq, bought_at,
          messages.kind, amount, currency, offers.state
        from conversation_sides as me join conversations on conversations.id = me.conversation_id
        join messages on messages.conversation_id = me.conversation_id
        left join offers on offers.conversation_id = messages.conversation_id and offers.seq = messages.seq
        where me.user_id = ? and (me.conversation_id, messages.seq) > (?, ?) and (messages.side = me.side or messages.state = 'sent')
        order by me.conversation_id, messages.seq limit ${pageRows}`,
      [userId, conversation, after],
    )
    const read = rows as [
      Id,
      number,
      Id,
      string,
      string,
      string,
      string,
      string,
      number,
      number,
      string | null,
      string,
      number | null,
      string,
      string,
    ][]
    const pictures = await picturesOf(context, read)
    yield read.map(
      ([
        id,
        seq,
        listingId,
        title,
        role,
        side,
        text,
        createdAt,
        archived,
        readSeq,
        bought,
        kind,
        ...offer
      ]) => ({
        ...{ conversationId: id, seq, listingId, title, role, mine: side === role, kind, text, createdAt },
        ...{ archived: archived === 1, read: seq <= readSeq, bought: bought !== null },
        offer:
          offer[0] === null ? null : { price: { amount: offer[0], currency: offer[1] }, state: offer[2] },
        images: pictures.get(`${id} ${seq}`) ?? [],
      }),
    )
    if (rows.length < pageRows) return
    ;[conversation, after] = read.at(-1)!
  }
}

/** The hashes of the pictures of a page of messages, by conversation and number. */
async function picturesOf({ read }: Context, messages: readonly [Id, number, ...unknown[]][]) {
  const pictures = new Map<string, string[]>()
  if (messages.length === 0) return pictures
  const rows = await read
    .selectFrom('message_images')
    .innerJoin('images', 'images.id', 'image_id')
    .select(['conversation_id', 'seq', 'sha256'])
    .where('conversation_id', 'in', [...new Set(messages.map(([id]) => id))])
    .orderBy('position')
    .execute()
  for (const { conversation_id, seq, sha256 } of rows) {
    const key = `${conversation_id} ${seq}`
    pictures.set(key, [...(pictures.get(key) ?? []), sha256])
  }
  return pictures
}

/** What the account reported; what others reported of it stays theirs. */
export function reportPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('reports')
        .leftJoin('report_complaints', (join) =>
          join.onRef('report_id', '=', 'id').on(
            'report_complaints.created_at',
            '=',
            // The last of several.
            sql<string>`(select max(created_at) from report_complaints as each_of where each_of.report_id = reports.id)`,
          ),
        )
        .select(['id', 'subject', 'subject_id', 'reason', 'reports.text', 'reports.created_at'])
        .select(['reports.decided_at', 'report_complaints.text as complaint', 'outcome', 'reply'])
        .where('reporter_id', '=', userId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(pageRows)
        .execute(),
    (row) => row.id,
  )
}

export function blockPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('blocked_accounts')
        .select(['blocked_id', 'created_at'])
        .where('user_id', '=', userId)
        .where('blocked_id', '>', after)
        .orderBy('blocked_id')
        .limit(pageRows)
        .execute(),
    (row) => row.blocked_id,
  )
}

/** What moderators decided about it, with what it said against it. */
export function decisionPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('decisions')
        .leftJoin('complaints', 'decision_id', 'id')
        .select(['id', 'subject', 'subject_id', 'title', 'action', 'reason', 'facts', 'detection'])
        .select(['decisions.decided_at', 'ends_at', 'lifted_at'])
        .select(['complaints.text as complaint', 'outcome', 'reply'])
        .where('owner_id', '=', userId)
        // What became of others' reports.
        .where('reverses', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(pageRows)
        .execute(),
    (row) => row.id,
  )
}

/** By the account and about it; of the other side’s only what is shown. Those of accounts that are gone have no time when they were shown. */
export async function* ratingPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  for (let after = ''; ; ) {
    const rows = await context.rawMany(
      `select ratings.id, ratings.conversation_id, title, subject_id <> ? as mine, stars, tags, text, ratings.created_at, shown_at, reply, replied_at
        from ratings join conversations on conversations.id = ratings.conversation_id
        where ratings.id in (
          select id from ratings where subject_id = ? and shown_at <= ? and id > ?
          union select ratings.id from ratings join conversation_sides as sides
            on sides.conversation_id = ratings.conversation_id and sides.side = ratings.side
            where user_id = ? and ratings.id > ?)
        union all select given.id, given.conversation_id, title, true, stars, tags, text, given.created_at, null, null, null
          from given_ratings as given join conversations on conversations.id = given.conversation_id
          join conversation_sides as sides on sides.conversation_id = given.conversation_id and sides.side = given.side
          where user_id = ? and given.id > ?
        order by 1 limit ${pageRows}`,
      [userId, userId, context.now(), after, userId, after, userId, after],
    )
    yield rows.map(
      ([, conversationId, title, mine, stars, tags, text, createdAt, shownAt, reply, repliedAt]) => ({
        ...{ conversationId, title, mine: Boolean(mine), stars, tags: JSON.parse(tags as string), text },
        ...{ createdAt, shownAt, reply, repliedAt },
      }),
    )
    if (rows.length < pageRows) return
    after = rows.at(-1)![0] as string
  }
}
