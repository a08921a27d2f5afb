import type { Language } from '@piata/config/languages'
import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { type LetterSite, line, pageUrl } from './template.ts'
import { counted, longestTitle } from './wording.ts'

/** What a mail tells of messages that nobody read. */
export const messageData = Type.Object(
  {
    conversationId: Type.String({ format: 'uuid' }),
    /** Who wrote; null once the account is gone. */
    from: Type.Union([line(longestTitle), Type.Null()]),
    /** Of the listing that it is about. */
    title: line(longestTitle),
    total: Type.Integer({ minimum: 1 }),
    /** The first of them; null for one that is shown on the site only. */
    texts: Type.Array(Type.Union([Type.String({ maxLength: 1_000 }), Type.Null()]), { maxItems: 10 }),
  },
  { additionalProperties: false },
)
type MessageData = Static<typeof messageData>

const words = {
  ro: {
    count: (total: number) =>
      counted('ro', total, { one: 'mesaj nou', few: 'mesaje noi', other: 'de mesaje noi' }),
    about: (count: string, title: string) => `${count} despre „${title}”`,
    wrote: (from: string) => `${from} ți-a scris:`,
    nobody: 'Cineva ți-a scris:',
    onSite: '(un mesaj pe care îl vezi pe site)',
    answer: 'Citește și răspunde',
    care: 'Nu da nimănui datele cardului sau coduri din SMS-uri, și nu plăti pe pagini la care te trimite altcineva.',
  },
  en: {
    count: (total: number) => counted('en', total, { one: 'new message', other: 'new messages' }),
    about: (count: string, title: string) => `${count} about “${title}”`,
    wrote: (from: string) => `${from} wrote to you:`,
    nobody: 'Somebody wrote to you:',
    onSite: '(a message that the site shows)',
    answer: 'Read and answer',
    care: 'Give nobody the data of your card or codes from text messages, and do not pay on pages that somebody sends you to.',
  },
} as const satisfies Record<Language, object>

export function messageLetter(locale: Language, data: MessageData, site: LetterSite): Letter {
  const said = words[locale]
  const { conversationId, from, title, total, texts } = data
  const rest = total - texts.length
  return {
    subject: said.about(said.count(total), title),
    parts: [
      from === null ? said.nobody : said.wrote(from),
      ...texts.map((text) => text ?? said.onSite),
      ...(rest > 0 ? [`+ ${said.count(rest)}`] : []),
      { text: said.answer, url: `${pageUrl(locale, 'messages', site)}?c=${conversationId}` },
      said.care,
    ],
  }
}
