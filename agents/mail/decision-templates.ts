import { detections, grounds, misuseRoles, reasons, reportedKinds, restrictions } from '@piata/db'
import Type from 'typebox'
import { decisionPattern } from './decision-link.ts'
import type { Letter } from './letter.ts'
import { line, template } from './template.ts'
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
    ...{ reportId: Type.String({ format: 'uuid' }), subject },
    isRestricted: Type.Boolean(),
    ...{ token: Type.Optional(token), complainUntil: Type.Optional(time) },
  },
  { additionalProperties: false },
)
const complaint = Type.Object(
  {
    ...{ token, title: line(longestTitle), outcome: Type.Enum(['restore', 'uphold']), reply: longText },
    isReporter: Type.Optional(Type.Boolean({ description: 'Whether it is who reported it' })),
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
      const done = () => {
        if (!isSuspended) return say('content-restricted.removed', { what })
        if (data.endsAt === null) return say('content-restricted.suspended', { what })
        return say('content-restricted.suspended-until', { what, day: day(data.endsAt) })
      }
      return {
        subject: isSuspended
          ? say('content-restricted.subject-suspended')
          : say('content-restricted.subject-removed', { what }),
        parts: [
          done(),
          ...(data.isLot ? [say('content-restricted.lot')] : []),
          say(`content-restricted.${data.ground}`, { reason: say(`reasons.${data.reason}`) }),
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
  'report-decided': template({
    data: decided,
    write: ({ say, day, page }, { reportId, isRestricted, token: word, complainUntil }) => ({
      subject: say('report-decided.subject'),
      parts: [
        say(isRestricted ? 'report-decided.acted' : 'report-decided.nothing'),
        ...(word && complainUntil
          ? [
              say('report-decided.complain', { day: day(complainUntil) }),
              { text: say('report-decided.read'), url: page('decision', word) },
            ]
          : [say('report-decided.redress')]),
        say('report-received.number', { id: reportId }),
      ],
    }),
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
    write: ({ say, page }, { token: word, title, outcome, reply, isReporter = false }) => {
      const isRestored = outcome === 'restore'
      const restored = isReporter ? 'complaint-decided.restricted' : 'complaint-decided.restored'
      return {
        subject: say(isRestored ? 'complaint-decided.subject-restored' : 'complaint-decided.subject-upheld'),
        parts: [
          say(isRestored ? restored : 'complaint-decided.upheld', { title }),
          ...(reply === '' ? [] : [say('complaint-decided.reply', { reply })]),
          { text: say('complaint-decided.see'), url: page('decision', word) },
        ],
      }
    },
  }),
}
