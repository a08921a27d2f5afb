import Type from 'typebox'
import { line, moment, pageUrl, template } from './template.ts'

const named = Type.Object(
  { at: Type.String({ format: 'date-time' }), name: line(200) },
  { additionalProperties: false },
)

/** Mails that tell of what opens an account besides its password. */
export const credentialTemplates = {
  'passkey-added': template({
    data: named,
    write: {
      ro: ({ at, name }, site) => ({
        subject: 'O cheie de acces nouă pentru contul tău',
        parts: [
          `Pe ${moment('ro', at, site)} contul tău a primit cheia de acces „${name}”, cu care se intră fără parolă.`,
          'Dacă nu tu ai adăugat-o, alege altă parolă, apoi șterge cheia din contul tău:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at, name }, site) => ({
        subject: 'A new passkey for your account',
        parts: [
          `On ${moment('en', at, site)} your account was given the passkey “${name}”, which logs in without a password.`,
          'If it was not you, choose another password, then remove the passkey from your account:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'passkey-removed': template({
    data: named,
    write: {
      ro: ({ at, name }, site) => ({
        subject: 'O cheie de acces a fost ștearsă din contul tău',
        parts: [
          `Pe ${moment('ro', at, site)} cheia de acces „${name}” a fost ștearsă din contul tău; cu ea nu se mai poate intra. Celelalte sesiuni s-au încheiat.`,
          'Dacă nu tu ai șters-o, alege altă parolă:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at, name }, site) => ({
        subject: 'A passkey was removed from your account',
        parts: [
          `On ${moment('en', at, site)} the passkey “${name}” was removed from your account; it no longer logs in. Other sessions have ended.`,
          'If it was not you, choose another password:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'provider-linked': template({
    data: named,
    write: {
      ro: ({ at, name }, site) => ({
        subject: `Intri în contul tău și cu ${name}`,
        parts: [
          `Pe ${moment('ro', at, site)} contul tău a fost legat de ${name}: de acum se poate intra și pe acolo.`,
          'Dacă nu tu ai cerut asta, alege altă parolă, apoi dezleagă furnizorul în contul tău:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at, name }, site) => ({
        subject: `You can log in to your account with ${name}`,
        parts: [
          `On ${moment('en', at, site)} your account was linked with ${name}: from now on it can be logged in to from there too.`,
          'If it was not you, choose another password, then unlink the provider in your account:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'provider-unlinked': template({
    data: named,
    write: {
      ro: ({ at, name }, site) => ({
        subject: `Contul tău nu mai este legat de ${name}`,
        parts: [
          `Pe ${moment('ro', at, site)} contul tău a fost dezlegat de ${name}; pe acolo nu se mai poate intra. Celelalte sesiuni s-au încheiat.`,
          'Dacă nu tu ai cerut asta, alege altă parolă:',
          { text: 'Alege o parolă nouă', url: pageUrl('ro', 'forgot-password', site) },
        ],
      }),
      en: ({ at, name }, site) => ({
        subject: `Your account is no longer linked with ${name}`,
        parts: [
          `On ${moment('en', at, site)} your account was unlinked from ${name}; it can no longer be logged in to from there. Other sessions have ended.`,
          'If it was not you, choose another password:',
          { text: 'Choose a new password', url: pageUrl('en', 'forgot-password', site) },
        ],
      }),
    },
  }),
  'passkey-copied': template({
    data: named,
    write: {
      ro: ({ at, name }, site) => ({
        subject: 'O cheie de acces a contului tău pare copiată',
        parts: [
          `Pe ${moment('ro', at, site)} cineva a folosit cheia de acces „${name}” în așa fel încât pare să existe o copie a ei. Nu am lăsat pe nimeni să intre.`,
          'Șterge cheia din contul tău și adaugă alta:',
          { text: 'Contul meu', url: pageUrl('ro', 'account', site) },
        ],
      }),
      en: ({ at, name }, site) => ({
        subject: 'A passkey of your account seems to have been copied',
        parts: [
          `On ${moment('en', at, site)} somebody used the passkey “${name}” in a way that points to a copy of it. Nobody was let in.`,
          'Remove the passkey from your account and add another one:',
          { text: 'My account', url: pageUrl('en', 'account', site) },
        ],
      }),
    },
  }),
}
