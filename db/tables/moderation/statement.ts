import { reasonRule } from '../../rules/moderation/reasons.ts'
import type { Statement } from './face.ts'
import type { ModerationSchema } from './schema.ts'

/** A decision with the complaint about it, as whoever may read it does. */
export function statementOf(
  row: ModerationSchema['decisions'],
  complaint: ModerationSchema['complaints'] | undefined,
): Statement {
  const { id, subject, subject_id: subjectId, title, reason, reference, facts, detection } = row
  return {
    ...{ id, subject, subjectId, title, action: row.action, reason, reference },
    ...{ facts, detection },
    ground: reason === null ? null : reasonRule(reason).ground,
    ...{ decidedAt: row.decided_at, endsAt: row.ends_at, complainUntil: row.complain_until },
    liftedAt: row.lifted_at,
    complaint:
      complaint === undefined
        ? null
        : {
            ...{ text: complaint.text, createdAt: complaint.created_at, outcome: complaint.outcome },
            ...{ reply: complaint.reply, decidedAt: complaint.decided_at },
          },
    report: null,
  }
}
