import type { Language } from '@piata/config/languages'
import { mailLinkMinutes } from '@piata/db'
import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { day, type LetterSite, line, moment, pageUrl, template } from './template.ts'

/** A link that holds a token: it is made when its mail is sent, and stands nowhere else. */
const link = Type.Object({ url: Type.String() }, { additionalProperties: false })
const change = Type.Object({ url: Type.String(), email: line(254) }, { additionalProperties: false })
const nothing = Type.Object({}, { additionalProperties: false })
const when = Type.String({ format: 'date-time' })
/** What a mail names of each kind that an account has. */
export const mostNamed = 10

const goodFor = {
  ro: `Linkul e bun ${mailLinkMinutes} de minute și o singură dată.`,
  en: `The link is good for ${mailLinkMinutes} minutes, and once.`,
}
const notYou = {
  ro: 'Dacă nu tu ai cerut asta, nu trebuie să faci nimic.',
  en: 'If you did not ask for this, there is nothing to do.',
}

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

const stayingTexts = {
  ro: {
    session: 'Rămâne deschisă sesiunea din care s-a schimbat parola:',
    passkeys: 'Rămân cheile de acces, cu care se intră fără parolă:',
    keys: 'Rămân cheile API, prin care programe lucrează în numele contului:',
    browsers: 'Primesc în continuare notificările contului aceste dispozitive:',
    end: 'Încheie ce nu recunoști',
    more: (count: number) => `și încă ${count}`,
  },
  en: {
    session: 'What stays open is the session that changed the password:',
    passkeys: 'What stays are the passkeys, which log in without a password:',
    keys: 'What stays are the API keys, by which programs act for the account:',
    browsers: 'These devices go on receiving the notifications of the account:',
    end: 'End what you do not recognise',
    more: (count: number) => `and ${count} more`,
  },
}
/** Where each is ended. */
const stayingPages = {
  session: 'account',
  passkeys: 'account',
  keys: 'account/keys',
  browsers: 'account/notifications',
} as const

function stayingParts(
  locale: Language,
  stays: Static<typeof staying> | undefined,
  site: LetterSite,
): Letter['parts'] {
  const texts = stayingTexts[locale]
  return (['session', 'passkeys', 'keys', 'browsers'] as const).flatMap((kind) => {
    const what = stays?.[kind]
    if (what === undefined) return []
    const { names, count } = typeof what === 'string' ? { names: [what], count: 1 } : what
    const left = count - names.length
    const list = [
      ...names.map((name) => (locale === 'ro' ? `„${name}”` : `“${name}”`)),
      ...(left > 0 ? [texts.more(left)] : []),
    ].join(', ')
    return [`${texts[kind]} ${list}.`, { text: texts.end, url: pageUrl(locale, stayingPages[kind], site) }]
  })
}

/** Mails whose links open something: only the mailer fills these. */
export const linkTemplates = {
  'verify-email': template({
    data: link,
    write: {
      ro: ({ url }) => ({
        subject: 'Confirmă adresa de e-mail',
        parts: [
          'Cu această adresă s-a deschis un cont. Confirmă că e a ta, ca să poți publica anunțuri.',
          { text: 'Confirmă adresa', url },
          goodFor.ro,
          'Dacă nu tu ai deschis contul, nu confirma.',
        ],
      }),
      en: ({ url }) => ({
        subject: 'Confirm your e-mail address',
        parts: [
          'An account was opened with this address. Confirm that it is yours, so that you can publish listings.',
          { text: 'Confirm the address', url },
          goodFor.en,
          'If it was not you who opened the account, do not confirm.',
        ],
      }),
    },
  }),
  'reset-password': template({
    data: link,
    write: {
      ro: ({ url }) => ({
        subject: 'Alege o parolă nouă',
        parts: [
          'Cineva, probabil tu, a spus că ai uitat parola contului tău.',
          { text: 'Alege o parolă nouă', url },
          goodFor.ro,
          `${notYou.ro} Parola rămâne cum e.`,
        ],
      }),
      en: ({ url }) => ({
        subject: 'Choose a new password',
        parts: [
          'Somebody, most likely you, said that you forgot the password of your account.',
          { text: 'Choose a new password', url },
          goodFor.en,
          `${notYou.en} The password stays as it is.`,
        ],
      }),
    },
  }),
  'confirm-new-email': template({
    data: link,
    write: {
      ro: ({ url }) => ({
        subject: 'Confirmă noua adresă de e-mail',
        parts: [
          'Un cont vrea să aibă această adresă. Confirmă că e a ta.',
          { text: 'Confirmă adresa', url },
          goodFor.ro,
          notYou.ro,
        ],
      }),
      en: ({ url }) => ({
        subject: 'Confirm your new e-mail address',
        parts: [
          'An account wants to have this address. Confirm that it is yours.',
          { text: 'Confirm the address', url },
          goodFor.en,
          notYou.en,
        ],
      }),
    },
  }),
  'confirm-old-email': template({
    data: change,
    write: {
      ro: ({ url, email }) => ({
        subject: 'Adresa contului tău se schimbă?',
        parts: [
          `S-a cerut ca adresa contului tău să fie ${email}. Asta se întâmplă numai dacă e confirmată și de aici.`,
          { text: 'Confirmă sau oprește schimbarea', url },
          goodFor.ro,
          'Dacă nu tu ai cerut asta, oprește schimbarea și alege altă parolă: cineva o știe pe cea de acum.',
        ],
      }),
      en: ({ url, email }) => ({
        subject: 'Is the address of your account to change?',
        parts: [
          `The address of your account is to be ${email}. That happens only when it is confirmed from here as well.`,
          { text: 'Confirm or stop the change', url },
          goodFor.en,
          'If you did not ask for this, stop the change and choose another password: somebody knows the present one.',
        ],
      }),
    },
  }),
}

