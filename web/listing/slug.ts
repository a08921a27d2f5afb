import anyAscii from 'any-ascii'
import { href, type Locale } from '../i18n/routes.ts'

const mostCharacters = 60

/**
 * Lower-case words of a text joined by dashes, in the letters of every keyboard: marks go (`ș` is `s`), other scripts are
 * transliterated. At most 60 characters. For the server only: the tables of all scripts are large.
 */
export function slugify(text: string): string {
  // Cut before the work: whatever stands behind it could not be seen.
  const start = text.slice(0, 4 * mostCharacters).normalize('NFC')
  // A pictogram's name would not be the seller's word.
  return anyAscii(start.replace(/\p{Extended_Pictographic}/gu, ' '))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, mostCharacters)
    .replace(/-+$/, '')
}

/** The listing's path segment: its title for people, its id for us. */
export function listingSlug(listing: { id: string; title: string }): string {
  const words = slugify(listing.title)
  return words ? `${words}-${listing.id}` : listing.id
}

/** The seller's path segment, likewise. */
export function sellerSlug(seller: { id: string; name: string }): string {
  const words = slugify(seller.name)
  return words ? `${words}-${seller.id}` : seller.id
}

export function sellerHref(locale: Locale, seller: { id: string; name: string }): string {
  return href(locale, 'sellerSlug', { slug: sellerSlug(seller) })
}

export function listingHref(locale: Locale, listing: { id: string; title: string }): string {
  return href(locale, 'listingSlug', { slug: listingSlug(listing) })
}
