import {
  actions,
  banKinds,
  banRules,
  caseKinds,
  caseSubjects,
  checkNames,
  complaintOutcomes,
  decidedActions,
  decisionRules,
  detections,
  grounds,
  lotKinds,
  reasons,
  reportedKinds,
  reportStates,
  verdicts,
} from '@piata/db'
import Type, { type TSchema } from 'typebox'
import { Reference } from '../moderation/reference.ts'
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
  actions: Type.Array(Type.Enum([...decidedActions])),
  score: nullable(Type.Integer({ description: 'Of the automatic checks, from 1 to 100' })),
}

export const OpenCaseSchema = Type.Object(caseMembers)

export const CaseSchema = Type.Object({
  ...caseMembers,
  seen: Type.String({
    description:
      'A word for what the case is about and what was said of it, to be sent with the decision; a listing is read after it',
  }),
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
  check: nullable(
    Type.Object(
      {
        verdict: Type.Enum([...verdicts]),
        score: Type.Integer(),
        findings: Type.Array(
          Type.Object({
            check: Type.Enum([...checkNames]),
            score: Type.Integer(),
            evidence: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
          }),
        ),
      },
      { description: 'What the rules found when the listing was last to be shown; their scores add up' },
    ),
  ),
  alike: Type.Array(Type.Object({ id: Id, sellerId: Id, title: Type.String(), likeness: Type.Number() }), {
    description: 'Listings that say nearly the same',
  }),
  samePictures: Type.Array(Type.Object({ id: Id, sellerId: Id, title: Type.String() }), {
    description: 'Listings of others with one of its pictures',
  }),
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
      subjectId: Type.String(),
      isGone: Type.Boolean({
        description:
          'Whether what was restricted is gone: to give way says that the decision was wrong, and brings nothing back',
      }),
      by: Type.Enum(['owner', 'reporter'], {
        description: 'Who was restricted, or those who reported what was left as it was',
      }),
    }),
  ),
})

export const CasesOfOthersSchema = Type.Object({
  decided: Type.Integer({ description: 'Complaints about what you decided' }),
  reported: Type.Integer({ description: 'What you reported' }),
  own: Type.Integer({ description: 'What is your own, or has you taking part' }),
  nobody: Type.Integer({ description: 'Of all open cases those that nobody of the staff may decide' }),
})

export const decideBody = Type.Object(
  {
    action: Type.Enum([...decidedActions]),
    seen: Type.String({ maxLength: 40, description: '`seen` of the case as whoever decides read it' }),
    reason: Type.Optional(Reason),
    reference: Reference,
    text: Type.Optional(words(decisionRules.facts, 'What was found, or the answer to a complaint')),
    until: Type.Optional(
      Type.String({ format: 'date-time', description: 'End of a suspension; for good without' }),
    ),
  },
  { additionalProperties: false },
)

