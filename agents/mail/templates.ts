import { firstLanguage, type Language, languages, languageTags } from '@piata/config/languages'
import Type, { type Static, type TObject } from 'typebox'
import type { Letter } from './letter.ts'

/** A line that may stand in a header: without line breaks or other control characters. */
const line = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$' })

/** Where the links of a mail lead, and how its times are written. */
export interface LetterSite {
  publicUrl: URL
  timeZone: string
}

interface Template<Data extends TObject> {
  data: Data
  write: Record<Language, (data: Static<Data>, site: LetterSite) => Letter>
}

const template = <Data extends TObject>(of: Template<Data>): Template<Data> => of

/** Every kind of mail, with what it is filled with, in each language. */
export const templates = {
  'listing-expires': template({
    data: Type.Object(
      { title: line(200), expiresAt: Type.String({ format: 'date-time' }) },
      { additionalProperties: false },
    ),
    write: {
      ro: ({ title, expiresAt }, site) => ({
        subject: `Anunțul „${title}” expiră pe ${day('ro', expiresAt, site)}`,
        parts: [
          `Anunțul tău „${title}” nu va mai apărea în căutări după ${day('ro', expiresAt, site)}.`,
          'Dacă încă este de vânzare, îl poți prelungi; dacă l-ai vândut, marchează-l ca vândut.',
          { text: 'Anunțurile mele', url: pageUrl('ro', 'my-listings', site) },
        ],
      }),
      en: ({ title, expiresAt }, site) => ({
        subject: `Your listing “${title}” ends on ${day('en', expiresAt, site)}`,
        parts: [
          `Your listing “${title}” will not be found in searches after ${day('en', expiresAt, site)}.`,
          'If it is still for sale you can renew it; if it is sold, mark it as sold.',
          { text: 'My listings', url: pageUrl('en', 'my-listings', site) },
        ],
      }),
    },
  }),
}

export type TemplateName = keyof typeof templates

/** The page of a folder of the site; the site leads from the folders' names to a language's own words. */
function pageUrl(locale: Language, folder: string, { publicUrl }: LetterSite): string {
  return new URL(locale === firstLanguage ? `/${folder}` : `/${locale}/${folder}`, publicUrl).href
}

function day(locale: Language, time: string, { timeZone }: LetterSite): string {
  const format = new Intl.DateTimeFormat(languageTags[locale], { day: 'numeric', month: 'long', timeZone })
  return format.format(new Date(time))
}

const address = Type.String({
  maxLength: 254,
  // One address, without a name: nothing that a header could read as a second one.
  pattern:
    '^[^\\s@<>,;:"()\\[\\]\\\\\\u0000-\\u001f\\u007f]{1,64}@[^\\s@<>,;:"()\\[\\]\\\\\\u0000-\\u001f\\u007f]{1,189}$',
})

/** A template and what fills it, in the language of whoever gets it. */
const filled = <Name extends TemplateName>(name: Name) =>
  Type.Object(
    {
      to: address,
      template: Type.Literal(name),
      data: templates[name].data,
      locale: Type.Enum([...languages]),
    },
    { additionalProperties: false },
  )

/** What the mailer is asked to send: a template, or a text as it is. */
export const mailInput = Type.Union([
  filled('listing-expires'),
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
}
