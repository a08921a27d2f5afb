import { detections, grounds, misuseRoles, reasons, reportedKinds, restrictions } from '@piata/db'
import Type from 'typebox'
import { decisionPattern } from './decision-link.ts'
import type { Letter } from './letter.ts'
import { line, template } from './template.ts'
import { placePattern, reportedName } from './what.ts'
import { longestTitle } from './wording.ts'

const time = Type.String({ format: 'date-time' })
const token = Type.String({ pattern: decisionPattern })
const longText = Type.String({ maxLength: 4_000 })
const subject = Type.Enum([...reportedKinds])

const restricted = Type.Object(
  {
    ...{ token, subject, title: line(longestTitle), facts: longText },
    action: Type.Enum([...restrictions]),
    reason: Type.Enum([...reasons]),
    ground: Type.Enum([...grounds]),
    reference: Type.Optional(line(longestTitle)),
    detection: Type.Enum([...detections]),
    endsAt: Type.Union([time, Type.Null()]),
    complainUntil: time,
    isLot: Type.Optional(
      Type.Boolean({ description: 'Whether others of theirs go with it, of which no other mail tells' }),
    ),
  },
  { additionalProperties: false },
)
const decided = Type.Object(
  {
    ...{ reportId: Type.String({ format: 'uuid' }), subject, title: line(longestTitle) },
    isRestricted: Type.Boolean(),
    isReversed: Type.Optional(Type.Boolean({ description: 'Whether another one was told before' })),
    isGone: Type.Optional(Type.Boolean({ description: 'Whether there is nothing left to decide about' })),
    place: Type.Optional(Type.String({ pattern: placePattern, description: 'Where it is shown' })),
    ...{ token: Type.Optional(token), complainUntil: Type.Optional(time) },
  },
  { additionalProperties: false },
)
const complaint = Type.Object(
  {
    ...{ token, subject, title: line(longestTitle), outcome: Type.Enum(['restore', 'uphold']) },
    ...{
      reply: longText,
      isGone: Type.Optional(Type.Boolean({ description: 'Whether nothing comes back' })),
    },
    isReporter: Type.Optional(Type.Boolean({ description: 'Whether it is who reported it' })),
  },
  { additionalProperties: false },
)

const lifted = Type.Object(
  {
    ...{ token, subject, title: line(longestTitle) },
    isWhole: Type.Boolean({ description: 'Whether nothing is left of the decision' }),
    isSuspended: Type.Boolean({ description: 'Whether another suspension goes on' }),
    hadComplaint: Type.Boolean(),
  },
  { additionalProperties: false },
)

const withdrawn = Type.Object({ token, title: line(longestTitle) }, { additionalProperties: false })

const misuse = Type.Object(
  {
    role: Type.Enum([...misuseRoles]),
    count: Type.Integer({ minimum: 1 }),
    until: Type.Union([time, Type.Null()]),
  },
  { additionalProperties: false },
)

