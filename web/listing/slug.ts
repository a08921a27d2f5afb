import { slugify } from '@piata/config/slug'
import { href, type Locale } from '../i18n/routes.ts'

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
