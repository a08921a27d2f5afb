import { reasons } from '@piata/db'
import Type from 'typebox'
import { template } from './template.ts'

const received = Type.Object(
  { reportId: Type.String({ format: 'uuid' }), reason: Type.Enum([...reasons]) },
  { additionalProperties: false },
)

/** What those are written who report something. */
export const reportTemplates = {
  'report-received': template({
    data: received,
    write: ({ say }, { reportId, reason }) => ({
      subject: say('report-received.subject'),
      parts: [
        say('report-received.thanks', { reason: say(`reasons.${reason}`) }),
        say('report-received.next'),
        say('report-received.number', { id: reportId }),
      ],
    }),
  }),
}
