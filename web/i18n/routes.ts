import { firstLanguage, isLanguage, type Language, languages, tagOf } from '@piata/config/languages'
import { pathWords, site } from './site.ts'
import type { RouteName } from './site-types.d.ts'

export type Locale = Language
export const locales = languages
/** Its addresses have no prefix; those of the others begin with `/<language>`. */
export const defaultLocale = firstLanguage
export const isLocale = isLanguage

/**
 * Every page by its folder below `[locale]`, as the folders have it; `[x]` stands for a parameter. Pages in `app/` are `interactive`:
 * React applications in the browser; those in `pages/` are plain documents, whose browsers run no React.
 */
export const routes = site.pages as Record<RouteName, { folder: string; interactive: boolean }>

export type { RouteName }

const names = Object.keys(routes) as RouteName[]
/** What the page server shows of itself where it has no page; nobody else is shown it. */
const failedFolder = '/failed'

/** A folder in the words of a language. */
function inWords(locale: Locale | undefined, folder: string): string {
  const words: Record<string, string> = (locale === undefined ? undefined : pathWords[locale]) ?? {}
  return folder.replace(/[^/]+/g, (segment) => words[segment] ?? segment)
}

/** Every page's path in the words of each language, and in the folders' own. */
const paths = new Map(
  [...locales, undefined].map((locale) => [
    locale,
    names.map((name) => [name, inWords(locale, routes[name].folder)] as const),
  ]),
)

function prefixed(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

/** The public path of a page, e.g. `href('ro', 'listingSlug', { slug })` → `/anunt/…`. Parameters are URI-encoded. */
export function href(locale: Locale, route: RouteName, params: Record<string, string> = {}): string {
  const path = inWords(locale, routes[route].folder).replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`The route ${route} needs the parameter ${name}`)
    return encodeURIComponent(value)
  })
  return prefixed(locale, path)
}

/** What a page's `hreflang` links say, and the language that each leads to. @param offered the languages of the site */
export const alternates = (offered: readonly Locale[]): (readonly [hreflang: string, locale: Locale])[] => [
  ...offered.map((locale) => [locale, locale] as const),
  ['x-default', offered.includes(defaultLocale) ? defaultLocale : offered[0]!],
]

/** The same page in the first language that is offered, where that of a public path is not. */
export function offeredPath(pathname: string, offered: readonly Locale[]): string | undefined {
  const page = pageOfPath(pathname)
  return page === undefined || offered.includes(page.locale)
    ? undefined
    : href(offered[0]!, page.name, page.params)
}

/** A language as OpenGraph writes it: `ro_RO`. */
export function openGraphLocale(locale: Locale): string {
  return tagOf(locale).replaceAll('-', '_')
}

/** The path of the page server's own messages. */
export function failedPath(locale: Locale): string {
  return prefixed(locale, inWords(locale, failedFolder))
}

/** The language of a path, and its segments without the language's prefix. */
function splitLanguage(pathname: string): { locale: Locale; segments: string[] } {
  const segments = pathname.split('/').slice(1)
  while (segments.at(-1) === '') segments.pop()
  const given = segments[0]?.toLowerCase() ?? ''
  return isLocale(given)
    ? { locale: given, segments: segments.slice(1) }
    : { locale: defaultLocale, segments }
}

/** The language in which a request target (a path with or without a query) asks, whether or not there is such a page. */
export function localeOfTarget(target: string): Locale {
  return splitLanguage(target.split('?', 1)[0]!).locale
}

interface PageRoute {
  name: RouteName
  locale: Locale
  params: Record<string, string>
}

/**
 * The page that a path of the site means, in whatever way it is written: with the folders' names or another language's words for
 * them, the prefix of the default one, other cases, slashes at the end. Undefined for what is no page.
 */
export function pageOfPath(pathname: string): PageRoute | undefined {
  const { locale, segments } = splitLanguage(pathname)
  // The language's own words come first, so that a word that several have stays in its language.
  for (const language of [locale, ...locales.filter((other) => other !== locale), undefined]) {
    for (const [name, path] of paths.get(language)!) {
      const params = matched(path, segments)
      if (params) return { name, locale, params }
    }
  }
  return undefined
}

/** The parameters of a pattern that the segments fit. */
function matched(pattern: string, segments: string[]): Record<string, string> | undefined {
  const parts = pattern === '/' ? [] : pattern.slice(1).split('/')
  if (parts.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of parts.entries()) {
    const segment = decoded(segments[at]!)
    if (segment === undefined || segment === '') return undefined
    const name = /^\[(\w+)\]$/.exec(part)?.[1]
    if (name) params[name] = segment
    else if (segment.toLowerCase() !== part) return undefined
  }
  return params
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

/** Whether a public path belongs to an interactive page. */
export function isInteractivePath(pathname: string): boolean {
  const page = pageOfPath(pathname)
  return page !== undefined && routes[page.name].interactive
}

/** Whether a public path belongs to a page that works by forms alone, and is made for whoever asks. */
export function isPlainPath(pathname: string): boolean {
  const page = pageOfPath(pathname)
  return page !== undefined && routes[page.name].folder.startsWith('/plain/')
}

/** The one path under which a page answers, where `pathname` is another way of writing it. */
export function properPath(pathname: string): string | undefined {
  const page = pageOfPath(pathname)
  if (!page) return undefined
  const proper = href(page.locale, page.name, page.params)
  return proper === pathname ? undefined : proper
}

/** Where Next has the page of a public address: `/<language>/<folder>`, whatever the language calls the folder. What is no page's stays. */
export function folderAddress(address: string): string {
  const cut = address.indexOf('?')
  const pathname = cut === -1 ? address : address.slice(0, cut)
  const page = pageOfPath(pathname)
  const locale = page?.locale ?? locales.find((one) => failedPath(one) === pathname)
  if (locale === undefined) return address
  const folder = page === undefined ? failedFolder : routes[page.name].folder
  const path = folder.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(page?.params[name] ?? ''))
  return `/${locale}${path === '/' ? '' : path}${cut === -1 ? '' : address.slice(cut)}`
}
