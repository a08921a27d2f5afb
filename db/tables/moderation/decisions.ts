import { type Context, type Queries, type WriteTransaction, within } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { caseHarm } from '../../rules/moderation/cases.ts'
import {
  type Action,
  actionsOf,
  complaintEnd,
  type Detection,
  isRestriction,
} from '../../rules/moderation/decisions.ts'
import { reasonRule } from '../../rules/moderation/reasons.ts'
import { storable } from '../../text.ts'
import type { Actor, Id, Time } from '../../types.ts'
import { accountBans } from '../account-bans.ts'
import { createAccounts } from '../accounts.ts'
import type { Conversations } from '../conversations/face.ts'
import type { Listings } from '../listings/face.ts'
import { lockCase, lockSubject, openCase } from './cases.ts'
import type { Decided, Moderation, NewDecision } from './face.ts'
import { forgotten } from './forgotten.ts'
import { createLifting, liftStatement, reverseReports, type Undo } from './lifting.ts'
import { afterRemoval, afterUnfounded } from './misuse.ts'
import {
  createReportComplaints,
  decideReportComplaints,
  settleReportComplaints,
} from './report-complaints.ts'
import { answered, answeredColumns } from './reports.ts'
import type { ModerationSchema } from './schema.ts'
import { refuseUnseen } from './seen.ts'
import { statementOf } from './statement.ts'
import { isThere, placeOf, titleOf } from './subjects.ts'

/** What moderators move besides cases, within a transaction. */
export interface Movers {
  listingsOn(context: Context): Pick<Listings, 'move' | 'unblock' | 'alike'>
  conversationsOn(context: Context): Pick<Conversations, 'release' | 'remove' | 'setDelivered'>
}

type Case = ModerationSchema['moderation_cases']
type DecisionRow = ModerationSchema['decisions']

/** What becomes of a case that is about no decision. */
type Settled = { action: Exclude<Action, 'restore' | 'uphold'> }

const aboutOf = ({ subject, subject_id: subjectId }: Case) => ({ subject, subjectId })

/** Of ratings that nobody is shown. */
const never = '9999-12-31T00:00:00.000Z'
const idPattern = /[\da-f-]{36}/

/** What the operator does is done as by an administrator. */
const actorOf = (by: Actor | 'operator'): Actor => (by === 'operator' ? { id: '', role: 'admin' } : by)

async function emailOf(queries: Queries, id: Id): Promise<string> {
  const { email } = await queries
    .selectFrom('users')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return email
}

type Decisions = Pick<
  Moderation,
  | 'decide'
  | 'suspend'
  | 'forgetStatements'
  | 'statementsOfLot'
  | 'complain'
  | 'decideComplaint'
  | 'reportOutcome'
  | 'complainOfReport'
  | 'withdraw'
  | 'settleLifted'
  | 'statement'
  | 'statementsOf'
>

/** Whether nothing can come back of what was restricted. */
export const isOver = async (
  queries: Queries,
  {
    action,
    subject,
    subject_id: id,
    owner_id,
  }: Pick<DecisionRow, 'action' | 'subject' | 'subject_id' | 'owner_id'>,
): Promise<boolean> => action === 'delete' || owner_id === null || !(await isThere(queries, subject, id))

