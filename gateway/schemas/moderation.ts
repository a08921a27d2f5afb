import {
  actions,
  caseKinds,
  caseSubjects,
  decisionRules,
  detections,
  grounds,
  reasons,
  reportedKinds,
} from '@piata/db'
import Type, { type TSchema } from 'typebox'
import { Id, Time } from './domain.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Reason = Type.Enum([...reasons])
const Action = Type.Enum([...actions])
const Person = nullable(Type.Object({ id: Id, name: Type.String() }))

/** The schema takes twice as much, as blanks and composition are put right before characters are counted. */
const words = ({ min, max }: { min: number; max: number }, description: string) =>
  Type.String({ maxLength: 2 * max, description: `${description}: ${min} to ${max} characters` })

const caseMembers = {
  id: Id,
  kind: Type.Enum([...caseKinds]),
  subject: Type.Enum([...caseSubjects]),
  subjectId: Type.String(),
  harm: Type.Integer({ description: 'From 1 to 5' }),
  reports: Type.Integer(),
  reason: nullable(Reason),
  title: Type.String(),
  owner: Person,
  openedAt: Time,
  dueAt: Type.String({
    format: 'date-time',
    description: 'By when somebody should have looked; the order of the queue',
  }),
  lease: nullable(Type.Object({ mine: Type.Boolean(), until: Time }, { description: 'Who handles it now' })),
  actions: Type.Array(Action),
}

export const OpenCaseSchema = Type.Object(caseMembers)

export const CaseSchema = Type.Object({
  ...caseMembers,
  said: Type.Array(
    Type.Object({
      ...{ id: Id, reason: Reason, text: Type.String(), createdAt: Time },
      ...{ by: nullable(Type.String()), isGuest: Type.Boolean() },
    }),
    { description: 'Open reports' },
  ),
  messages: Type.Array(
    Type.Object({
      ...{ seq: Type.Integer(), side: Type.Enum(['buyer', 'seller']), writerId: nullable(Id) },
      ...{ text: Type.String(), isHeld: Type.Boolean(), createdAt: Time },
    }),
  ),
  rating: nullable(Type.Object({ stars: Type.Integer(), text: Type.String(), createdAt: Time })),
  history: nullable(
    Type.Object({
      ...{ since: Time, isSuspended: Type.Boolean(), listings: Type.Integer(), reports: Type.Integer() },
      decisions: Type.Array(
        Type.Object({
          ...{ title: Type.String(), action: Action, reason: nullable(Reason) },
          ...{ decidedAt: Time, liftedAt: nullable(Time) },
        }),
      ),
    }),
  ),
  complaint: nullable(
    Type.Object({
      ...{ text: Type.String(), createdAt: Time, action: Action, reason: nullable(Reason) },
      ...{ facts: Type.String(), decidedAt: Time, subject: Type.Enum([...reportedKinds]) },
      ...{ subjectId: Type.String(), isYours: Type.Boolean({ description: 'Whether you decided first' }) },
    }),
  ),
})

export const decideBody = Type.Object(
  {
    action: Action,
    reason: Type.Optional(Reason),
    text: Type.Optional(words(decisionRules.facts, 'What was found, or the answer to a complaint')),
    until: Type.Optional(
      Type.String({ format: 'date-time', description: 'End of a suspension; for good without' }),
    ),
  },
  { additionalProperties: false },
)

export const complaintBody = Type.Object(
  {
    text: Type.String({
      minLength: decisionRules.complaint.min,
      maxLength: 2 * decisionRules.complaint.max,
      description: `Why the decision is wrong, from ${decisionRules.complaint.min} to ${decisionRules.complaint.max} characters`,
    }),
  },
  { additionalProperties: false },
)

const statementMembers = {
  id: Id,
  subject: Type.Enum([...reportedKinds]),
  subjectId: Type.String(),
  title: Type.String(),
  action: Action,
  reason: nullable(Reason),
  ground: nullable(Type.Enum([...grounds])),
  facts: Type.String(),
  detection: Type.Enum([...detections], { description: 'Whether people or a rule noticed; people decide' }),
  decidedAt: Time,
  endsAt: nullable(Time),
  complainUntil: nullable(Time),
  liftedAt: nullable(Time),
  complaint: nullable(
    Type.Object({
      ...{ text: Type.String(), createdAt: Time, outcome: nullable(Type.Enum(['restore', 'uphold'])) },
      ...{ reply: nullable(Type.String()), decidedAt: nullable(Time) },
    }),
  ),
}

export const StatementSchema = Type.Object(statementMembers)
export const OwnStatementSchema = Type.Object({
  ...statementMembers,
  token: Type.String({ description: 'By which it is read and complained about' }),
})
