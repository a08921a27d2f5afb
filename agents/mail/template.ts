import { firstLanguage, type Language, languageTags } from '@piata/config/languages'
import Type, { type Static, type TObject } from 'typebox'
import type { Letter } from './letter.ts'

/** Where the links of a mail lead, and how its times are written. */
export interface LetterSite {
  publicUrl: URL
  timeZone: string
}

interface Template<Data extends TObject> {
  data: Data
  write: Record<Language, (data: Static<Data>, site: LetterSite) => Letter>
}

/** A kind of mail, in each language, typed by what it is filled with. */
export const template = <Data extends TObject>(of: Template<Data>): Template<Data> => of

/** A line that may stand in a header: without line breaks or other control characters. */
export const line = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$' })

/**
 * The page of a folder of the site; the site leads from the folders' names to a language's own words. A token goes into the fragment, which
 * browsers tell no server and no page that a link leads to.
 */
export function pageUrl(locale: Language, folder: string, { publicUrl }: LetterSite, token?: string): string {
  const url = new URL(locale === firstLanguage ? `/${folder}` : `/${locale}/${folder}`, publicUrl)
  if (token !== undefined) url.hash = token
  return url.href
}

export function day(locale: Language, time: string, { timeZone }: LetterSite): string {
  const format = new Intl.DateTimeFormat(languageTags[locale], { day: 'numeric', month: 'long', timeZone })
  return format.format(new Date(time))
}

/** The day and the minute. */
export function moment(locale: Language, time: string, { timeZone }: LetterSite): string {
  const format = new Intl.DateTimeFormat(languageTags[locale], {
    ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone,
  } as Intl.DateTimeFormatOptions)
  return format.format(new Date(time))
}
