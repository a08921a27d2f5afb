import { defaultLocale, isLocale, type Locale } from '../i18n/routes.ts'
import type { CategoryNode, Landings } from './types.ts'

/** A page of a category, or of one in a county. */
export interface Landing {
  category: string
  county: string | null
}

export interface LandingTable {
  /** Paths without the language's prefix or the first slash, by `<category> <county>`. */
  paths: ReadonlyMap<Locale, ReadonlyMap<string, string>>
  /** What stands at a path; also of words of before, whose proper path is another one. */
  at: ReadonlyMap<Locale, ReadonlyMap<string, Landing>>
  /** What each category is called. */
  names: ReadonlyMap<string, CategoryNode['name']>
  pages: Landings['pages']
  texts: Landings['texts']
}

/** Pages are bundled apart from the page server, and share nothing with it but its process. */
const shared = globalThis as { piataLandings?: LandingTable }

/** On the server: as the page server read them last. Browsers know none. */
export const landingsNow = (): LandingTable | undefined => shared.piataLandings
export const setLandings = (table: LandingTable): void => {
  shared.piataLandings = table
}

export const landingKey = ({ category, county }: Landing): string => `${category} ${county ?? ''}`

/** Where such a page stands; undefined where there are too few listings for one. */
export function landingPath(locale: Locale, landing: Landing): string | undefined {
  const path = landingsNow()?.paths.get(locale)?.get(landingKey(landing))
  if (path === undefined) return undefined
  return locale === defaultLocale ? `/${path}` : `/${locale}/${path}`
}

/** The page that a path means, and its proper path; undefined for what is none. */
export function landingOfPath(
  pathname: string,
): { locale: Locale; landing: Landing; proper: string } | undefined {
  const segments = pathname.split('/').slice(1)
  if (segments.at(-1) === '') segments.pop()
  const given = segments[0]?.toLowerCase() ?? ''
  const locale = isLocale(given) ? given : defaultLocale
  if (isLocale(given)) segments.shift()
  if (segments.length === 0 || segments.length > 2) return undefined
  const landing = landingsNow()?.at.get(locale)?.get(segments.join('/').toLowerCase())
  const proper = landing && landingPath(locale, landing)
  return proper === undefined ? undefined : { locale, landing: landing!, proper }
}

/** What the operator says on such a page. */
export function landingText(
  locale: Locale,
  { category, county }: Landing,
): Landings['texts'][number] | undefined {
  return landingsNow()?.texts.find(
    (one) => one.category === category && one.county === county && one.locale === locale,
  )
}
