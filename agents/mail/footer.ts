import type { Language } from '@piata/config/languages'
import type { Letter } from './letter.ts'
import { type LetterSite, pageUrl } from './template.ts'

const words = {
  ro: {
    why: 'Primești acest mesaj pentru că ai un cont la noi.',
    stop: 'Nu-mi mai trimiteți astfel de mesaje',
    choose: 'Aleg ce primesc',
  },
  en: {
    why: 'You get this because you have an account with us.',
    stop: 'Send me no such mails',
    choose: 'Choose what I get',
  },
} as const satisfies Record<Language, object>

/** The letter with what ends such mails, for people and for their mail programs. */
export function footed(letter: Letter, stop: string, locale: Language, site: LetterSite): Letter {
  const said = words[locale]
  return {
    ...letter,
    parts: [
      ...letter.parts,
      said.why,
      { text: said.choose, url: pageUrl(locale, 'account/notifications', site) },
      { text: said.stop, url: pageUrl(locale, 'unsubscribe', site, stop) },
    ],
    unsubscribe: new URL(`/v1/unsubscribe/${stop}`, site.publicUrl).href,
  }
}
