import { languages } from '@piata/config/languages'
import { type Following, follow } from './following.ts'
import type { Site } from './types.ts'

/** What holds before the gateway was asked, as a build has none to ask. */
const unasked: Site = {
  name: 'Piata',
  accent: '',
  operator: '',
  contactEmail: '',
  contactPhone: '',
  contactAddress: '',
  country: 'RO',
  languages: [...languages],
  currencies: ['RON', 'EUR', 'USD', 'GBP'],
  listingDays: 60,
  pictures: 12,
  promotions: 'off',
  categories: [],
  homeCategories: [],
  logo: null,
  catalogue: 0,
  counties: [],
  pages: [],
  oldAddresses: true,
}

/** Pages are bundled apart from the page server, and share nothing with it but its process. */
const shared = globalThis as { piataSite?: Site }

/** What was chosen for the site, on the server: as the page server read it last. */
export const siteNow = (): Site => shared.piataSite ?? unasked

/** How often it is read: a page is kept for half a second, and is to show a change within a second. */
const followMs = 300

/**
 * Reads what is chosen for the site again and again, so that no page has to wait for it. What cannot be read stays as it was.
 */
export function followSite(gatewayUrl: URL): Following {
  let etag = ''
  const read = async () => {
    const response = await fetch(new URL('/v1/site', gatewayUrl), {
      headers: etag === '' ? {} : { 'if-none-match': etag },
      signal: AbortSignal.timeout(5_000),
    }).catch(() => undefined)
    const text = await response?.text().catch(() => undefined)
    if (response?.status !== 200 || text === undefined) return
    shared.piataSite = JSON.parse(text) as Site
    etag = response.headers.get('etag') ?? ''
  }
  return follow(read, followMs)
}
