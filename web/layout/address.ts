import { type Landing, landingPath } from '../client/landings.ts'
import { href, type Locale, type RouteName } from '../i18n/routes.ts'

/** Where a page is, so that the language switch can point to the same page in the other language. */
export interface PageAddress {
  route: RouteName
  params?: Record<string, string>
  /** Query string without `?`. */
  search?: string
  /** The page of a category that it is, under whose own words it stands where there is one; it needs no query there. */
  landing?: Landing | undefined
}

/** The path of a page in a language, with its query. */
export function addressIn(locale: Locale, address: PageAddress): string {
  const landing = address.landing && landingPath(locale, address.landing)
  if (landing !== undefined) return landing
  const path = href(locale, address.route, address.params)
  return address.search ? `${path}?${address.search}` : path
}
