import { href, type Locale, type RouteName } from '../i18n/routes.ts'

/** Where a page is, so that the language switch can point to the same page in the other language. */
export interface PageAddress {
  route: RouteName
  params?: Record<string, string>
  /** Query string without `?`. */
  search?: string
}

/** The path of a page in a language, with its query. */
export function addressIn(locale: Locale, address: PageAddress): string {
  const path = href(locale, address.route, address.params)
  return address.search ? `${path}?${address.search}` : path
}
