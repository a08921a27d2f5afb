import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { line } from './template.ts'
import type { Voice } from './voice.ts'
import { longestTitle } from './wording.ts'

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

export function notificationLetter(
  { say, page }: Voice,
  { items, total }: Static<typeof notificationData>,
): Letter {
  const counted = (count: number) => say('notifications.count', { count })
  const rest = total - items.length
  const [first] = items
  return {
    subject:
      total === 1
        ? `${first!.text}: ${first!.about}`
        : say('notifications.subject', { count: counted(total) }),
    parts: [
      ...(total === 1 ? [] : [say('notifications.hello')]),
      items.map(({ text, about, url }) => ({ text: about, url, note: text })),
      ...(rest > 0 ? [`+ ${counted(rest)}`] : []),
      { text: say('notifications.all'), url: page('notifications') },
    ],
  }
}
