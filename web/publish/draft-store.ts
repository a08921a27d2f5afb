import type { ListingDetail } from '../client/types.ts'
import { randomId } from '../session/random-id.ts'
import { authorized } from '../session/session.ts'

/** A draft on the server: its id, and the tag that the next write must match. */
export interface SavedDraft {
  id: string
  etag: string
  status: ListingDetail['status']
}

/** @throws ApiError, 404 when it is not this account's */
export async function loadDraft(id: string): Promise<{ listing: ListingDetail; saved: SavedDraft }> {
  const response = await authorized(`/v1/listings/${encodeURIComponent(id)}`, { cache: 'no-store' })
  return answer(response)
}

/**
 * Saves the whole draft, `body` being its JSON: makes it the first time, changes it afterwards. Writing over a change of another tab fails with
 * ApiError 412.
 */
export async function saveDraft(body: string, saved: SavedDraft | undefined): Promise<SavedDraft> {
  const response = await (saved
    ? authorized(`/v1/listings/${saved.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': saved.etag },
        body,
      })
    : authorized('/v1/listings', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomId() },
        body,
      }))
  return (await answer(response)).saved
}

export type Move = 'publish' | 'reserve' | 'release' | 'sell' | 'renew' | 'withdraw'

/** @throws ApiError, 409 with the reason when the listing's state does not allow it */
export async function moveListing(id: string, move: Move): Promise<ListingDetail> {
  const response = await authorized(`/v1/listings/${id}/${move}`, {
    method: 'POST',
    headers: { 'idempotency-key': randomId() },
  })
  return (await answer(response)).listing
}

async function answer(response: Response): Promise<{ listing: ListingDetail; saved: SavedDraft }> {
  const listing = (await response.json()) as ListingDetail
  return {
    listing,
    saved: { id: listing.id, etag: response.headers.get('etag') ?? '*', status: listing.status },
  }
}
