import { languages } from '@piata/config/languages'
import Type, { type Static } from 'typebox'
import { linkTemplates, noticeTemplates } from './account-templates.ts'
import { alertData, alertLetter } from './alert-letter.ts'
import { credentialTemplates } from './credential-templates.ts'
import { decisionTemplates } from './decision-templates.ts'
import { messageData, messageLetter } from './message-letter.ts'
import { notificationData, notificationLetter } from './notification-letter.ts'
import { reportTemplates } from './report-templates.ts'
import { stopPattern } from './stop-link.ts'
import { day, line, pageUrl, template } from './template.ts'
import { counted, longestTitle, mostNamed } from './wording.ts'

/** Every kind of mail, with what it is filled with, in each language. */
export const templates = {
  ...linkTemplates,
  ...noticeTemplates,
  ...credentialTemplates,
  ...reportTemplates,
  ...decisionTemplates,
  'webhook-disabled': template({
    data: Type.Object({ url: line(200), reason: line(200) }, { additionalProperties: false }),
    write: {
      ro: ({ url, reason }) => ({
        subject: 'Un webhook al tău a fost oprit',
        parts: [
          `Nu mai trimitem mesaje la ${url}.`,
          `Motivul (în engleză): ${reason}.`,
          'După ce adresa răspunde din nou, îl poți porni prin API (PATCH /v1/webhooks/{id}, cu "state": "active"); ce aștepta de mai puțin de trei zile se trimite atunci.',
        ],
      }),
      en: ({ url, reason }) => ({
        subject: 'A webhook of yours was disabled',
        parts: [
          `We no longer send messages to ${url}.`,
          `The reason: ${reason}.`,
          'Once the address answers again, enable it by the API (PATCH /v1/webhooks/{id} with "state": "active"); what has waited for less than three days is sent then.',
        ],
      }),
    },
  }),
  'listing-expires': template({
    data: Type.Object(
      {
        /** Those that the mail names, the soonest first. */
        listings: Type.Array(
          Type.Object(
            { title: line(longestTitle), expiresAt: Type.String({ format: 'date-time' }) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: mostNamed },
        ),
        /** How many expire, named or not. */
        total: Type.Integer({ minimum: 1 }),
      },
      { additionalProperties: false },
    ),
    write: {
      ro: ({ listings, total }, site) => {
        const first = listings[0]!
        const when = day('ro', first.expiresAt, site)
        const mine = { text: 'Anunțurile mele', url: pageUrl('ro', 'my-listings', site) }
        if (total === 1) {
          return {
            subject: `Anunțul „${first.title}” expiră pe ${when}`,
            parts: [
              `Anunțul tău „${first.title}” nu va mai apărea în căutări după ${when}.`,
              'Dacă încă este de vânzare, îl poți prelungi; dacă l-ai vândut, marchează-l ca vândut.',
              mine,
            ],
          }
        }
        const count = counted('ro', total, { one: 'anunț', few: 'anunțuri', other: 'de anunțuri' })
        const rest = total - listings.length
        return {
          subject: `${count} expiră, primul pe ${when}`,
          parts: [
            'Aceste anunțuri ale tale nu vor mai apărea în căutări după ziua scrisă la fiecare:',
            ...listings.map(({ title, expiresAt }) => `„${title}” – ${day('ro', expiresAt, site)}`),
            ...(rest === 0
              ? []
              : [`și încă ${counted('ro', rest, { one: 'anunț', few: 'anunțuri', other: 'de anunțuri' })}.`]),
            'Pe cele care încă sunt de vânzare le poți prelungi; pe cele vândute, marchează-le ca vândute.',
            mine,
          ],
        }
      },
      en: ({ listings, total }, site) => {
        const first = listings[0]!
        const when = day('en', first.expiresAt, site)
        const mine = { text: 'My listings', url: pageUrl('en', 'my-listings', site) }
        if (total === 1) {
          return {
            subject: `Your listing “${first.title}” ends on ${when}`,
            parts: [
              `Your listing “${first.title}” will not be found in searches after ${when}.`,
              'If it is still for sale you can renew it; if it is sold, mark it as sold.',
              mine,
            ],
          }
        }
        const rest = total - listings.length
        return {
          subject: `${counted('en', total, { other: 'listings' })} of yours end, the first on ${when}`,
          parts: [
            'These listings of yours will not be found in searches after the day beside each:',
            ...listings.map(({ title, expiresAt }) => `“${title}” – ${day('en', expiresAt, site)}`),
            ...(rest === 0
              ? []
              : [`and ${counted('en', rest, { one: 'other listing', other: 'other listings' })}.`]),
            'Those that are still for sale you can renew; those that are sold, mark as sold.',
            mine,
          ],
        }
      },
    },
  }),
  'new-messages': template({
    data: messageData,
    write: {
      ro: (data, site) => messageLetter('ro', data, site),
      en: (data, site) => messageLetter('en', data, site),
    },
  }),
  notifications: template({
    data: notificationData,
    write: {
      ro: (data, site) => notificationLetter('ro', data, site),
      en: (data, site) => notificationLetter('en', data, site),
    },
  }),
  'saved-searches': template({
    data: alertData,
    write: {
      ro: (data, site) => alertLetter('ro', data, site),
      en: (data, site) => alertLetter('en', data, site),
    },
  }),
}

export type TemplateName = keyof typeof templates
export type LinkTemplate = keyof typeof linkTemplates

const address = Type.String({
  maxLength: 254,
  // One address, without a name: nothing that a header could read as a second one.
  pattern:
    '^[^\\s@<>,;:"()\\[\\]\\\\\\u0000-\\u001f\\u007f]{1,64}@[^\\s@<>,;:"()\\[\\]\\\\\\u0000-\\u001f\\u007f]{1,189}$',
})

/** A template and what fills it, in the language of whoever gets it. */
const filled = <Name extends Exclude<TemplateName, LinkTemplate>>(name: Name) =>
  Type.Object(
    {
      to: address,
      template: Type.Literal(name),
      data: templates[name].data,
      locale: Type.Enum([...languages]),
      /** Ends such mails; those about log-ins and credentials have none. */
      stop: Type.Optional(Type.String({ pattern: stopPattern })),
    },
    { additionalProperties: false },
  )

const Id = Type.String({ format: 'uuid' })

/**
 * A mail whose link holds a token. The task only says whose and what for: whoever may read tasks cannot use the link, as it is made when the mail
 * is sent.
 */
const linkInput = Type.Union([
  Type.Object({ link: Type.Literal('verify-email'), userId: Id }, { additionalProperties: false }),
  Type.Object(
    {
      link: Type.Literal('reset-password'),
      /** Somebody said that an account has it. */
      to: address,
      askedAt: Type.String({ format: 'date-time' }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      link: Type.Enum(['confirm-old-email', 'confirm-new-email']),
      userId: Id,
      /** The address that was asked for: of what was asked since, another task tells. */
      email: address,
    },
    { additionalProperties: false },
  ),
])
export type LinkInput = Static<typeof linkInput>

/** What the mailer is asked to send: a link, a template, or a text as it is. */
export const mailInput = Type.Union([
  linkInput,
  filled('listing-expires'),
  filled('saved-searches'),
  filled('new-messages'),
  filled('notifications'),
  filled('address-taken'),
  filled('password-changed'),
  filled('email-changed'),
  filled('second-factor-added'),
  filled('second-factor-removed'),
  filled('recovery-codes-made'),
  filled('passkey-added'),
  filled('passkey-removed'),
  filled('passkey-copied'),
  filled('provider-linked'),
  filled('provider-unlinked'),
  filled('api-key-made'),
  filled('new-login'),
  filled('session-reused'),
  filled('webhook-disabled'),
  filled('report-received'),
  filled('report-decided'),
  filled('content-restricted'),
  filled('complaint-decided'),
  Type.Object(
    {
      to: address,
      subject: line(200),
      text: Type.String({ minLength: 1, maxLength: 30_000 }),
      html: Type.Optional(Type.String({ minLength: 1, maxLength: 30_000 })),
    },
    { additionalProperties: false },
  ),
])

/** A mail as it is sent. */
export interface Content {
  subject: string
  text: string
  html?: string
  /** The address that ends such mails by a POST alone (RFC 8058). */
  unsubscribe?: string
}
