import type { Context } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import type { Judgement } from '../../rules/checks/index.ts'
import { transitions } from '../../rules/lifecycle.ts'
import { type Action, actionsOf, decisionRules } from '../../rules/moderation/decisions.ts'
import type { Reason } from '../../rules/moderation/reasons.ts'
import type { ReportedKind } from '../../rules/moderation/reports.ts'
import type { Id, Time } from '../../types.ts'
import type { Listings } from '../listings/face.ts'
import { listed } from '../listings/schema.ts'
import { lockCase } from './cases.ts'
import { isOver } from './decisions.ts'
import type { CaseDetail, Moderation, OpenCase } from './face.ts'
import { seenOf } from './seen.ts'
import { casesOfOthers, stakeOf, withoutStake } from './stake.ts'

/** Those from which a listing is blocked or rejected. */
const removableStatuses = transitions
  .filter(({ move }) => move === 'block' || move === 'reject')
  .map(({ from }) => `'${from}'`)
  .join(', ')

const timePattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
const idPattern = /[\da-f-]{36}/
/** So many reports, messages and earlier decisions are shown with a case. */
const mostShown = 20
const mostAlike = 5

/** One whose time is over is none. */
const isSuspended = (
  {
    suspended_at: since,
    suspended_until: until,
  }: { suspended_at: Time | null; suspended_until: Time | null },
  now: Time,
) => since !== null && (until === null || until > now)

/** What a case, or the decision that is complained about, is about. */
type About = Pick<OpenCase, 'subject' | 'subjectId'>
type Queue = Pick<Moderation, 'queue' | 'casesOfOthers' | 'openCaseOf' | 'caseDetail' | 'lease' | 'giveBack'>

/** Whether it is still to be taken away, as `takeAway` does; what has no such case says nothing. */
const aboutId = 'coalesce(decisions.subject_id, cases.subject_id)'
const canRemove = `case coalesce(decisions.subject, cases.subject)
  when 'listing' then (select count(*) from listings as shown where shown.id = ${aboutId} and shown.status in (${removableStatuses}))
  when 'rating' then (select count(*) from ratings where ratings.id = ${aboutId})
  when 'message' then (select count(*) from messages where messages.conversation_id = substr(${aboutId}, 1, 36)
    and messages.seq = cast(substr(${aboutId}, 38) as integer) and messages.state in ('sent', 'held'))
  else 0 end`

/** Columns of an `OpenCase`, in the order in which `openCaseFrom` reads them. */
const caseColumns = `cases.id, cases.kind, cases.subject, cases.subject_id, cases.harm, cases.reports, cases.opened_at, cases.due_at, cases.leased_by, cases.leased_until,
  coalesce(listings.title, conversations.title, decisions.title, ''), cases.owner_id, users.name,
  (select reason from reports where reports.case_id = cases.id and decided_at is null order by reports.id limit 1),
  listing_checks.score, decisions.action, decisions.subject, ${canRemove}`
const caseTables = `moderation_cases as cases
  left join listings on cases.subject = 'listing' and listings.id = cases.subject_id
  left join listing_checks on cases.subject = 'listing' and cases.kind in ('pending', 'flagged') and listing_checks.listing_id = cases.subject_id
  left join conversations on cases.subject in ('message', 'conversation') and conversations.id = substr(cases.subject_id, 1, 36)
  left join decisions on cases.subject = 'decision' and decisions.id = cases.subject_id
  left join users on users.id = cases.owner_id and users.removed_at is null`

