import { reasons, reportedKinds } from '@piata/db'
import Type from 'typebox'
import { line, template } from './template.ts'
import { placePattern, reportedName } from './what.ts'
import { longestTitle } from './wording.ts'

const received = Type.Object(
  {
    ...{ reportId: Type.String({ format: 'uuid' }), reason: Type.Enum([...reasons]) },
    ...{ subject: Type.Enum([...reportedKinds]), title: line(longestTitle) },
    place: Type.Optional(Type.String({ pattern: placePattern, description: 'Where it is shown' })),
  },
  { additionalProperties: false },
)

/** What those are written who report something. */
export const reportTemplates = {
  'report-received': template({
    data: received,
    write: (voice, { reportId, reason, subject, title, place }) => {
      const { say, page } = voice
      const what = reportedName(voice, subject, title)
      return {
        subject: say('report-received.subject', { what }),
        parts: [
          say('report-received.thanks', { what, reason: say(`reasons.${reason}`) }),
          ...(place === undefined ? [] : [{ text: say('report-received.see'), url: page(place) }]),
          say('report-received.next'),
          say('report-received.number', { id: reportId }),
        ],
      }
    },
  }),
}
