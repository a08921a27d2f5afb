import type { Language } from '@piata/config/languages'
import { footed } from './footer.ts'
import { htmlOf, type Letter, textOf } from './letter.ts'
import type { LetterSite } from './template.ts'
import { type Content, type TemplateName, templates } from './templates.ts'

export { keepMail } from './files.ts'
export { openLink } from './links.ts'
export { takesMail } from './recipients.ts'
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
  const write = templates[name].write[locale] as (data: unknown, site: LetterSite) => Letter
  const written = write(data, site)
  const letter = stop === undefined ? written : footed(written, stop, locale, site)
  const { subject, unsubscribe } = letter
  return {
    ...{ subject, text: textOf(letter), html: htmlOf(letter, locale) },
    ...(unsubscribe !== undefined && { unsubscribe }),
  }
}
