import { siteNow } from '../../client/site.ts'
import { defaultLocale, href } from '../../i18n/routes.ts'

export const dynamic = 'force-dynamic'

/** Of the theme's canvas, as installed sites open with it before the first page is there. */
const canvas = '#f9fbfa'
const green = '#00633a'

/** By which browsers offer to install the site (W3C Web Application Manifest), under its own name and colour. */
export function GET(): Response {
  const { name, accent } = siteNow()
  const icon = { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }
  const manifest = {
    ...{ id: '/', name, short_name: name.slice(0, 12), lang: defaultLocale },
    ...{ start_url: href(defaultLocale, 'home'), scope: '/', display: 'standalone' },
    ...{ background_color: canvas, theme_color: accent === '' ? green : accent },
    icons: [
      { ...icon, purpose: 'any' },
      { ...icon, purpose: 'maskable' },
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: {
      'Content-Type': 'application/manifest+json; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
}
