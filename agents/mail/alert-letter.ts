import { alertRules, currencies } from '@piata/db'
import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { stopPattern } from './stop-link.ts'
import { line } from './template.ts'
import type { Voice } from './voice.ts'
import { longestTitle, mostNamed } from './wording.ts'

/** A word of a link that ends mails. */
const stopWord = Type.String({ pattern: stopPattern })

/** What a mail tells of saved searches. */
export const alertData = Type.Object(
  {
    /** The newest first. */
    searches: Type.Array(
      Type.Object(
        {
          name: line(longestTitle),
          /** The query string of its page of results. */
          page: Type.Union([Type.String({ maxLength: 2_000 }), Type.Null()]),
          total: Type.Integer({ minimum: 1 }),
          stop: stopWord,
          listings: Type.Array(
            Type.Object(
              {
                id: Type.String({ format: 'uuid' }),
                title: line(longestTitle),
                price: Type.Union([
                  Type.Object({ amount: Type.Integer(), currency: Type.Enum([...currencies]) }),
                  Type.Null(),
                ]),
                place: Type.Union([line(longestTitle), Type.Null()]),
                image: Type.Union([Type.String({ pattern: '^[0-9a-f]{64}$' }), Type.Null()]),
              },
              { additionalProperties: false },
            ),
            { maxItems: mostNamed },
          ),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: alertRules.perAccount },
    ),
    /** Of the whole mail. */
    stop: stopWord,
  },
  { additionalProperties: false },
)
type AlertData = Static<typeof alertData>

export function alertLetter({ say, page, price, site }: Voice, { searches, stop }: AlertData): Letter {
  const found = (count: number) => say('saved-searches.found', { count })
  const all = found(searches.reduce((sum, one) => sum + one.total, 0))
  const only = searches.length === 1 ? searches[0]!.name : undefined
  // Where a client did not say, one's saved searches, which say what is asked for.
  const resultsUrl = (query: string | null) =>
    query === null ? page('saved-searches') : `${page('listings')}?${query}`
  return {
    subject:
      only === undefined
        ? say('saved-searches.together', { found: all })
        : say('saved-searches.subject', { found: all, name: only }),
    parts: [
      say('saved-searches.hello'),
      ...searches.flatMap((search) => [
        `${search.name} – ${found(search.total)}`,
        ...(search.listings.length === 0
          ? []
          : [
              search.listings.map((listing) => ({
                text: listing.title,
                url: page(`listing/${listing.id}`),
                note: [
                  listing.price === null ? say('saved-searches.on-request') : price(listing.price),
                  listing.place,
                ]
                  .filter((part) => part !== null)
                  .join(', '),
                ...(listing.image !== null && {
                  image: new URL(`/img/thumb/${listing.image}.jpg`, site.publicUrl).href,
                }),
              })),
            ]),
        { text: say('saved-searches.all'), url: resultsUrl(search.page) },
        { text: say('saved-searches.stop'), url: page('unsubscribe', search.stop) },
      ]),
      say('saved-searches.why'),
      { text: say('saved-searches.saved'), url: page('saved-searches') },
    ],
    unsubscribe: new URL(`/v1/unsubscribe/${stop}`, site.publicUrl).href,
  }
}
