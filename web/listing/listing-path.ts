import { href, type Locale } from '../i18n/routes.ts'

const idPattern = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The id at the end of a path segment. */
export function idOfSlug(slug: string): string | undefined {
  return idPattern.exec(slug)?.[0]
}

/** The listing's address by its id alone, which the page itself completes with the title's words. */
export function shortListingHref(locale: Locale, id: string): string {
  return href(locale, 'listingSlug', { slug: id })
}
