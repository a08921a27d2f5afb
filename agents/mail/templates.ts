import { languages } from '@piata/config/languages'
import Type, { type Static } from 'typebox'
import { linkTemplates, noticeTemplates } from './account-templates.ts'
import { alertData, alertLetter } from './alert-letter.ts'
import { credentialTemplates } from './credential-templates.ts'
import { decisionTemplates } from './decision-templates.ts'
import { expiryData, expiryLetter } from './expiry-letter.ts'
import { messageData, messageLetter } from './message-letter.ts'
import { notificationData, notificationLetter } from './notification-letter.ts'
import { reportTemplates } from './report-templates.ts'
import { stopPattern } from './stop-link.ts'
import { line, template } from './template.ts'

/** Every kind of mail, with what it is filled with. */
export const templates = {
  ...linkTemplates,
  ...noticeTemplates,
  ...credentialTemplates,
  ...reportTemplates,
  ...decisionTemplates,
  'webhook-disabled': template({
    data: Type.Object({ url: line(200), reason: line(200) }, { additionalProperties: false }),
    write: ({ say }, { url, reason }) => ({
      subject: say('webhook-disabled.subject'),
      parts: [
        say('webhook-disabled.told', { url }),
        say('webhook-disabled.reason', { reason }),
        say('webhook-disabled.enable'),
      ],
    }),
  }),
  'listing-expires': template({ data: expiryData, write: expiryLetter }),
  'new-messages': template({ data: messageData, write: messageLetter }),
  notifications: template({ data: notificationData, write: notificationLetter }),
  'saved-searches': template({ data: alertData, write: alertLetter }),
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
  filled('decision-withdrawn'),
  filled('suspension-lifted'),
  filled('misuse-warned'),
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
  /** Where an answer goes, if anywhere. */
  replyTo?: string
}
