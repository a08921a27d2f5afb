import type { Language } from '@piata/config/languages'
import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { type LetterSite, line, pageUrl } from './template.ts'
import { counted, longestTitle } from './wording.ts'

/** What happened since, each as one line in the language of whoever gets the mail. */
export const notificationData = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { text: line(longestTitle), about: line(longestTitle), url: Type.String({ maxLength: 3_000 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 20 },
    ),
    /** Named or not. */
    total: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)

const words = {
  ro: {
    count: (total: number) => counted('ro', total, { one: 'noutate', few: 'noutăți', other: 'de noutăți' }),
    subject: (count: string) => `${count} pentru tine`,
    hello: 'Ce s-a întâmplat între timp:',
    all: 'Vezi toate notificările',
  },
  en: {
    count: (total: number) => counted('en', total, { one: 'piece of news', other: 'pieces of news' }),
    subject: (count: string) => `${count} for you`,
    hello: 'What happened meanwhile:',
    all: 'See all notifications',
  },
} as const satisfies Record<Language, object>

export function notificationLetter(
  locale: Language,
  { items, total }: Static<typeof notificationData>,
  site: LetterSite,
): Letter {
  const said = words[locale]
  const rest = total - items.length
  const [first] = items
  return {
    subject: total === 1 ? `${first!.text}: ${first!.about}` : said.subject(said.count(total)),
    parts: [
      ...(total === 1 ? [] : [said.hello]),
      items.map(({ text, about, url }) => ({ text: about, url, note: text })),
      ...(rest > 0 ? [`+ ${said.count(rest)}`] : []),
      { text: said.all, url: pageUrl(locale, 'notifications', site) },
    ],
  }
}
