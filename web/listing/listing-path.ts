import { slugify } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'

const idPattern = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The listing's path segment: its title for people, its id for us. */
export function listingSlug(listing: { id: string; title: string }): string {
  const words = slugify(listing.title)
  return words ? `${words}-${listing.id}` : listing.id
}

export function listingHref(locale: Locale, listing: { id: string; title: string }): string {
  return href(locale, 'listing', { slug: listingSlug(listing) })
}

/** The id at the end of a path segment. */
export function idOfSlug(slug: string): string | undefined {
  return idPattern.exec(slug)?.[0]
}
