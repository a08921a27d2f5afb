/** Every page's path in both languages. Romanian has no prefix; English lives under `/en` and shares the app folder's names. */
export const locales = ['ro', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'ro'

/**
 * `ro` and `en` are public paths; `[x]` stands for a parameter. Pages marked `interactive` are React applications in the
 * browser; the others are plain documents, from which the page server takes React's runtime out.
 */
export const routes = {
  home: { ro: '/', en: '/', interactive: false },
  listings: { ro: '/anunturi', en: '/listings', interactive: false },
  listing: { ro: '/anunt/[slug]', en: '/listing/[slug]', interactive: false },
  login: { ro: '/intra-in-cont', en: '/login', interactive: true },
  register: { ro: '/cont-nou', en: '/register', interactive: true },
  account: { ro: '/contul-meu', en: '/account', interactive: true },
  publish: { ro: '/publica-anunt', en: '/publish', interactive: true },
  myListings: { ro: '/anunturile-mele', en: '/my-listings', interactive: true },
  editListing: { ro: '/anunturile-mele/[id]', en: '/my-listings/[id]', interactive: true },
} as const

export type RouteName = keyof typeof routes

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value)
}

/** The public path of a page, e.g. `href('ro', 'listing', { slug })` → `/anunt/…`. Parameters are URI-encoded. */
export function href(locale: Locale, route: RouteName, params: Record<string, string> = {}): string {
  const path = routes[route][locale].replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`The route ${route} needs the parameter ${name}`)
    return encodeURIComponent(value)
  })
  if (locale === defaultLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

export interface PageRoute {
  name: RouteName
  locale: Locale
  params: Record<string, string>
}

/**
 * The page that a path of the site means, in whatever way it is written: with the folder names of the other language, the
 * prefix of the default one, other cases, slashes at the end. Undefined for what is no page.
 */
export function pageOfPath(pathname: string): PageRoute | undefined {
  const segments = pathname.split('/').slice(1)
  while (segments.at(-1) === '') segments.pop()
  const given = segments[0]?.toLowerCase() ?? ''
  const locale = isLocale(given) ? given : defaultLocale
  const rest = isLocale(given) ? segments.slice(1) : segments
  // The language's own names come first, so that a name that both have stays in its language.
  for (const language of [locale, ...locales.filter((other) => other !== locale)]) {
    for (const name of Object.keys(routes) as RouteName[]) {
      const params = matched(routes[name][language], rest)
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

/** The one path under which a page answers, where `pathname` is another way of writing it. */
export function properPath(pathname: string): string | undefined {
  const page = pageOfPath(pathname)
  if (!page) return undefined
  const proper = href(page.locale, page.name, page.params)
  return proper === pathname ? undefined : proper
}

/** Rewrites from Romanian paths to the pages' folders, `/ro/<English path>`. */
export function romanianRewrites(): { source: string; destination: string }[] {
  const known = Object.values(routes).map((route) => ({
    source: route.ro.replace(/\[(\w+)\]/g, ':$1'),
    destination: `/ro${route.en === '/' ? '' : route.en.replace(/\[(\w+)\]/g, ':$1')}`,
  }))
  return [...known, { source: '/eroare', destination: '/ro/failed' }]
}
