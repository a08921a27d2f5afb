import type { Language } from '@piata/config/languages'
import { footed } from './footer.ts'
import { htmlOf, type Letter, type LetterSite, textOf } from './letter.ts'
import { type Content, type TemplateName, templates } from './templates.ts'
import { type Voice, voiceOf } from './voice.ts'

export { keepMail } from './files.ts'
export { openLink } from './links.ts'
export { takesMail } from './recipients.ts'
export { replyAddress } from './reply-address.ts'
export { MailRefused, sendMail } from './smtp.ts'
export { stopToken } from './stop-link.ts'
export { mailInput } from './templates.ts'
export { asLine, mostNamed } from './wording.ts'

/**
 * Fills a template. `data` has been held against its schema.
 * @param stop the word of the link that ends such mails, where any does
 */
export function writeMail(
  name: TemplateName,
  data: unknown,
  locale: Language,
  site: LetterSite,
  stop?: string,
): Content {
  const voice = voiceOf(locale, site)
  const write = templates[name].write as (voice: Voice, data: unknown) => Letter
  const written = write(voice, data)
  const letter = stop === undefined ? written : footed(written, stop, voice)
  const { subject, unsubscribe, replyTo } = letter
  return {
    ...{ subject, text: textOf(letter), html: htmlOf(letter, locale) },
    ...(unsubscribe !== undefined && { unsubscribe }),
    ...(replyTo !== undefined && { replyTo }),
  }
}
