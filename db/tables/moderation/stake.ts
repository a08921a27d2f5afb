import type { Context, WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import type { Id } from '../../types.ts'
import type { CasesOfOthers } from './face.ts'

/**
 * SQL for the rows of `cases` in which a moderator has no stake (`me`, an SQL expression): whoever it is about, reported it, has a part in the conversation or, of a complaint,
 * decided first or had the first decision made, neither sees the case nor takes, keeps or decides it.
 */
const withoutStakeOf = (me: string) => `(cases.owner_id is null or cases.owner_id <> ${me})
  and not exists (select 1 from reports as told where told.subject = cases.subject and told.subject_id = cases.subject_id and told.reporter_id = ${me}
    and told.decided_at is null)
  and (cases.subject not in ('message', 'conversation') or not exists (select 1 from conversation_sides as taking_part
    where taking_part.conversation_id = substr(cases.subject_id, 1, 36) and taking_part.user_id = ${me}))
  and (cases.subject <> 'decision' or not exists (select 1 from decisions as first left join reports as led on led.decision_id = first.id
    where first.id = cases.subject_id and (first.decided_by = ${me} or led.reporter_id = ${me})))`

/** Of whoever asks; its parameters are `stakeOf`. */
export const withoutStake = withoutStakeOf('?')

export const stakeOf = (moderatorId: Id): Id[] =>
  Array<Id>(withoutStake.split('?').length - 1).fill(moderatorId)

/** @throws DatabaseError conflict */
export async function refuseStake({ rows }: WriteTransaction, caseId: Id, moderatorId: Id): Promise<void> {
  const [found] = await rows(
    `select cases.id from moderation_cases as cases where cases.id = ? and ${withoutStake}`,
    [caseId, ...stakeOf(moderatorId)],
  )
  if (found === undefined)
    throw new DatabaseError('conflict', 'This concerns you, or you decided first: somebody else decides')
}

/** Of what is left out of a moderator's queue at most so many are counted. */
const mostCounted = 1_000

/** How many open cases are not the moderator's to decide, by what they have to do with them, and how many nobody of the staff may decide. */
export async function casesOfOthers(context: Context, moderatorId: Id): Promise<CasesOfOthers> {
  const [mine, [[nobody]]] = (await Promise.all([
    context.rawMany(
      `select case
          when cases.subject = 'decision' and exists (select 1 from decisions where decisions.id = cases.subject_id and decided_by = ?) then 'decided'
          when exists (select 1 from reports where reporter_id = ? and (reports.subject = cases.subject and reports.subject_id = cases.subject_id
            or cases.subject = 'decision' and reports.decision_id = cases.subject_id)) then 'reported'
          else 'own' end, count(*)
        from moderation_cases as cases where closed_at is null and not (${withoutStake}) group by 1`,
      [moderatorId, moderatorId, ...stakeOf(moderatorId)],
    ),
    context.rawMany(
      `select count(*) from (select 1 from moderation_cases as cases where closed_at is null and not exists (
          select 1 from users as staff where role <> 'member' and removed_at is null and suspended_at is null and ${withoutStakeOf('staff.id')}
        ) limit ${mostCounted}) as counted`,
      [],
    ),
  ])) as [[keyof CasesOfOthers, number][], [[number]]]
  const of = (why: keyof CasesOfOthers) => Number(mine.find(([known]) => known === why)?.[1] ?? 0)
  return { decided: of('decided'), reported: of('reported'), own: of('own'), nobody: Number(nobody) }
}
