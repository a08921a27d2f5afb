import { findCategory } from '../catalogue/tree.ts'
import { fetchCategories, fetchSearch, fetchSitemap } from '../client/gateway.ts'
import { MemoryCache } from '../client/memory-cache.ts'
import { publicUrl } from '../client/public-url.ts'
import { href, type Locale, locales } from '../i18n/routes.ts'
import { listingHref } from '../listing/slug.ts'

/** Sitemaps (sitemaps.org 0.9): an index of parts of at most 10,000 listings, each address in both languages. */
const header = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const mostParts = 500
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const indexAgeMs = 600_000
const index = new MemoryCache<string>(1)

export const xmlHeaders = {
  'Content-Type': 'application/xml; charset=utf-8',
  'Cache-Control': 'public, max-age=600',
}

/** The index; parts are named by the id that they begin after, the first one `first`. */
export function sitemapIndex(): Promise<string> {
  return index.get('index', indexAgeMs, async () => {
    const parts = ['pages', 'first']
    let after: string | null = null
    while (parts.length < mostParts) {
      const page: { next: string | null } = await fetchSitemap(after)
      after = page.next
      if (after === null) break
      parts.push(after)
    }
    const rows = parts.map((part) => `<sitemap><loc>${publicUrl}/sitemaps/${part}</loc></sitemap>`)
    return `${header}<sitemapindex ${namespace}>\n${rows.join('\n')}\n</sitemapindex>\n`
  })
}

/** One part, or undefined when there is no part of that name. */
export async function sitemapPart(part: string): Promise<string | undefined> {
  if (part === 'pages') return urlSet(await pages())
  if (part !== 'first' && !uuid.test(part)) return undefined
  const { items } = await fetchSitemap(part === 'first' ? null : part)
  return urlSet(
    items.map(({ id, title, updatedAt }) => ({
      path: (locale: Locale) => listingHref(locale, { id, title }),
      changed: updatedAt,
    })),
  )
}

interface Entry {
  path: (locale: Locale) => string
  changed?: string
}

/** Home, and each category that has listings. */
async function pages(): Promise<Entry[]> {
  const [categories, answer] = await Promise.all([
    fetchCategories(),
    fetchSearch(new URLSearchParams({ limit: '1', facets: 'category' })),
  ])
  const filled = (answer.facets.category ?? []).filter(({ value }) => findCategory(categories, value))
  return [
    { path: (locale) => href(locale, 'home') },
    ...filled.map(({ value }) => ({
      path: (locale: Locale) => `${href(locale, 'listings')}?category=${value}`,
    })),
  ]
}

function urlSet(entries: Entry[]): string {
  const rows = entries.flatMap(({ path, changed }) => {
    const alternates = locales
      .map(
        (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${publicUrl}${path(locale)}"/>`,
      )
      .join('')
    const time = changed ? `<lastmod>${changed}</lastmod>` : ''
    return locales.map((locale) => `<url><loc>${publicUrl}${path(locale)}</loc>${time}${alternates}</url>`)
  })
  return `${header}<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${rows.join('\n')}\n</urlset>\n`
}
