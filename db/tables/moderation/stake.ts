import type { WriteTransaction } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import type { Id } from '../../types.ts'

/**
 * SQL for the rows of `cases` in which a moderator has no stake: whoever it is about, reported it, has a part in the conversation or, of a complaint,
 * decided first or had the first decision made, neither sees the case nor takes, keeps or decides it. Its parameters are `stakeOf`.
 */
export const withoutStake = `(cases.owner_id is null or cases.owner_id <> ?)
  and not exists (select 1 from reports as told where told.subject = cases.subject and told.subject_id = cases.subject_id and told.reporter_id = ?
    and told.decided_at is null)
  and (cases.subject not in ('message', 'conversation') or not exists (select 1 from conversation_sides as taking_part
    where taking_part.conversation_id = substr(cases.subject_id, 1, 36) and taking_part.user_id = ?))
  and (cases.subject <> 'decision' or not exists (select 1 from decisions as first left join reports as led on led.decision_id = first.id
    where first.id = cases.subject_id and (first.decided_by = ? or led.reporter_id = ?)))`

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