/** Mails that only tell something. */
export const noticeTemplates = {
  'session-reused': template({
    data: Type.Object({ startedAt: Type.String({ format: 'date-time' }) }, { additionalProperties: false }),
    write: {
      ro: ({ startedAt }, site) => ({
        subject: 'Am încheiat o sesiune a contului tău',
        parts: [
          `Cheia unei sesiuni începute pe ${day('ro', startedAt, site)} a fost folosită a doua oară, ceea ce se întâmplă când a copiat-o altcineva. Am încheiat sesiunea; pe dispozitivul acela trebuie să intri din nou în cont.`,
          'Dacă nu știi de ce s-a întâmplat, schimbă parola: astfel se încheie și celelalte sesiuni.',
          { text: 'Contul meu', url: pageUrl('ro', 'account', site) },
        ],
      }),
      en: ({ startedAt }, site) => ({
        subject: 'We ended a session of your account',
        parts: [
          `The key of a session that began on ${day('en', startedAt, site)} was used a second time, as happens when somebody else has copied it. We ended the session; on that device you have to log in again.`,
          'If you do not know why, change the password: that ends all other sessions too.',
          { text: 'My account', url: pageUrl('en', 'account', site) },
        ],
      }),
    },
  }),
  'address-taken': template({
    data: nothing,
    write: {
      ro: (_, site) => ({
        subject: 'Ai deja un cont cu această adresă',
        parts: [
          'Un alt cont vrea să aibă această adresă, dar ea este deja a contului tău. Nu s-a schimbat nimic.',
          { text: 'Ai uitat parola?', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: (_, site) => ({
        subject: 'You already have an account with this address',
        parts: [
          'Another account wants to have this address, but your account has it already. Nothing was changed.',
          { text: 'Forgot your password?', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'password-changed': template({
    data: Type.Object({ at: when, stays: Type.Optional(staying) }, { additionalProperties: false }),
    write: {
      ro: ({ at, stays }, site) => ({
        subject: 'Parola contului tău s-a schimbat',
        parts: [
          `Parola contului tău s-a schimbat pe ${moment('ro', at, site)}. Celelalte sesiuni s-au încheiat.`,
          'Dacă nu tu ai schimbat-o, alege acum alta:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
          ...stayingParts('ro', stays, site),
        ],
      }),
      en: ({ at, stays }, site) => ({
        subject: 'The password of your account was changed',
        parts: [
          `The password of your account was changed on ${moment('en', at, site)}. Other sessions have ended.`,
          'If it was not you, choose another one now:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
          ...stayingParts('en', stays, site),
        ],
      }),
    },
  }),
  'second-factor-added': template({
    data: Type.Object({ at: when }, { additionalProperties: false }),
    write: {
      ro: ({ at }, site) => ({
        subject: 'La intrarea în contul tău se cere acum un cod',
        parts: [
          `Pe ${moment('ro', at, site)} contul tău a primit o aplicație de autentificare: la intrarea în cont se cere și un cod al ei. Celelalte sesiuni s-au încheiat.`,
          'Dacă nu tu ai adăugat-o, cineva îți știe parola. Alege acum alta, apoi scrie-ne ca să scoatem aplicația:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at }, site) => ({
        subject: 'Logging in to your account now needs a code',
        parts: [
          `On ${moment('en', at, site)} your account got an authenticator app: logging in needs a code of it as well. Other sessions have ended.`,
          'If it was not you who added it, somebody knows your password. Choose another one now, then write to us to have the app taken off:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'second-factor-removed': template({
    data: Type.Object({ at: when }, { additionalProperties: false }),
    write: {
      ro: ({ at }, site) => ({
        subject: 'La intrarea în contul tău nu se mai cere un cod',
        parts: [
          `Pe ${moment('ro', at, site)} aplicația de autentificare a contului tău a fost scoasă: acum ajunge parola. Celelalte sesiuni s-au încheiat.`,
          'Dacă nu tu ai scos-o, alege acum altă parolă și adaugă din nou aplicația:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at }, site) => ({
        subject: 'Logging in to your account no longer needs a code',
        parts: [
          `On ${moment('en', at, site)} the authenticator app of your account was taken off: the password is enough now. Other sessions have ended.`,
          'If it was not you, choose another password now and add the app again:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'recovery-codes-made': template({
    data: Type.Object({ at: when }, { additionalProperties: false }),
    write: {
      ro: ({ at }, site) => ({
        subject: 'Coduri de recuperare noi pentru contul tău',
        parts: [
          `Pe ${moment('ro', at, site)} s-au făcut coduri de recuperare noi pentru contul tău; cele de dinainte nu mai sunt bune.`,
          'Dacă nu tu le-ai cerut, alege acum altă parolă, apoi cere alte coduri în contul tău:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at }, site) => ({
        subject: 'New recovery codes for your account',
        parts: [
          `On ${moment('en', at, site)} new recovery codes were made for your account; those of before are no longer good.`,
          'If it was not you who asked for them, choose another password now, then ask for other codes in your account:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'api-key-made': template({
    data: Type.Object({ at: when, name: line(200) }, { additionalProperties: false }),
    write: {
      ro: ({ at, name }, site) => ({
        subject: 'O cheie API nouă pentru contul tău',
        parts: [
          `Pe ${moment('ro', at, site)} a fost creată cheia API „${name}”, cu care un program poate lucra în numele tău.`,
          'Dacă nu tu ai creat-o, alege altă parolă, apoi șterge cheia prin API (DELETE /v1/api-keys/{id}):',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at, name }, site) => ({
        subject: 'A new API key for your account',
        parts: [
          `On ${moment('en', at, site)} the API key “${name}” was made, with which a program can act in your name.`,
          'If it was not you, choose another password, then delete the key by the API (DELETE /v1/api-keys/{id}):',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'email-changed': template({
    data: Type.Object({ at: when, email: line(254) }, { additionalProperties: false }),
    write: {
      ro: ({ at, email }, site) => ({
        subject: 'Adresa contului tău s-a schimbat',
        parts: [`Pe ${moment('ro', at, site)} adresa contului tău a devenit ${email}.`],
      }),
      en: ({ at, email }, site) => ({
        subject: 'The address of your account was changed',
        parts: [`On ${moment('en', at, site)} the address of your account became ${email}.`],
      }),
    },
  }),
  'new-login': template({
    data: Type.Object({ at: when, device: line(200) }, { additionalProperties: false }),
    write: {
      ro: ({ at, device }, site) => ({
        subject: 'Intrare nouă în contul tău',
        parts: [
          `Pe ${moment('ro', at, site)} cineva a intrat în contul tău de pe un dispozitiv și dintr-un loc nou (${device}).`,
          'Dacă ai fost tu, nu trebuie să faci nimic. Dacă nu, alege altă parolă; asta încheie toate sesiunile:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at, device }, site) => ({
        subject: 'New log-in to your account',
        parts: [
          `On ${moment('en', at, site)} somebody logged in to your account from a new device and place (${device}).`,
          'If it was you, there is nothing to do. If not, choose another password; that ends all sessions:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
}