/** Of a message that is never sent. */
export const removeBody = Type.Object(
  {
    reason: Reason,
    reference: Reference,
    text: words(decisionRules.facts, 'What was found, for its sender'),
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
  reference: nullable(
    Type.String({ description: 'The law, or the clause of the terms, in the moderator’s words' }),
  ),
  facts: Type.String(),
  detection: Type.Enum([...detections], {
    description: 'Who noticed: people who reported it, a rule, or a moderator unasked; people decide',
  }),
  decidedAt: Time,
  endsAt: nullable(Time),
  complainUntil: nullable(Time),
  liftedAt: nullable(Time),
  complaint: nullable(
    Type.Object({
      ...{ text: Type.String(), createdAt: Time, outcome: nullable(Type.Enum([...complaintOutcomes])) },
      ...{ reply: nullable(Type.String()), decidedAt: nullable(Time) },
    }),
  ),
  report: nullable(
    Type.Object(
      { reason: Reason, text: Type.String(), createdAt: Time },
      { description: 'What the reader reported; null for whoever was restricted' },
    ),
  ),
}

export const StatementSchema = Type.Object(statementMembers)
export const MyReportSchema = Type.Object({
  id: Id,
  subject: Type.Enum([...reportedKinds]),
  subjectId: Type.String(),
  title: Type.String({ description: 'Of what it is about; empty where it is not to be seen any more' }),
  reason: Reason,
  text: Type.String(),
  createdAt: Time,
  state: Type.Enum([...reportStates], {
    description:
      'Nobody has decided; it was left as it was, or restricted; what was restricted came back; or it was dealt with before reasons were kept',
  }),
  decidedAt: nullable(Time),
  complainUntil: nullable(Time),
  complaint: nullable(
    Type.Object({
      createdAt: Time,
      decidedAt: nullable(Time),
      outcome: nullable(Type.Enum([...complaintOutcomes])),
    }),
  ),
  token: nullable(Type.String({ description: 'By which the outcome is read and complained about' })),
})

export const OwnStatementSchema = Type.Object({
  ...statementMembers,
  token: Type.String({ description: 'By which it is read and complained about' }),
})

export const BanSchema = Type.Object({
  id: Id,
  kind: Type.Enum([...banKinds]),
  value: Type.String({
    description:
      'An account’s id, an address or `@domain`, a network, a picture’s SHA-256, or the title of a text',
  }),
  label: Type.String({ description: 'The account’s name' }),
  reason: nullable(Reason),
  note: Type.String(),
  until: nullable(Time),
  createdAt: Time,
  liftedAt: nullable(Time),
})

export const banBody = Type.Object(
  {
    kind: Type.Enum([...banKinds]),
    value: Type.String({
      minLength: 1,
      maxLength: 254,
      description: 'As in the list; of a text the id of a listing that holds it',
    }),
    reason: Reason,
    reference: Reference,
    text: words(banRules.note, 'Why; of an account its owner reads it'),
    until: Type.Optional(Type.String({ format: 'date-time', description: 'For good without' })),
  },
  { additionalProperties: false },
)

export const LotSchema = Type.Object({
  id: Id,
  kind: Type.Enum([...lotKinds]),
  value: Type.String({
    description:
      'An account’s id, the id of a listing that holds the text, a picture’s SHA-256, or a network',
  }),
  label: Type.String({ description: 'The account’s name, or the listing’s title' }),
  reason: Reason,
  reference: nullable(Type.String()),
  facts: Type.String(),
  begunAt: Time,
  endedAt: nullable(Time),
  removed: Type.Integer(),
  skipped: Type.Integer(),
  undoUntil: Time,
  undoneAt: nullable(Time),
  restoredAt: nullable(Time),
  restored: Type.Integer({ description: 'Listings whose decision was withdrawn' }),
})

export const lotBody = Type.Object(
  {
    kind: Type.Enum([...lotKinds]),
    value: Type.String({ minLength: 1, maxLength: 100, description: 'As in the list' }),
    asOf: Type.String({ format: 'date-time', description: '`asOf` of the preview that was looked at' }),
    reason: Reason,
    reference: Reference,
    text: words(decisionRules.facts, 'What was found, for whoever is restricted'),
  },
  { additionalProperties: false },
)

const byReason = Type.Array(
  Type.Object({ reason: Reason, ground: Type.Enum([...grounds]), count: Type.Integer() }),
)
const medianHours = nullable(Type.Number({ description: 'Half are decided within so many hours' }))

export const TransparencySchema = Type.Object({
  year: Type.Integer(),
  notices: Type.Object({ total: Type.Integer(), fromGuests: Type.Integer(), byReason, medianHours }),
  decisions: Type.Object({
    ...{ kept: Type.Integer(), removed: Type.Integer(), suspended: Type.Integer(), deleted: Type.Integer() },
    ...{ byReason, reported: Type.Integer(), rule: Type.Integer(), own: Type.Integer() },
  }),
  complaints: Type.Object({
    total: Type.Integer(),
    fromReporters: Type.Integer({ description: 'Of those who reported what was left as it was' }),
    ...{ restored: Type.Integer(), upheld: Type.Integer(), open: Type.Integer() },
    medianHours,
  }),
  misuse: Type.Object({
    ...{ offendersWarned: Type.Integer(), reportersWarned: Type.Integer(), reportersPaused: Type.Integer() },
  }),
  automated: Type.Object({
    ...{ checked: Type.Integer(), flagged: Type.Integer(), held: Type.Integer() },
    restricted: Type.Integer({ description: 'Of what rules found, what people restricted' }),
    kept: Type.Integer({ description: 'and what they found to be harmless' }),
  }),
})

export const StatementExportSchema = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Array(Type.String())]),
)
