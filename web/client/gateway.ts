import { answer, createApi } from './api.ts'
import { ApiError } from './api-error.ts'
import { MemoryCache } from './memory-cache.ts'
import { siteNow } from './site.ts'
import type {
  CategoryNode,
  LegalPage,
  ListingCard,
  ListingDetail,
  ListingRules,
  Newest,
  Outline,
  Place,
  SearchAnswer,
  SellerProfile,
  SellerRatings,
  SimilarListings,
  SitemapPage,
  TransparencyReport,
} from './types.ts'

/** The gateway as pages call it: anonymous reads, each answer shared for a moment. Each throws ApiError. */
const timeoutMs = 10_000
const api = createApi({
  baseUrl: process.env.PIATA_GATEWAY_URL!,
  fetch: (request) => fetch(request, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) }),
})

/**
 * Ages in milliseconds. Rendered pages are kept for half a second (`server/document-cache.ts`), and search follows a change
 * within half a second: with these, a page shows a change well within two seconds.
 */
const age = { listings: 250, slow: 30_000, places: 3_600_000 }

const cache = new MemoryCache<unknown>(2_000)

/** What `load` resolves to, for everybody who asks for the same within `maxAge` milliseconds. */
function shared<T>(key: string, maxAge: number, load: () => Promise<T>): Promise<T> {
  // What is read is shared, so it is read for nobody: visitors are counted at the page server's door.
  return cache.get(key, maxAge, load) as Promise<T>
}

export async function fetchCategories(): Promise<CategoryNode[]> {
  const { items } = await shared(`categories ${siteNow().catalogue}`, age.slow, () =>
    answer(api.GET('/v1/categories')),
  )
  return items
}

export function fetchRules(): Promise<ListingRules> {
  return shared('rules', age.slow, () => answer(api.GET('/v1/rules')))
}

export async function fetchPlaces(q: string): Promise<Place[]> {
  const load = () => answer(api.GET('/v1/places', { params: { query: { q } } }))
  return (await shared(`places ${q}`, age.slow, load)).items
}

/** Where all places are; undefined where that cannot be told. */
export function fetchOutline(): Promise<Outline | undefined> {
  return shared('outline', age.places, () => answer(api.GET('/v1/places/outline'))).catch(() => undefined)
}

/** `parameters` as the document says them, and `attr.<name>` for each attribute. */
export function fetchSearch(parameters: URLSearchParams): Promise<SearchAnswer> {
  const load = () => answer(api.GET('/v1/search', { querySerializer: () => String(parameters) }))
  return shared(`search ${parameters}`, age.listings, load)
}

export function fetchNewest(limit: number): Promise<Newest> {
  const load = () => answer(api.GET('/v1/listings', { params: { query: { limit } } }))
  return shared(`newest ${limit}`, age.listings, load)
}

/** The cards of those that anybody may see, in the order of `ids`. */
export async function fetchListings(ids: string[]): Promise<ListingCard[]> {
  const query = { ids: ids.join(',') }
  const load = () => answer(api.GET('/v1/listings', { params: { query } }))
  return (await shared(`ids ${query.ids}`, age.listings, load)).items
}

/** Undefined when there is none that the public may see, 'gone' when there was one. */
export async function fetchListing(id: string): Promise<ListingDetail | 'gone' | undefined> {
  const load = () => answer(api.GET('/v1/listings/{id}', { params: { path: { id } } }))
  try {
    return await shared(`listing ${id}`, age.listings, load)
  } catch (error) {
    if (error instanceof ApiError && error.status === 410) return 'gone'
    if (error instanceof ApiError && [400, 404].includes(error.status)) return undefined
    throw error
  }
}

/** Listings like one, and what is asked for such things; of a listing that went meanwhile there are none. */
export async function fetchSimilar(id: string, limit: number): Promise<SimilarListings> {
  const params = { path: { id }, query: { limit } }
  const load = () => answer(api.GET('/v1/listings/{id}/similar', { params }))
  try {
    return await shared(`similar ${id} ${limit}`, age.listings, load)
  } catch {
    return { items: [], price: null }
  }
}

/** Undefined for a year that has not begun, or was before the law. */
export async function fetchTransparency(year: number): Promise<TransparencyReport | undefined> {
  const load = () => answer(api.GET('/v1/transparency', { params: { query: { year } } }))
  try {
    return await shared(`transparency ${year}`, age.listings, load)
  } catch (error) {
    if (error instanceof ApiError && [400, 404].includes(error.status)) return undefined
    throw error
  }
}

/** Undefined when there is none. */
export async function fetchSeller(id: string): Promise<SellerProfile | undefined> {
  const load = () => answer(api.GET('/v1/sellers/{id}', { params: { path: { id } } }))
  try {
    return await shared(`seller ${id}`, age.listings, load)
  } catch (error) {
    if (error instanceof ApiError && [400, 404].includes(error.status)) return undefined
    throw error
  }
}

/** @param cursor of the page before; one that the API does not know begins anew */
export async function fetchRatings(id: string, cursor: string | undefined): Promise<SellerRatings> {
  const load = (query: { limit: number; cursor?: string }) =>
    answer(api.GET('/v1/users/{id}/ratings', { params: { path: { id }, query } }))
  const limit = 10
  try {
    return await shared(`ratings ${id} ${cursor ?? ''}`, age.listings, () =>
      load({ limit, ...(cursor !== undefined && { cursor }) }),
    )
  } catch (error) {
    if (cursor !== undefined && error instanceof ApiError && error.status === 400) return load({ limit })
    throw error
  }
}

/** Undefined when there is none in this language. */
export async function fetchLegalPage(page: string, locale: string): Promise<LegalPage | undefined> {
  const load = () => answer(api.GET('/v1/site/pages/{page}/{locale}', { params: { path: { page, locale } } }))
  try {
    return await shared(`legal ${page} ${locale}`, age.listings, load)
  } catch (error) {
    if (error instanceof ApiError && [400, 404].includes(error.status)) return undefined
    throw error
  }
}

/** Ids of published listings after an id, at most `limit`; `next` is what to pass as `after`. */
export function fetchSitemap(after: string | null, limit: number): Promise<SitemapPage> {
  // Not kept: whoever asks keeps what is made of it.
  const query = { limit, ...(after === null ? {} : { after }) }
  return answer(api.GET('/v1/sitemap', { params: { query } }))
}
