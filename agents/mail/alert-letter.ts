import type { Language } from '@piata/config/languages'
import { alertRules, currencies } from '@piata/db'
import Type, { type Static } from 'typebox'
import type { Letter } from './letter.ts'
import { stopPattern } from './stop-link.ts'
import { type LetterSite, line, pageUrl } from './template.ts'
import { counted, longestTitle, mostNamed, priceText } from './wording.ts'

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

/** In the words of each language of the site. */
const alertWords = {
  ro: {
    found: (total: number) =>
      counted('ro', total, { one: 'anunț nou', few: 'anunțuri noi', other: 'de anunțuri noi' }),
    subject: (found: string, name: string) => `${found}: ${name}`,
    together: (found: string) => `${found} pentru căutările tale`,
    hello: 'Am găsit anunțuri noi pentru ce cauți:',
    all: 'Vezi toate rezultatele',
    onRequest: 'preț la cerere',
    stop: 'Oprește mesajele pentru această căutare',
    saved: 'Căutările mele salvate',
    why: 'Primești acest mesaj pentru că ai salvat căutarea. O poți schimba sau opri oricând:',
  },
  en: {
    found: (total: number) => counted('en', total, { one: 'new listing', other: 'new listings' }),
    subject: (found: string, name: string) => `${found}: ${name}`,
    together: (found: string) => `${found} for your searches`,
    hello: 'We found new listings for what you are looking for:',
    all: 'See all results',
    onRequest: 'price on request',
    stop: 'Stop mails for this search',
    saved: 'My saved searches',
    why: 'You get this because you saved the search. You can change or stop it at any time:',
  },
} as const satisfies Record<Language, object>

export function alertLetter(locale: Language, { searches, stop }: AlertData, site: LetterSite): Letter {
  const words = alertWords[locale]
  const total = searches.reduce((sum, one) => sum + one.total, 0)
  const found = words.found(total)
  const only = searches.length === 1 ? searches[0]!.name : undefined
  return {
    subject: only === undefined ? words.together(found) : words.subject(found, only),
    parts: [
      words.hello,
      ...searches.flatMap((search) => [
        `${search.name} – ${words.found(search.total)}`,
        ...(search.listings.length === 0
          ? []
          : [
              search.listings.map(({ id, title, price, place, image }) => ({
                text: title,
                url: pageUrl(locale, `listing/${id}`, site),
                note: [price === null ? words.onRequest : priceText(locale, price), place]
                  .filter((part) => part !== null)
                  .join(', '),
                ...(image !== null && { image: new URL(`/img/thumb/${image}.jpg`, site.publicUrl).href }),
              })),
            ]),
        { text: words.all, url: resultsUrl(locale, search.page, site) },
        { text: words.stop, url: pageUrl(locale, 'unsubscribe', site, search.stop) },
      ]),
      words.why,
      { text: words.saved, url: pageUrl(locale, 'saved-searches', site) },
    ],
    unsubscribe: new URL(`/v1/unsubscribe/${stop}`, site.publicUrl).href,
  }
}

/** Where a client did not say, one's saved searches, which say what is asked for. */
const resultsUrl = (locale: Language, page: string | null, site: LetterSite): string =>
  page === null ? pageUrl(locale, 'saved-searches', site) : `${pageUrl(locale, 'listings', site)}?${page}`
