import { publicUrl } from '../../client/public-url.ts'
import { href, locales, type RouteName, routes } from '../../i18n/routes.ts'

export const dynamic = 'force-dynamic'

/** Crawlers stay out of accounts and of the endless combinations of filters and orders. */
export function GET(): Response {
  const interactive = (Object.keys(routes) as RouteName[]).filter(
    (name) => routes[name].interactive && !routes[name].folder.includes('['),
  )
  const lines = [
    'User-agent: *',
    ...locales.flatMap((locale) => interactive.map((name) => `Disallow: ${href(locale, name)}`)),
    'Disallow: /v1/',
    'Disallow: /*?*sort=',
    'Disallow: /*?*cursor=',
    'Disallow: /*?*attr.',
    'Allow: /',
    `Sitemap: ${publicUrl}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
