import { firstLanguage } from '@piata/config/languages'
import { listingHref } from '../listing/slug.ts'

/** Old sites said with such parameters of their first page which listing is meant. */
const oldParameter = /^\/(?:index\.php)?\?(?:.*&)?(?:p|product|id|item|page_id)=/
/** The page that tells that nothing is there waits no longer for this. */
const patienceMs = 2_000

/** Whether an address that is one of ours may be one of an old site all the same. */
export const isLikeOld = (target: string): boolean => oldParameter.test(target)

/** Where a listing stands whose address on an old site this was; undefined for another address, and while the gateway does not say. */
export async function newAddressOf(gatewayUrl: URL | string, target: string): Promise<string | undefined> {
  const url = new URL('/v1/old-addresses', gatewayUrl)
  url.searchParams.set('address', target)
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    if (!response.ok) {
      await response.body?.cancel()
      return undefined
    }
    const { id, title } = (await response.json()) as { id?: string; title?: string }
    return id === undefined || title === undefined ? undefined : listingHref(firstLanguage, { id, title })
  } catch {
    return undefined
  }
}
