import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { fetchNewest, fetchSitemap } from '../client/gateway.ts'
import { landingPath, landingsNow } from '../client/landings.ts'
import { MemoryCache } from '../client/memory-cache.ts'
import { publicUrl } from '../client/public-url.ts'
import { siteNow } from '../client/site.ts'
import { href, type Locale, type RouteName, routes } from '../i18n/routes.ts'
import { listingHref } from '../listing/slug.ts'
import { imageUrl, shown } from '../ui/picture.tsx'

/**
 * Sitemaps (sitemaps.org 0.9, with Google's extension for images): an index of parts, each address in every language, and one part of the newest listings
 * that crawlers ask for every hour.
 */

/** Listings of a part: some two megabytes of text, which the page server takes whole. */
const partSize = 2000
const header = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const mostParts = 5000
const indexAgeMs = 600_000
const index = new MemoryCache<string[]>(1)
/** Names of the index before: a crawler may be half through it. */
let namesBefore: string[] = []
let namesNow: string[] = []
const partAgeMs = 600_000
const newest = 100
const newestAgeMs = 3_600_000
/** Parts in gzip: some 150 kB each. Whatever is made for one crawler serves all. */
const parts = new MemoryCache<Buffer>(120)
/** Entries written in one turn of the event loop. */
const entriesInTurn = 500
const gzipAsync = promisify(gzip)

export const xmlHeaders = {
  'Content-Type': 'application/xml; charset=utf-8',
  'Cache-Control': 'public, max-age=600',
}

/** The index of all parts. */
export async function sitemapIndex(): Promise<string> {
  const rows = (await names()).map((name) => `<sitemap><loc>${publicUrl}/sitemaps/${name}</loc></sitemap>`)
  return `${header}<sitemapindex ${namespace}>\n${rows.join('\n')}\n</sitemapindex>\n`
}

/** Names of the parts: the id that each begins after, the first one `first`; `pages`, `categories` and `newest`. */
function names(): Promise<string[]> {
  return index.get('index', indexAgeMs, async () => {
    const made = ['pages', 'categories', 'newest', 'first']
    let after: string | null = null
    while (made.length < mostParts) {
      const page: { next: string | null } = await fetchSitemap(after, partSize)
      after = page.next
      if (after === null) break
      made.push(after)
    }
    namesBefore = namesNow
    namesNow = made
    return made
  })
}

/** One part in gzip, or undefined when there is no part of that name: only those of the index are made, so that no visitor can have others made. */
export async function sitemapPart(name: string): Promise<Buffer | undefined> {
  const known = await names()
  if (!known.includes(name) && !namesBefore.includes(name)) return undefined
  return parts.get(name, name === 'newest' ? newestAgeMs : partAgeMs, async () => {
    if (name === 'newest') {
      const { items } = await fetchNewest(newest)
      return gzipAsync(
        await urlSet(
          items.map((card) =>
            listingEntry({ ...card, changed: card.publishedAt, image: card.image?.sha256 }),
          ),
        ),
      )
    }
    if (name === 'pages') return gzipAsync(await urlSet(pages()))
    if (name === 'categories') return gzipAsync(await urlSet(landings()))
    const { items } = await fetchSitemap(name === 'first' ? null : name, partSize)
    return gzipAsync(
      await urlSet(items.map((listing) => listingEntry({ ...listing, changed: listing.updatedAt }))),
    )
  })
}

interface Entry {
  path: (locale: Locale) => string
  changed?: string | null
  image?: string | null | undefined
}

function listingEntry({
  id,
  title,
  ...more
}: { id: string; title: string } & Pick<Entry, 'changed' | 'image'>): Entry {
  return {
    path: (locale) => listingHref(locale, { id, title }),
    changed: more.changed ?? null,
    image: more.image,
  }
}

/** Documents that are one page each. */
function pages(): Entry[] {
  const documents = (Object.keys(routes) as RouteName[]).filter(
    (name) => !routes[name].interactive && !routes[name].folder.includes('['),
  )
  return documents.map((name) => ({ path: (locale: Locale) => href(locale, name) }))
}

/** Pages of categories, and of categories in a county. */
const landings = (): Entry[] =>
  (landingsNow()?.pages ?? [])
    .filter((page) => siteNow().languages.every((locale) => landingPath(locale, page) !== undefined))
    .map((page) => ({ path: (locale: Locale) => landingPath(locale, page)! }))

async function urlSet(entries: Entry[]): Promise<string> {
  const rows: string[] = []
  for (const [at, entry] of entries.entries()) {
    rows.push(...rowsOf(entry))
    if (at % entriesInTurn === entriesInTurn - 1) await nextTurn()
  }
  return `${header}<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n${rows.join('\n')}\n</urlset>\n`
}

function rowsOf({ path, changed, image }: Entry): string[] {
  const { languages } = siteNow()
  const alternates = languages
    .map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${publicUrl}${path(locale)}"/>`)
    .join('')
  const time = changed ? `<lastmod>${changed}</lastmod>` : ''
  const picture = image
    ? `<image:image><image:loc>${publicUrl}${imageUrl(shown, image, 'jpg')}</image:loc></image:image>`
    : ''
  return languages.map(
    (locale) => `<url><loc>${publicUrl}${path(locale)}</loc>${time}${alternates}${picture}</url>`,
  )
}
