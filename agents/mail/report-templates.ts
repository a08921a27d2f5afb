import type { Language } from '@piata/config/languages'
import { type Reason, reasons } from '@piata/db'
import Type from 'typebox'
import { template } from './template.ts'

/** What each reason is called in a mail. */
export const reasonWords: Record<Language, Record<Reason, string>> = {
  ro: {
    minors: 'pune în pericol copii',
    prohibited: 'produs sau serviciu interzis',
    stolen: 'bun furat',
    scam: 'înșelătorie',
    hate: 'ură, amenințări sau violență',
    privacy: 'datele personale ale cuiva',
    counterfeit: 'produs contrafăcut',
    copyright: 'drepturi de autor sau marcă',
    consumer: 'încalcă drepturile consumatorilor',
    insult: 'jignire sau hărțuire',
    spam: 'spam',
    duplicate: 'același anunț de mai multe ori',
    misplaced: 'categorie greșită',
    other: 'alt motiv',
  },
  en: {
    minors: 'endangers children',
    prohibited: 'prohibited goods or services',
    stolen: 'stolen goods',
    scam: 'scam',
    hate: 'hate, threats or violence',
    privacy: 'somebody’s personal data',
    counterfeit: 'counterfeit',
    copyright: 'copyright or trade mark',
    consumer: 'breaks the rights of consumers',
    insult: 'insult or harassment',
    spam: 'spam',
    duplicate: 'the same listing several times',
    misplaced: 'wrong category',
    other: 'another reason',
  },
}

const received = Type.Object(
  { reportId: Type.String({ format: 'uuid' }), reason: Type.Enum([...reasons]) },
  { additionalProperties: false },
)

/** What those are written who report something. */
export const reportTemplates = {
  'report-received': template({
    data: received,
    write: {
      ro: ({ reportId, reason }) => ({
        subject: 'Am primit raportarea ta',
        parts: [
          `Mulțumim. Motivul pe care l-ai ales: ${reasonWords.ro[reason]}.`,
          'Un moderator se va uita și îți vom scrie ce a hotărât. Celui pe care l-ai raportat nu îi spunem cine ești.',
          `Numărul raportării: ${reportId}`,
        ],
      }),
      en: ({ reportId, reason }) => ({
        subject: 'We got your report',
        parts: [
          `Thank you. The reason that you chose: ${reasonWords.en[reason]}.`,
          'A moderator will look at it, and we will write to you what was decided. Whom you reported is not told who you are.',
          `Number of the report: ${reportId}`,
        ],
      }),
    },
  }),
}
