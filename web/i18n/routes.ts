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

/** Whether a public path belongs to an interactive page. */
export function isInteractivePath(pathname: string): boolean {
  const english = pathname === '/en' || pathname.startsWith('/en/')
  const path = english ? pathname.slice(3) || '/' : pathname
  return Object.values(routes).some((route) => {
    if (!route.interactive) return false
    const pattern = (english ? route.en : route.ro).replace(/\[\w+\]/g, '[^/]+')
    return new RegExp(`^${pattern}/?$`).test(path)
  })
}

/** Rewrites from Romanian paths to the app folder, `/ro/<English path>`; in the order in which they must be tried. */
export function romanianRewrites(): { source: string; destination: string }[] {
  const known = Object.values(routes).map((route) => ({
    source: route.ro.replace(/\[(\w+)\]/g, ':$1'),
    destination: `/ro${route.en === '/' ? '' : route.en.replace(/\[(\w+)\]/g, ':$1')}`,
  }))
  const failed = { source: '/eroare', destination: '/ro/failed' }
  // Whatever is no file, no API and no English page is a Romanian page that does not exist.
  const reserved =
    '(?:en|ro|_next|v1|img|fonts|assets|sitemaps|\\.well-known)(?:/|$)|(?:robots\\.txt|sitemap\\.xml|icon\\.svg|favicon\\.ico)$'
  const unknown = { source: `/:path((?!${reserved}).+)`, destination: '/ro/:path' }
  return [...known, failed, unknown]
}
