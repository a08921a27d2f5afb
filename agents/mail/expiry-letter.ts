import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { line } from './template.ts'
import type { Voice } from './voice.ts'
import { longestTitle, mostNamed } from './wording.ts'

/** What a mail tells of listings that end soon. */
export const expiryData = Type.Object(
  {
    /** Those that the mail names, the soonest first. */
    listings: Type.Array(
      Type.Object(
        { title: line(longestTitle), expiresAt: Type.String({ format: 'date-time' }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: mostNamed },
    ),
    /** How many expire, named or not. */
    total: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)

export function expiryLetter(
  { say, day, page }: Voice,
  { listings, total }: Static<typeof expiryData>,
): Letter {
  const { title, expiresAt } = listings[0]!
  const first = { title, day: day(expiresAt) }
  const mine = { text: say('listing-expires.mine'), url: page('my-listings') }
  if (total === 1)
    return {
      subject: say('listing-expires.subject-one', first),
      parts: [say('listing-expires.one', first), say('listing-expires.renew-one'), mine],
    }
  const rest = total - listings.length
  return {
    subject: say('listing-expires.subject', { total, day: first.day }),
    parts: [
      say('listing-expires.these'),
      ...listings.map((one) => say('listing-expires.line', { title: one.title, day: day(one.expiresAt) })),
      ...(rest === 0 ? [] : [say('listing-expires.rest', { count: rest })]),
      say('listing-expires.renew'),
      mine,
    ],
  }
}
