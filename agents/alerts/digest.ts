import type { ListingCard, TellingSearch, User } from '@piata/db'
import type { Static } from 'typebox'
import { asLine, type mailInput, stopToken } from '../mail/index.ts'

/** Listings of a search that a mail shows. */
export const mostListings = 5
/** Searches of a mail whose listings it shows; the rest are named with their numbers. */
const mostShown = 8
/** Of a mail as JSON: a task takes 64 kB. Without any listing it is less, however many searches there are. */
const mostBytes = 60_000

/** What a search found, the newest listings as cards. */
export interface SearchNews {
  search: TellingSearch
  total: number
  cards: ListingCard[]
}

/** The mail for an account, in the language of its newest search. */
export function digestOf(
  user: Pick<User, 'id' | 'email'>,
  news: readonly SearchNews[],
  secret: Buffer,
): Static<typeof mailInput> {
  const newest = news.toSorted((a, b) => (a.search.id < b.search.id ? 1 : -1))
  const [{ search }] = newest as [SearchNews]
  const stop = stopToken(news.length === 1 ? { id: search.id } : { userId: user.id }, secret)
  const mailOf = (shown: number) => ({
    ...{ to: user.email, template: 'saved-searches' as const, locale: search.locale },
    data: { searches: newest.map((one, at) => partOf(one, at < shown, secret)), stop },
  })
  let shown = mostShown
  let mail = mailOf(shown)
  while (shown > 0 && Buffer.byteLength(JSON.stringify(mail)) > mostBytes) mail = mailOf(--shown)
  return mail
}

const partOf = ({ search, total, cards }: SearchNews, isShown: boolean, secret: Buffer) => ({
  ...{ name: asLine(search.name), total, stop: stopToken({ id: search.id }, secret) },
  ...{ page: isShown ? search.page : null, listings: isShown ? cards.map(shown) : [] },
})

const shown = ({ id, title, price, place, image }: ListingCard) => ({
  id,
  title: asLine(title),
  price,
  place: place === null ? null : asLine(place.name),
  image: image?.sha256 ?? null,
})
