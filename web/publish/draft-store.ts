import type { ListingDetail, OwnListingCard } from '../client/types.ts'
import { randomId } from '../session/random-id.ts'
import { ApiError, authorized, currentSession } from '../session/session.ts'

/** A draft on the server: its id, and the tag that the next write must match. */
export interface SavedDraft {
  id: string
  etag: string
  status: ListingDetail['status']
  moves: readonly Move[]
}

/** @throws ApiError, 404 when it is not this account's, 409 when it can be changed no longer */
export async function loadDraft(id: string): Promise<{ listing: ListingDetail; saved: SavedDraft }> {
  const response = await authorized(`/v1/listings/${encodeURIComponent(id)}`, { cache: 'no-store' })
  const found = await answer(response)
  const session = await currentSession()
  // Others' listings can be read, and the staff may change them, but this form is the owner's.
  if (found.listing.seller.id !== session?.user.id) throw new ApiError(404)
  if (!found.listing.editable) throw new ApiError(409)
  return found
}

/** Whether it waits to be published: not shown to buyers as it is, so that it may save itself. */
export function isUnpublished(saved: SavedDraft): boolean {
  return saved.moves.includes('publish')
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

export type Move = OwnListingCard['moves'][number]

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
    saved: {
      id: listing.id,
      etag: response.headers.get('etag') ?? '*',
      status: listing.status,
      moves: listing.moves ?? [],
    },
  }
}
