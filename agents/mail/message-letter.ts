import { languages } from '@piata/config/languages'
import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { line } from './template.ts'
import { mailText, type Voice } from './voice.ts'
import { longestTitle } from './wording.ts'

/** What a mail tells of messages that nobody read. */
export const messageData = Type.Object(
  {
    conversationId: Type.String({ format: 'uuid' }),
    /** Whose mail it is. */
    side: Type.Enum(['buyer', 'seller']),
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
export type MessageData = Static<typeof messageData>

/** The line that answers stand above, in any language: what follows it is our own mail again. */
export const answerLines: readonly string[] = languages.map((language) =>
  mailText(language, 'new-messages.above'),
)

export function messageLetter({ say, page, site }: Voice, data: MessageData): Letter {
  const { conversationId, from, title, total, texts } = data
  const rest = total - texts.length
  const { replyTo } = site
  const counted = (count: number) => say('new-messages.count', { count })
  return {
    subject: say('new-messages.subject', { count: counted(total), title }),
    parts: [
      ...(replyTo === undefined ? [] : [say('new-messages.above')]),
      from === null ? say('new-messages.nobody') : say('new-messages.wrote', { from }),
      ...texts.map((text) => text ?? say('new-messages.on-site')),
      ...(rest > 0 ? [`+ ${counted(rest)}`] : []),
      { text: say('new-messages.answer'), url: `${page('messages')}?c=${conversationId}` },
      // Where no mail comes in, a Reply-To would be a promise that nobody keeps.
      say(replyTo === undefined ? 'new-messages.how' : 'new-messages.reply'),
      say('new-messages.care'),
    ],
    ...(replyTo !== undefined && { replyTo }),
  }
}
