import { mailLinkMinutes } from '@piata/db'
import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { line, template } from './template.ts'
import type { Voice } from './voice.ts'

/** A link that holds a token: it is made when its mail is sent, and stands nowhere else. */
const link = Type.Object({ url: Type.String() }, { additionalProperties: false })
const change = Type.Object({ url: Type.String(), email: line(254) }, { additionalProperties: false })
const nothing = Type.Object({}, { additionalProperties: false })
const when = Type.String({ format: 'date-time' })
/** What a mail names of each kind that an account has. */
export const mostNamed = 10

const goodFor = ({ say }: Voice): string => say('shared.good-for', { minutes: String(mailLinkMinutes) })

/** Of each kind the first few by name, and how many there are. */
const some = Type.Object(
  { names: Type.Array(line(200), { minItems: 1, maxItems: mostNamed }), count: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
)
/** What a changed password leaves as it was. */
const staying = Type.Object(
  {
    session: Type.Optional(line(200)),
    keys: Type.Optional(some),
    passkeys: Type.Optional(some),
    browsers: Type.Optional(some),
  },
  { additionalProperties: false },
)

/** Where each is ended. */
const stayingPages = {
  session: 'account',
  passkeys: 'account',
  keys: 'account/keys',
  browsers: 'account/notifications',
} as const

function stayingParts({ say, page }: Voice, stays: Static<typeof staying> | undefined): Letter['parts'] {
  return (['session', 'passkeys', 'keys', 'browsers'] as const).flatMap((kind) => {
    const what = stays?.[kind]
    if (what === undefined) return []
    const { names, count } = typeof what === 'string' ? { names: [what], count: 1 } : what
    const left = count - names.length
    const list = [
      ...names.map((name) => say('shared.quoted', { name })),
      ...(left > 0 ? [say('staying.more', { count: left })] : []),
    ].join(', ')
    return [say(`staying.${kind}`, { list }), { text: say('staying.end'), url: page(stayingPages[kind]) }]
  })
}

/** Mails whose links open something: only the mailer fills these. */
export const linkTemplates = {
  'verify-email': template({
    data: link,
    write: (voice, { url }) => ({
      subject: voice.say('verify-email.subject'),
      parts: [
        voice.say('verify-email.opened'),
        { text: voice.say('verify-email.confirm'), url },
        goodFor(voice),
        voice.say('verify-email.else'),
      ],
    }),
  }),
  'reset-password': template({
    data: link,
    write: (voice, { url }) => ({
      subject: voice.say('reset-password.subject'),
      parts: [
        voice.say('reset-password.said'),
        { text: voice.say('shared.choose-password'), url },
        goodFor(voice),
        voice.say('reset-password.else'),
      ],
    }),
  }),
  'confirm-new-email': template({
    data: link,
    write: (voice, { url }) => ({
      subject: voice.say('confirm-new-email.subject'),
      parts: [
        voice.say('confirm-new-email.asked'),
        { text: voice.say('verify-email.confirm'), url },
        goodFor(voice),
        voice.say('shared.not-you'),
      ],
    }),
  }),
  'confirm-old-email': template({
    data: change,
    write: (voice, { url, email }) => ({
      subject: voice.say('confirm-old-email.subject'),
      parts: [
        voice.say('confirm-old-email.asked', { email }),
        { text: voice.say('confirm-old-email.choose'), url },
        goodFor(voice),
        voice.say('confirm-old-email.else'),
      ],
    }),
  }),
}

type Happened =
  | 'password-changed'
  | 'second-factor-added'
  | 'second-factor-removed'
  | 'recovery-codes-made'
  | 'api-key-made'
  | 'new-login'

/** What happened, and that whoever did not do it had better choose another password. */
function happened(
  { say, moment, page }: Voice,
  what: Happened,
  { at, ...values }: { at: string } & Values,
): Letter {
  return {
    subject: say(`${what}.subject`),
    parts: [
      say(`${what}.told`, { moment: moment(at), ...values }),
      say(`${what}.else`),
      { text: say('shared.choose-password'), url: page('forgot-password') },
    ],
  }
}
type Values = Record<string, string>

const at = Type.Object({ at: when }, { additionalProperties: false })

/** Mails that only tell something. */
export const noticeTemplates = {
  'session-reused': template({
    data: Type.Object({ startedAt: Type.String({ format: 'date-time' }) }, { additionalProperties: false }),
    write: ({ say, day, page }, { startedAt }) => ({
      subject: say('session-reused.subject'),
      parts: [
        say('session-reused.told', { day: day(startedAt) }),
        say('session-reused.else'),
        { text: say('shared.my-account'), url: page('account') },
      ],
    }),
  }),
  'address-taken': template({
    data: nothing,
    write: ({ say, page }) => ({
      subject: say('address-taken.subject'),
      parts: [say('address-taken.told'), { text: say('address-taken.forgot'), url: page('forgot-password') }],
    }),
  }),
  'password-changed': template({
    data: Type.Object({ at: when, stays: Type.Optional(staying) }, { additionalProperties: false }),
    write: (voice, data) => {
      const letter = happened(voice, 'password-changed', { at: data.at })
      return { ...letter, parts: [...letter.parts, ...stayingParts(voice, data.stays)] }
    },
  }),
  'second-factor-added': template({
    data: at,
    write: (voice, data) => happened(voice, 'second-factor-added', data),
  }),
  'second-factor-removed': template({
    data: at,
    write: (voice, data) => happened(voice, 'second-factor-removed', data),
  }),
  'recovery-codes-made': template({
    data: at,
    write: (voice, data) => happened(voice, 'recovery-codes-made', data),
  }),
  'api-key-made': template({
    data: Type.Object({ at: when, name: line(200) }, { additionalProperties: false }),
    write: (voice, data) => happened(voice, 'api-key-made', data),
  }),
  'email-changed': template({
    data: Type.Object({ at: when, email: line(254) }, { additionalProperties: false }),
    write: ({ say, moment }, data) => ({
      subject: say('email-changed.subject'),
      parts: [say('email-changed.told', { moment: moment(data.at), email: data.email })],
    }),
  }),
  'new-login': template({
    data: Type.Object({ at: when, device: line(200) }, { additionalProperties: false }),
    write: (voice, data) => happened(voice, 'new-login', data),
  }),
}
