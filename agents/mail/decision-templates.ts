import type { Language } from '@piata/config/languages'
import { detections, grounds, reasons, reportedKinds, restrictions } from '@piata/db'
import Type from 'typebox'
import { decisionPattern } from './decision-link.ts'
import type { Letter } from './letter.ts'
import { reasonWords } from './report-templates.ts'
import { day, type LetterSite, line, pageUrl, template } from './template.ts'
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
  },
  { additionalProperties: false },
)
const decided = Type.Object(
  {
    ...{ reportId: Type.String({ format: 'uuid' }), subject },
    isRestricted: Type.Boolean(),
  },
  { additionalProperties: false },
)
const complaint = Type.Object(
  { token, title: line(longestTitle), outcome: Type.Enum(['restore', 'uphold']), reply: longText },
  { additionalProperties: false },
)

type Subject = (typeof reportedKinds)[number]
const subjectWords: Record<Language, Record<Subject, (title: string) => string>> = {
  ro: {
    listing: (title) => `anunțul „${title}”`,
    user: () => 'contul',
    rating: () => 'calificativul pe care l-ai dat',
    message: (title) => `mesajul tău despre „${title}”`,
    conversation: (title) => `conversația despre „${title}”`,
  },
  en: {
    listing: (title) => `the listing “${title}”`,
    user: () => 'the account',
    rating: () => 'the rating that you gave',
    message: (title) => `your message about “${title}”`,
    conversation: (title) => `the conversation about “${title}”`,
  },
}

const decisionUrl = (locale: Language, word: string, site: LetterSite) =>
  pageUrl(locale, 'decision', site, word)

/** What those are told whom a decision concerns. */
export const decisionTemplates = {
  'content-restricted': template({
    data: restricted,
    write: {
      ro: (data, site): Letter => {
        const what = subjectWords.ro[data.subject](data.title)
        const isSuspended = data.action === 'suspend'
        const until = data.endsAt === null ? '' : ` până pe ${day('ro', data.endsAt, site)}`
        return {
          subject: isSuspended ? 'Contul tău a fost suspendat' : `Am retras ${what}`,
          parts: [
            isSuspended
              ? `Contul tău este suspendat${until}, din cauză că: ${what}.`
              : `Am retras ${what}; nu mai este văzut de nimeni.`,
            data.ground === 'legal'
              ? `Temeiul: este conținut ilegal – ${reasonWords.ro[data.reason]}.`
              : `Temeiul: încalcă termenii site-ului – ${reasonWords.ro[data.reason]}.`,
            ...(data.facts === '' ? [] : [`Ce am constatat: ${data.facts}`]),
            data.detection === 'rule'
              ? 'A fost găsit de o regulă automată; hotărârea a luat-o un moderator.'
              : 'Ne-a fost raportat; hotărârea a luat-o un moderator, fără mijloace automate.',
            `Dacă nu ești de acord, poți contesta gratuit până pe ${day('ro', data.complainUntil, site)}; hotărăște altcineva. Poți merge și la un organism de soluționare extrajudiciară a litigiilor sau în instanță.`,
            { text: 'Citește hotărârea și contestă', url: decisionUrl('ro', data.token, site) },
          ],
        }
      },
      en: (data, site): Letter => {
        const what = subjectWords.en[data.subject](data.title)
        const isSuspended = data.action === 'suspend'
        const until = data.endsAt === null ? '' : ` until ${day('en', data.endsAt, site)}`
        return {
          subject: isSuspended ? 'Your account was suspended' : `We removed ${what}`,
          parts: [
            isSuspended
              ? `Your account is suspended${until}, because of ${what}.`
              : `We removed ${what}; nobody sees it any more.`,
            data.ground === 'legal'
              ? `The ground: it is illegal content – ${reasonWords.en[data.reason]}.`
              : `The ground: it breaks the terms of the site – ${reasonWords.en[data.reason]}.`,
            ...(data.facts === '' ? [] : [`What we found: ${data.facts}`]),
            data.detection === 'rule'
              ? 'An automatic rule found it; a moderator decided.'
              : 'It was reported to us; a moderator decided, without automated means.',
            `If you do not agree, you can complain free of charge until ${day('en', data.complainUntil, site)}; somebody else decides. You can also go to a body for out-of-court dispute settlement or to court.`,
            { text: 'Read the decision and complain', url: decisionUrl('en', data.token, site) },
          ],
        }
      },
    },
  }),
  'report-decided': template({
    data: decided,
    write: {
      ro: ({ reportId, isRestricted }) => ({
        subject: 'Am hotărât despre raportarea ta',
        parts: [
          isRestricted
            ? 'Un moderator s-a uitat la ce ai raportat și a luat măsuri. Mulțumim că ne-ai scris.'
            : 'Un moderator s-a uitat la ce ai raportat și nu a găsit nimic care să încalce legea sau termenii site-ului. Mulțumim că ne-ai scris.',
          'Hotărârea a luat-o o persoană. Dacă nu ești de acord, poți raporta din nou cu ce mai știi, sau poți merge la un organism de soluționare extrajudiciară a litigiilor ori în instanță.',
          `Numărul raportării: ${reportId}`,
        ],
      }),
      en: ({ reportId, isRestricted }) => ({
        subject: 'We decided about your report',
        parts: [
          isRestricted
            ? 'A moderator looked at what you reported and acted. Thank you for telling us.'
            : 'A moderator looked at what you reported and found nothing against the law or the terms of the site. Thank you for telling us.',
          'A person decided. If you do not agree, you can report it again with what else you know, or go to a body for out-of-court dispute settlement or to court.',
          `Number of the report: ${reportId}`,
        ],
      }),
    },
  }),
  'complaint-decided': template({
    data: complaint,
    write: {
      ro: ({ token: word, title, outcome, reply }, site) => ({
        subject: outcome === 'restore' ? 'Contestația ta a fost admisă' : 'Contestația ta a fost respinsă',
        parts: [
          outcome === 'restore'
            ? `Altcineva s-a uitat din nou la „${title}” și ți-a dat dreptate: am anulat hotărârea.`
            : `Altcineva s-a uitat din nou la „${title}”; hotărârea rămâne.`,
          `Răspunsul: ${reply}`,
          { text: 'Vezi hotărârea', url: decisionUrl('ro', word, site) },
        ],
      }),
      en: ({ token: word, title, outcome, reply }, site) => ({
        subject: outcome === 'restore' ? 'Your complaint was upheld' : 'Your complaint was rejected',
        parts: [
          outcome === 'restore'
            ? `Somebody else looked at “${title}” again and agrees with you: we took the decision back.`
            : `Somebody else looked at “${title}” again; the decision stays.`,
          `The answer: ${reply}`,
          { text: 'See the decision', url: decisionUrl('en', word, site) },
        ],
      }),
    },
  }),
}
