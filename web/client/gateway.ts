import { MemoryCache } from './memory-cache.ts'
import type { CategoryNode, ListingCard, ListingDetail, Page, Place, Problem, SearchAnswer } from './types.ts'

/** The gateway as pages call it: anonymous reads, each answer shared for a moment. */
const base = process.env.PIATA_GATEWAY_URL ?? 'http://127.0.0.1:4000'
const timeoutMs = 10_000

/**
 * Ages in milliseconds. Rendered pages are kept for half a second (`server/document-cache.ts`), and search follows a change
 * within half a second: with these, a page shows a change well within two seconds.
 */
const age = { listings: 250, slow: 30_000 }

/** The gateway answered with an error, or not at all (status 503). */
export class GatewayError extends Error {
  override name = 'GatewayError'
  readonly status: number
  readonly problem: Problem | undefined

  constructor(status: number, message: string, problem?: Problem) {
    super(message)
    this.status = status
    this.problem = problem
  }
}

const cache = new MemoryCache<unknown>(2_000)

async function read(path: string): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(base + path, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (error) {
    throw new GatewayError(503, `The gateway did not answer ${path}: ${String(error)}`)
  }
  if (response.ok) return response.json()
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined
  throw new GatewayError(response.status, `The gateway answered ${path} with ${response.status}`, problem)
}

/** @throws GatewayError */
function get<T>(path: string, maxAge: number): Promise<T> {
  // What is read is shared, so it is read for nobody: visitors are counted at the page server's door.
  return cache.get(path, maxAge, () => read(path)) as Promise<T>
}

export async function fetchCategories(): Promise<CategoryNode[]> {
  return (await get<{ items: CategoryNode[] }>('/v1/categories', age.slow)).items
}

export async function fetchPlaces(query: string): Promise<Place[]> {
  return (await get<{ items: Place[] }>(`/v1/places?q=${encodeURIComponent(query)}`, age.slow)).items
}

export function fetchSearch(parameters: URLSearchParams): Promise<SearchAnswer> {
  return get(`/v1/search?${parameters}`, age.listings)
}

export function fetchNewest(limit: number): Promise<Page<ListingCard>> {
  return get(`/v1/listings?limit=${limit}`, age.listings)
}

/** Undefined when there is none that the public may see, 'gone' when there was one. */
export async function fetchListing(id: string): Promise<ListingDetail | 'gone' | undefined> {
  try {
    return await get<ListingDetail>(`/v1/listings/${id}`, age.listings)
  } catch (error) {
    if (error instanceof GatewayError && error.status === 410) return 'gone'
    if (error instanceof GatewayError && [400, 404].includes(error.status)) return undefined
    throw error
  }
}

/** Ids of published listings after an id, at most `limit`; `next` is what to pass as `after`. */
export async function fetchSitemap(
  after: string | null,
  limit: number,
): Promise<Page<{ id: string; title: string; updatedAt: string }>> {
  // Not kept: whoever asks keeps what is made of it.
  const page = await read(`/v1/sitemap?limit=${limit}${after ? `&after=${after}` : ''}`)
  return page as Page<{ id: string; title: string; updatedAt: string }>
}