export function createDecisions(context: Context, { listingsOn, conversationsOn }: Movers): Decisions {
  /** Takes what the case is about away, where it is still there. */
  async function takeAway(tx: WriteTransaction, found: Case, actor: Actor, isNeeded: boolean): Promise<Undo> {
    const { queries } = tx
    const { subject, subject_id: id, kind } = found
    if (kind === 'held-message') {
      const message = placeOf(id)
      await conversationsOn(within(context, tx)).remove(message.conversationId, message.seq)
      return { message }
    }
    if (subject === 'message') {
      const { conversationId, seq } = placeOf(id)
      const isThere = await conversationsOn(within(context, tx)).setDelivered(conversationId, seq, false)
      if (!isThere && isNeeded) throw new DatabaseError('conflict', 'The message is gone already')
      return isThere ? { message: { conversationId, seq, wasDelivered: true } } : {}
    }
    if (subject === 'listing') {
      const row = await queries
        .selectFrom('listings')
        .select('status')
        .where('id', '=', id)
        .executeTakeFirst()
      const listings = listingsOn(within(context, tx))
      if (row === undefined) {
        if (isNeeded) throw new DatabaseError('conflict', 'The listing is gone already')
        return {}
      }
      try {
        const taken = await listings.move(id, actor, row.status === 'pending' ? 'reject' : 'block')
        return { status: row.status, version: taken.version }
      } catch (error) {
        const isRefused = error instanceof DatabaseError && error.code === 'conflict'
        // A suspension does not depend on what the listing is by now.
        if (isRefused && !isNeeded) return {}
        throw error
      }
    }
    if (subject === 'rating') {
      const row = await queries
        .selectFrom('ratings')
        .select('shown_at')
        .where('id', '=', id)
        .executeTakeFirst()
      if (row === undefined && isNeeded) throw new DatabaseError('conflict', 'The rating is gone already')
      await queries.updateTable('ratings').set({ shown_at: never }).where('id', '=', id).execute()
      return row ? { shownAt: row.shown_at } : {}
    }
    return {}
  }

  /** @param isRead whether whoever does it has read what it is by now */
  async function bringBack(
    tx: WriteTransaction,
    { subject_id: id, owner_id, undo }: DecisionRow,
    actor: Actor,
    isRead = true,
  ) {
    const { status, version, shownAt, message, ban } = JSON.parse(undo ?? '{}') as Undo
    const on = within(context, tx)
    if (ban !== undefined && owner_id !== null)
      await createAccounts(on).endSuspension({ id: owner_id, actorId: actor.id }, ban)
    if (status !== undefined) {
      try {
        await listingsOn(on).unblock(id, status, isRead ? undefined : version)
      } catch (error) {
        // Its seller deleted it meanwhile, or showed another one in its place, which leaves nothing to bring back.
        const isOver = error instanceof DatabaseError && ['not-found', 'conflict'].includes(error.code)
        if (!isOver) throw error
      }
    }
    if (shownAt !== undefined)
      await tx.queries.updateTable('ratings').set({ shown_at: shownAt }).where('id', '=', id).execute()
    if (message === undefined) return null
    const { conversationId, seq } = message
    if (message.wasDelivered) {
      await conversationsOn(on).setDelivered(conversationId, seq, true)
      return null
    }
    await tx.queries
      .updateTable('messages')
      .set({ state: 'held' })
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', seq)
      .where('state', '=', 'removed')
      .execute()
    return (await conversationsOn(on).release(conversationId, seq)).mail
  }

  /** Shows what waited for it, where it still does. */
  async function approve(tx: WriteTransaction, id: Id, actor: Actor): Promise<void> {
    try {
      await listingsOn(within(context, tx)).move(id, actor, 'approve')
    } catch (error) {
      const isOver = error instanceof DatabaseError && ['not-found', 'conflict'].includes(error.code)
      if (!isOver) throw error
    }
  }

  /** Who noticed what a case is about. */
  async function detectionOf(queries: Queries, { kind, reports, subject_id: id }: Case): Promise<Detection> {
    if (kind === 'held-message') return 'rule'
    if (kind === 'report') return reports > 0 ? 'reported' : 'own'
    if (kind === 'misuse') return 'own'
    const check = await queries
      .selectFrom('listing_checks')
      .select('verdict')
      .where('listing_id', '=', id)
      .executeTakeFirst()
    return check === undefined || check.verdict === 'pass' ? 'own' : 'rule'
  }

  /** One decision is about all that is open of its subject. */
  const closed = async ({ queries }: WriteTransaction, { subject, subject_id: id }: Case, now: Time) =>
    queries
      .updateTable('moderation_cases')
      .set({ closed_at: now, leased_by: null, leased_until: null })
      .where('subject', '=', subject)
      .where('subject_id', '=', id)
      .where('closed_at', 'is', null)
      .execute()

  /** Decides about what is locked. */
  async function settle(
    tx: WriteTransaction,
    { found, open }: Awaited<ReturnType<typeof lockCase>>,
    by: Actor | 'operator',
    {
      action,
      reason = null,
      facts = '',
      reference = null,
      until = null,
    }: Omit<NewDecision, 'action'> & Settled,
    now: Time,
  ): Promise<Decided> {
    const { queries } = tx
    const isPossible = action === 'delete' || actionsOf(found.kind, found.subject).includes(action)
    if (found.subject === 'decision' || !isPossible)
      throw new DatabaseError('conflict', `${action} is nothing to do about this`, 'action')
    const isRestricting = isRestriction(action)
    if (isRestricting && reason === null)
      throw new DatabaseError('bad-reference', 'A restriction needs a reason', 'reason')
    const isOfAccount = action === 'suspend' || action === 'delete'
    if (isOfAccount && found.owner_id === null)
      throw new DatabaseError('conflict', 'The account is gone already', 'action')
    const title = await titleOf(queries, found)
    const undo: Undo = isRestricting ? await takeAway(tx, found, actorOf(by), action === 'remove') : {}
    if (isOfAccount) {
      undo.ban = newId()
      try {
        const accounts = createAccounts(within(context, tx))
        const suspension = { id: undo.ban, reason: facts, because: reason!, until }
        if (by === 'operator') await accounts.suspend(await emailOf(queries, found.owner_id!), suspension)
        else await accounts.suspendMember({ id: found.owner_id!, actorId: by.id }, suspension)
      } catch (error) {
        if (error instanceof DatabaseError && error.code === 'not-found')
          throw new DatabaseError('conflict', 'Only the operator suspends accounts of the staff', 'action')
        throw error
      }
    }
    const detection = await detectionOf(queries, found)
    if (action === 'keep' && open.some(({ kind }) => kind === 'pending'))
      await approve(tx, found.subject_id, actorOf(by))
    const mail =
      found.kind === 'held-message' && action === 'keep'
        ? await conversationsOn(within(context, tx)).release(
            placeOf(found.subject_id).conversationId,
            placeOf(found.subject_id).seq,
          )
        : null
    const row: DecisionRow = {
      ...{ id: newId(), case_id: found.id, subject: found.subject, subject_id: found.subject_id },
      ...{ owner_id: found.owner_id, title, action, reason: isRestricting ? reason : null },
      ...{ facts: storable(facts), detection, decided_by: by === 'operator' ? null : by.id },
      ...{ decided_at: now, ends_at: action === 'suspend' ? until : null, lifted_at: null },
      complain_until: isRestricting ? complaintEnd(now) : null,
      undo: isRestricting ? JSON.stringify(undo) : null,
      reference: isRestricting && reference !== null ? storable(reference) : null,
      ...{ reverses: null, email: null, locale: null },
    }
    await queries.insertInto('decisions').values(row).execute()
    await closed(tx, found, now)
    const reporters = await queries
      .updateTable('reports')
      .set({ decided_at: now, decision_id: row.id })
      .where('subject', '=', found.subject)
      .where('subject_id', '=', found.subject_id)
      .where('decided_at', 'is', null)
      .returning(answeredColumns)
      .execute()
    const told = reporters.map((one) => answered(one, isRestricting ? null : complaintEnd(now)))
    const settled = isRestricting
      ? await settleReportComplaints(tx, row, now)
      : { complained: [], reversed: [] }
    return {
      statement: statementOf(row, undefined),
      ownerId: found.owner_id,
      released: mail,
      reporters: told,
      ...settled,
      warned:
        action === 'remove'
          ? await afterRemoval(tx, found.owner_id, now)
          : action === 'keep'
            ? await afterUnfounded(tx, told, now)
            : [],
    } satisfies Decided
  }

  /** Restricts what was left as it was, as those who reported it complained with reason. */
  async function giveWay(
    tx: WriteTransaction,
    found: Case,
    moderator: Actor,
    decision: NewDecision,
    now: Time,
  ): Promise<Decided> {
    const { queries } = tx
    const first = await queries
      .selectFrom('decisions')
      .selectAll()
      .where('id', '=', found.subject_id)
      .executeTakeFirst()
    if (first?.action !== 'keep' || !isRestriction(decision.action))
      throw new DatabaseError('conflict', `${decision.action} is nothing to do about this`, 'action')
    const complained = await decideReportComplaints(tx, first, moderator.id, 'restore', '', now)
    await queries.updateTable('decisions').set({ lifted_at: now }).where('id', '=', first.id).execute()
    await closed(tx, found, now)
    const { subject, subject_id: subjectId, owner_id: ownerId } = first
    const caseId = await openCase(tx, {
      ...{ kind: 'report', subject, subjectId, ownerId, now, isReported: true },
      harm: caseHarm.complaint,
    })
    const locked = await lockCase(context, tx, caseId, moderator.id, now)
    const decided = await settle(tx, locked, moderator, decision, now)
    const told = new Set(complained.map(({ reporter }) => reporter.reportId))
    const moved = await queries
      .updateTable('reports')
      .set({ decision_id: decided.statement.id })
      .where('decision_id', '=', first.id)
      .returning(answeredColumns)
      .execute()
    // Those who did not complain were told that nothing was found.
    const reversed = moved
      .filter(({ id }) => !told.has(id))
      .map((row) => ({ reporter: answered(row), title: first.title, isRestricted: true }))
    return {
      ...decided,
      complained: [...complained, ...decided.complained],
      reversed: [...reversed, ...decided.reversed],
    }
  }

  return {
    decide: (caseId, actor, decision) =>
      context.write(async (tx) => {
        const now = context.now()
        const locked = await lockCase(context, tx, caseId, actor.id, now)
        await refuseUnseen(context, tx, aboutOf(locked.found), decision.seen)
        if (locked.found.subject === 'decision') return giveWay(tx, locked.found, actor, decision, now)
        return settle(tx, locked, actor, decision, now)
      }),

    ...createReportComplaints(context),
    ...createLifting(context),

    suspend(accountId, by, { reason, facts, reference = null, until, final }) {
      return context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const account = await queries
          .selectFrom('users')
          .select('id')
          .where('id', '=', accountId)
          .where('removed_at', 'is', null)
          // Of two who suspend it at once the second sees what the first did.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        if (account === undefined) throw new DatabaseError('not-found', 'There is no such account', 'value')
        if (
          final === undefined &&
          (await accountBans(queries, now, accountId).limit(1).executeTakeFirst()) !== undefined
        )
          throw new DatabaseError('conflict', 'This account is suspended already', 'value')
        await lockSubject(context, tx, 'user', accountId)
        const id = await openCase(tx, {
          ...{ kind: 'report', subject: 'user', subjectId: accountId, ownerId: accountId },
          ...{ harm: reasonRule(reason).harm, now },
        })
        const open = await lockSubject(context, tx, 'user', accountId)
        const locked =
          by === 'operator'
            ? { found: open.find((one) => one.id === id)!, open }
            : await lockCase(context, tx, id, by.id, now)
        const action = final ? 'delete' : 'suspend'
        const decided = await settle(tx, locked, by, { action, reason, facts, reference, until }, now)
        if (final)
          await queries
            .updateTable('decisions')
            .set({ owner_id: null, undo: null, ...final.address })
            .where('owner_id', '=', accountId)
            .where('complain_until', '>', now)
            .execute()
        return decided
      })
    },

    async forgetStatements(before, limit) {
      return context.write(async ({ queries }) => {
        const rows = await queries
          .updateTable('decisions')
          .set(forgotten)
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('decisions')
              .select('id')
              .where('owner_id', 'is', null)
              .where('complain_until', '<=', before)
              .where('id', 'not in', (open) =>
                open.selectFrom('complaints').select('decision_id').where('decided_at', 'is', null),
              )
              .limit(limit),
          )
          .returning('id')
          .execute()
        if (rows.length > 0)
          await queries
            .deleteFrom('complaints')
            .where(
              'decision_id',
              'in',
              rows.map(({ id }) => id),
            )
            .execute()
        return rows.length
      })
    },

    complain(decisionId, text) {
      return context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const row = await queries
          .selectFrom('decisions')
          .selectAll()
          .where('id', '=', decisionId)
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        if (row === undefined || row.complain_until === null)
          throw new DatabaseError('not-found', 'There is no such decision')
        if (row.complain_until <= now) throw new DatabaseError('conflict', 'The time to complain is over')
        const made = await queries
          .insertInto('complaints')
          .values({
            ...{ decision_id: decisionId, text: storable(text), created_at: now, first_by: row.decided_by },
            ...{ decided_by: null, decided_at: null, outcome: null, reply: null },
          })
          .onConflict((c) => c.column('decision_id').doNothing())
          .returningAll()
          .executeTakeFirst()
        if (made === undefined)
          throw new DatabaseError('conflict', 'There was a complaint about this already')
        await openCase(tx, {
          ...{ kind: 'complaint', subject: 'decision', subjectId: row.id, ownerId: row.owner_id, now },
          harm: caseHarm.complaint,
        })
        return statementOf(row, made)
      })
    },

    decideComplaint(caseId, actor, outcome, reply, seen) {
      return context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const { found } = await lockCase(context, tx, caseId, actor.id, now)
        await refuseUnseen(context, tx, aboutOf(found), seen)
        if (found.subject !== 'decision')
          throw new DatabaseError('conflict', `${outcome} is nothing to do about this`, 'action')
        const first = await queries
          .selectFrom('decisions')
          .selectAll()
          .where('id', '=', found.subject_id)
          .executeTakeFirstOrThrow()
        if (first.action === 'keep') {
          if (outcome !== 'uphold')
            throw new DatabaseError('conflict', `${outcome} is nothing to do about this`, 'action')
          const complained = await decideReportComplaints(tx, first, actor.id, outcome, reply, now)
          await closed(tx, found, now)
          return {
            ...{ statement: statementOf(first, undefined), ownerId: null, address: null, mail: null },
            ...{ isGone: false, complained, reversed: [] },
          }
        }
        const complaint = await queries
          .updateTable('complaints')
          .set({ decided_by: actor.id, decided_at: now, outcome, reply: storable(reply) })
          .where('decision_id', '=', found.subject_id)
          .where('decided_at', 'is', null)
          .where((eb) => eb.or([eb('first_by', 'is', null), eb('first_by', '<>', actor.id)]))
          .returningAll()
          .executeTakeFirst()
        if (complaint === undefined)
          throw new DatabaseError('conflict', 'Whoever decided first does not decide about the complaint')
        const row = await queries
          .updateTable('decisions')
          .set({ lifted_at: outcome === 'restore' ? now : null, email: null, locale: null })
          .where('id', '=', found.subject_id)
          .returningAll()
          .executeTakeFirstOrThrow()
        const isGone = await isOver(queries, first)
        const mail = outcome === 'restore' ? await bringBack(tx, row, actor) : null
        await closed(tx, found, now)
        const reversed = outcome === 'restore' && !isGone ? await reverseReports(tx, row, actor.id, now) : []
        const { email, locale } = first
        const address = email !== null && locale !== null ? { email, locale } : null
        return {
          ...{ statement: statementOf(row, complaint), ownerId: row.owner_id, address, isGone, mail },
          ...{ complained: [], reversed },
        }
      })
    },

    withdraw(decisionId, actor) {
      return context.write(async (tx) => {
        const { queries } = tx
        const now = context.now()
        const row = await queries
          .selectFrom('decisions')
          .selectAll()
          .where('id', '=', decisionId)
          .where('lifted_at', 'is', null)
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        if (row === undefined) return undefined
        const lifted = await liftStatement(tx, row, actor.id, now)
        await bringBack(tx, row, actor, false)
        return lifted
      })
    },

    async statement(id) {
      const row = await context.read
        .selectFrom('decisions')
        .selectAll()
        .where('id', '=', id)
        .where('complain_until', 'is not', null)
        .executeTakeFirst()
      return row && statementOf(row, (await complaintsOf([row])).get(id))
    },

    async statementsOfLot(id, { limit, cursor }) {
      const place = cursor ? decodeCursor('lot', cursor, [idPattern]) : undefined
      const rows = await context.read
        .selectFrom('lot_listings as known')
        .innerJoin('lot_listings as same', (join) =>
          join.onRef('same.lot_id', '=', 'known.lot_id').onRef('same.owner_id', '=', 'known.owner_id'),
        )
        .innerJoin('decisions', 'decisions.id', 'same.decision_id')
        .selectAll('decisions')
        .where('known.decision_id', '=', id)
        .where('complain_until', 'is not', null)
        .$if(place !== undefined, (query) => query.where('decisions.id', '>', place![0]!))
        .orderBy('decisions.id')
        .limit(limit + 1)
        .execute()
      return pageOf('lot', rows, limit)
    },

    async statementsOf(ownerId, { limit, cursor, subjectId }) {
      const place = cursor ? decodeCursor('decisions', cursor, [idPattern]) : undefined
      const rows = await context.read
        .selectFrom('decisions')
        .selectAll()
        .where('owner_id', '=', ownerId)
        .where('complain_until', 'is not', null)
        .$if(place !== undefined, (query) => query.where('id', '<', place![0]!))
        .$if(subjectId !== undefined, (query) => query.where('subject_id', '=', subjectId!))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf('decisions', rows, limit)
    },
  }

  async function pageOf(kind: string, rows: readonly DecisionRow[], limit: number) {
    const shown = rows.slice(0, limit)
    const complaints = await complaintsOf(shown)
    return {
      items: shown.map((row) => statementOf(row, complaints.get(row.id))),
      next: rows.length > limit ? encodeCursor(kind, [shown.at(-1)!.id]) : null,
    }
  }

  async function complaintsOf(rows: readonly DecisionRow[]) {
    if (rows.length === 0) return new Map<Id, ModerationSchema['complaints']>()
    const found = await context.read
      .selectFrom('complaints')
      .selectAll()
      .where(
        'decision_id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    return new Map(found.map((row) => [row.decision_id, row]))
  }
}