export function createQueue(context: Context, alikeOf: Listings['alike']): Queue {
  function openCaseFrom(row: unknown[], moderatorId: Id): OpenCase {
    const [id, kind, subject, subjectId, harm, reports, openedAt, dueAt, leasedBy, leasedUntil, ...rest] =
      row as [
        Id,
        OpenCase['kind'],
        OpenCase['subject'],
        string,
        number,
        number,
        Time,
        Time,
        Id | null,
        Time | null,
      ]
    const [title, ownerId, ownerName, reason, score, action, aboutSubject, removable] = rest as unknown as [
      string,
      Id | null,
      string | null,
      Reason | null,
      number | null,
      Action | null,
      ReportedKind | null,
      number,
    ]
    const about = action && aboutSubject && { action, subject: aboutSubject }
    const isLeased = leasedUntil !== null && leasedUntil > context.now()
    return {
      ...{ id, kind, subject, subjectId, harm, reports, openedAt, dueAt, title, reason },
      owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
      lease: isLeased ? { mine: leasedBy === moderatorId, until: leasedUntil } : null,
      actions: actionsOf(kind, subject, about).filter(
        (one) => (one !== 'remove' || Number(removable) > 0) && (one !== 'suspend' || ownerName !== null),
      ),
      score: score === null || Number(score) === 0 ? null : Number(score),
    }
  }

  const messagesOf = async ({ subject, subjectId }: About): Promise<CaseDetail['messages']> => {
    if (subject !== 'message' && subject !== 'conversation') return []
    const [conversationId, seq] = subjectId.split('/')
    const rows = await context.rawMany(
      `select messages.seq, messages.side, sides.user_id, messages.text, messages.state, messages.created_at from messages
        left join conversation_sides as sides on sides.conversation_id = messages.conversation_id and sides.side = messages.side
        where messages.conversation_id = ? ${seq === undefined ? '' : 'and messages.seq <= ?'}
        order by messages.seq desc limit ${mostShown}`,
      seq === undefined ? [conversationId] : [conversationId, Number(seq)],
    )
    return (rows as [number, 'buyer' | 'seller', Id | null, string, string, Time][])
      .map(([at, side, writerId, text, state, createdAt]) => ({
        ...{ seq: at, side, writerId, text, createdAt, isHeld: state === 'held' },
      }))
      .reverse()
  }

  const ratingOf = async ({ subject, subjectId }: About): Promise<CaseDetail['rating']> => {
    if (subject !== 'rating') return null
    const row = await context.read
      .selectFrom('ratings')
      .select(['stars', 'text', 'created_at'])
      .where('id', '=', subjectId)
      .executeTakeFirst()
    return row ? { stars: row.stars, text: row.text, createdAt: row.created_at } : null
  }

  const reportsOf = async ({ subject, subjectId }: OpenCase): Promise<CaseDetail['said']> => {
    const rows = await context.read
      .selectFrom('reports')
      .leftJoin('users', (join) =>
        join.onRef('users.id', '=', 'reports.reporter_id').on('users.removed_at', 'is', null),
      )
      .select([
        'reports.id',
        'reason',
        'text',
        'reports.created_at',
        'reporter_id',
        'users.name as account',
        'reports.name as guest',
      ])
      .$if(subject !== 'decision', (query) =>
        query
          .where('subject', '=', subject as ReportedKind)
          .where('subject_id', '=', subjectId)
          .where('decided_at', 'is', null),
      )
      // Those whose complaint it is.
      .$if(subject === 'decision', (query) =>
        query.where('reports.id', 'in', (eb) =>
          eb
            .selectFrom('report_complaints')
            .select('report_id')
            .where('decision_id', '=', subjectId)
            .where('decided_at', 'is', null),
        ),
      )
      .orderBy('reports.id')
      .limit(mostShown)
      .execute()
    return rows.map((row) => ({
      ...{ id: row.id, reason: row.reason, text: row.text, createdAt: row.created_at },
      by: row.account ?? row.guest,
      isGuest: row.reporter_id === null,
    }))
  }

  const historyOf = async (ownerId: Id): Promise<CaseDetail['history']> => {
    const [account, listings, reports, decisions] = await Promise.all([
      context.read
        .selectFrom('users')
        .select(['created_at', 'suspended_at', 'suspended_until', 'role'])
        .where('id', '=', ownerId)
        .where('removed_at', 'is', null)
        .executeTakeFirst(),
      context.raw(
        `select count(*) from (select 1 from listings where seller_id = ? and status in ('published', 'reserved') limit 1001) as counted`,
        [ownerId],
      ),
      context.raw('select count(*) from (select 1 from reports where owner_id = ? limit 1001) as counted', [
        ownerId,
      ]),
      context.read
        .selectFrom('decisions')
        .select(['title', 'action', 'reason', 'decided_at', 'lifted_at'])
        .where('owner_id', '=', ownerId)
        .orderBy('id', 'desc')
        .limit(mostShown)
        .execute(),
    ])
    if (account === undefined) return null
    return {
      ...{ since: account.created_at, isSuspended: isSuspended(account, context.now()) },
      ...{ listings: Number(listings[0]![0]), reports: Number(reports[0]![0]) },
      decisions: decisions.map(({ decided_at: decidedAt, lifted_at: liftedAt, ...rest }) => ({
        ...{ ...rest, decidedAt, liftedAt },
      })),
    }
  }

  const checkOf = async (id: Id): Promise<CaseDetail['check']> => {
    const row = await context.read
      .selectFrom('listing_checks')
      .select(['verdict', 'score', 'findings'])
      .where('listing_id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, findings: JSON.parse(row.findings) as Judgement['findings'] } : null
  }

  const samePicturesOf = async (id: Id, ownerId: Id | null): Promise<CaseDetail['samePictures']> => {
    const rows = await context.rawMany(
      `select distinct listings.id, listings.seller_id, listings.title from listing_images as mine
        join images as my on my.id = mine.image_id join images as same on same.sha256 = my.sha256
        join listing_images as theirs on theirs.image_id = same.id join listings on listings.id = theirs.listing_id
        where mine.listing_id = ? and listings.seller_id <> ? and ${listed} limit ${mostAlike}`,
      [id, ownerId ?? ''],
    )
    return (rows as [Id, Id, string][]).map(([other, sellerId, title]) => ({ id: other, sellerId, title }))
  }

  /** The listing that a case or its complaint is about. */
  const listingOf = ({ subject, subjectId }: About): Id | null => (subject === 'listing' ? subjectId : null)

  const complaintOf = async ({ subject, subjectId }: OpenCase): Promise<CaseDetail['complaint']> => {
    if (subject !== 'decision') return null
    const about = await context.read
      .selectFrom('decisions')
      .select(['action', 'reason', 'facts', 'decided_at', 'subject', 'subject_id', 'owner_id'])
      .where('id', '=', subjectId)
      .executeTakeFirst()
    if (about === undefined) return null
    const isOfReporters = about.action === 'keep'
    const said = await context.read
      .selectFrom(isOfReporters ? 'report_complaints' : 'complaints')
      .select(['text', 'created_at'])
      .where('decision_id', '=', subjectId)
      .where('decided_at', 'is', null)
      .orderBy('created_at')
      .limit(mostShown)
      .execute()
    if (said.length === 0) return null
    const { action, reason, facts, subject: of, subject_id: ofId, decided_at: decidedAt } = about
    return {
      ...{ text: said.map(({ text }) => text).join('\n\n'), createdAt: said[0]!.created_at },
      ...{ action, reason, facts, decidedAt, subject: of, subjectId: ofId },
      isGone: await isOver(context.read, about),
      by: isOfReporters ? 'reporter' : 'owner',
    }
  }

  return {
    async queue(moderatorId, { limit, cursor }) {
      const place = cursor ? decodeCursor('queue', cursor, [timePattern, idPattern]) : undefined
      const rows = await context.rawMany(
        `select ${caseColumns} from ${caseTables}
          where cases.closed_at is null and ${withoutStake} ${place ? 'and (cases.due_at, cases.id) > (?, ?)' : ''}
          order by cases.due_at, cases.id limit ?`,
        [...stakeOf(moderatorId), ...(place ?? []), limit + 1],
      )
      const items = rows.slice(0, limit).map((row) => openCaseFrom(row, moderatorId))
      const last = items.at(-1)
      return {
        items,
        next: rows.length > limit ? encodeCursor('queue', [last!.dueAt, last!.id]) : null,
      }
    },

    casesOfOthers: (moderatorId) => casesOfOthers(context, moderatorId),

    async openCaseOf(kind, subject, subjectId) {
      const row = await context.read
        .selectFrom('moderation_cases')
        .select('id')
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .where('subject_id', '=', subjectId)
        .where('closed_at', 'is', null)
        .executeTakeFirst()
      return row?.id
    },

    async caseDetail(id, moderatorId) {
      const [row] = await context.rawMany(
        `select ${caseColumns} from ${caseTables} where cases.id = ? and cases.closed_at is null and ${withoutStake}`,
        [id, ...stakeOf(moderatorId)],
      )
      if (row === undefined) return undefined
      const found = openCaseFrom(row, moderatorId)
      const seen = await seenOf(context.read, found)
      const complaint = await complaintOf(found)
      const listingId = listingOf(complaint ?? found)
      const [said, messages, rating, history, check, alike, samePictures] = await Promise.all([
        reportsOf(found),
        messagesOf(complaint ?? found),
        ratingOf(complaint ?? found),
        found.owner && historyOf(found.owner.id),
        listingId && checkOf(listingId),
        listingId === null ? [] : alikeOf(listingId),
        listingId === null ? [] : samePicturesOf(listingId, found.owner?.id ?? null),
      ])
      return {
        ...found,
        ...{ seen, said, messages, rating, history, alike, samePictures },
        check: check || null,
        complaint,
      }
    },

    lease: (id, moderatorId) =>
      context.write(async (tx) => {
        const now = context.now()
        const until = new Date(Date.parse(now) + decisionRules.leaseMs).toISOString()
        const { open } = await lockCase(context, tx, id, moderatorId, now)
        await tx.queries
          .updateTable('moderation_cases')
          .set({ leased_by: moderatorId, leased_until: until })
          .where(
            'id',
            'in',
            open.map((one) => one.id),
          )
          .execute()
        return { until }
      }),

    async giveBack(id, moderatorId) {
      await context.write(({ queries }) =>
        queries
          .updateTable('moderation_cases')
          .set({ leased_by: null, leased_until: null })
          .where((eb) =>
            eb(
              eb.refTuple('subject', 'subject_id'),
              'in',
              eb
                .selectFrom('moderation_cases as given')
                .select(['given.subject', 'given.subject_id'])
                .where('given.id', '=', id)
                .$asTuple('subject', 'subject_id'),
            ),
          )
          .where('closed_at', 'is', null)
          .where('leased_by', '=', moderatorId)
          .execute(),
      )
    },
  }
}