/** What those are told whom a decision concerns. */
export const decisionTemplates = {
  'content-restricted': template({
    data: restricted,
    write: ({ say, day, page }, data): Letter => {
      const what = say(`subjects.${data.subject}`, { title: data.title })
      const isSuspended = data.action === 'suspend'
      const isDeleted = data.action === 'delete'
      const done = () => {
        if (isDeleted) return say('content-restricted.deleted')
        if (!isSuspended) return say('content-restricted.removed', { what })
        if (data.endsAt === null) return say('content-restricted.suspended', { what })
        return say('content-restricted.suspended-until', { what, day: day(data.endsAt) })
      }
      return {
        subject: isDeleted
          ? say('content-restricted.subject-deleted')
          : isSuspended
            ? say('content-restricted.subject-suspended')
            : say('content-restricted.subject-removed', { what }),
        parts: [
          done(),
          ...(data.isLot ? [say('content-restricted.lot')] : []),
          say(`content-restricted.${data.ground}`, { reason: say(`reasons.${data.reason}`) }),
          ...(data.reference ? [say('content-restricted.reference', { reference: data.reference })] : []),
          ...(data.facts === '' ? [] : [say('content-restricted.facts', { facts: data.facts })]),
          // Who noticed, as Art. 17(3)(c) of Regulation (EU) 2022/2065 has it told.
          say(`detections.${data.detection}`),
          say('content-restricted.redress', { day: day(data.complainUntil) }),
          { text: say('content-restricted.read'), url: page('decision', data.token) },
        ],
      }
    },
  }),
  'decision-withdrawn': template({
    data: withdrawn,
    write: ({ say, page }, { token: word, title }) => ({
      subject: say('decision-withdrawn.subject', { title }),
      parts: [
        say('decision-withdrawn.told', { title }),
        say('decision-withdrawn.others'),
        { text: say('complaint-decided.see'), url: page('decision', word) },
      ],
    }),
  }),
  'suspension-lifted': template({
    data: lifted,
    write: ({ say, page }, { token: word, subject: kind, title, isWhole, isSuspended, hadComplaint }) => ({
      subject: say('suspension-lifted.subject'),
      parts: [
        say(isSuspended ? 'suspension-lifted.one' : 'suspension-lifted.lifted'),
        isWhole
          ? say('suspension-lifted.whole')
          : say('suspension-lifted.rest', { what: say(`subjects.${kind}`, { title }) }),
        ...(hadComplaint ? [say('suspension-lifted.complaint')] : []),
        { text: say('complaint-decided.see'), url: page('decision', word) },
      ],
    }),
  }),
  'report-decided': template({
    data: decided,
    write: (
      voice,
      { reportId, subject: kind, title, isRestricted, isReversed, isGone, place, ...redress },
    ) => {
      const { say, day, page } = voice
      const { token: word, complainUntil } = redress
      const what = reportedName(voice, kind, title)
      const told = () => {
        if (isGone) return say('report-decided.gone', { what })
        if (isReversed)
          return say(isRestricted ? 'report-decided.restricted' : 'report-decided.restored', { what })
        return say(isRestricted ? 'report-decided.acted' : 'report-decided.nothing', { what })
      }
      return {
        subject: say(isReversed ? 'report-decided.subject-reversed' : 'report-decided.subject', { what }),
        parts: [
          told(),
          ...(word && complainUntil
            ? [
                say('report-decided.complain', { day: day(complainUntil) }),
                { text: say('report-decided.read'), url: page('decision', word) },
              ]
            : isGone
              ? []
              : [say('report-decided.redress')]),
          ...(place === undefined ? [] : [{ text: say('report-received.see'), url: page(place) }]),
          say('report-received.number', { id: reportId }),
        ],
      }
    },
  }),
  'misuse-warned': template({
    data: misuse,
    write: ({ say, day }, { role, count, until }): Letter =>
      role === 'offender'
        ? {
            subject: say('misuse-warned.subject-offender'),
            parts: [say('misuse-warned.offender', { count }), say('misuse-warned.offender-redress')],
          }
        : {
            subject: say(until === null ? 'misuse-warned.subject-reporter' : 'misuse-warned.subject-refused'),
            parts: [
              say('misuse-warned.reporter', { count }),
              until === null
                ? say('misuse-warned.please')
                : say('misuse-warned.refused', { day: day(until) }),
            ],
          },
  }),
  'complaint-decided': template({
    data: complaint,
    write: (voice, { token: word, subject: kind, title, outcome, reply, isGone, isReporter = false }) => {
      const { say, page } = voice
      const isRestored = outcome === 'restore'
      const what = isReporter ? reportedName(voice, kind, title) : say(`subjects.${kind}`, { title })
      const see = { text: say('complaint-decided.see'), url: page('decision', word) }
      if (isReporter && isGone)
        return {
          subject: say('complaint-decided.subject-gone'),
          parts: [say('complaint-decided.gone', { what })],
        }
      const restored = isReporter ? 'restricted' : isGone ? 'restored-gone' : 'restored'
      return {
        subject: say(isRestored ? 'complaint-decided.subject-restored' : 'complaint-decided.subject-upheld'),
        parts: [
          say(`complaint-decided.${isRestored ? restored : 'upheld'}`, { what }),
          ...(reply === '' ? [] : [say('complaint-decided.reply', { reply })]),
          see,
        ],
      }
    },
  }),
}
