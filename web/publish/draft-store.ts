import { ApiError } from '../client/api-error.ts'
import type { paths } from '../client/schema.ts'
import type { Fault, ListingDetail, NewListing } from '../client/types.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'

/** A draft on the server: its id, and the tag that the next write must match. */
export interface SavedDraft extends Pick<ListingDetail, 'id' | 'status'> {
  etag: string
  moves: NonNullable<ListingDetail['moves']>
  /** Whether others see it, an expired one too. */
  visible: boolean
  /** What keeps it from being published. */
  missing: readonly Fault[]
}

/** @throws ApiError, 404 when it is not this account's, 409 when it can be changed no longer */
export async function loadDraft(id: string): Promise<{ listing: ListingDetail; saved: SavedDraft }> {
  const found = known(await api.GET('/v1/listings/{id}', { params: { path: { id } }, cache: 'no-store' }))
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
 * Saves the whole draft: makes it the first time, changes it afterwards. Writing over a change of another tab fails with
 * ApiError 412.
 */
export async function saveDraft(body: NewListing, saved: SavedDraft | undefined): Promise<SavedDraft> {
  const answered = saved
    ? await api.PATCH('/v1/listings/{id}', {
        params: { path: { id: saved.id }, header: { 'if-match': saved.etag } },
        body,
      })
    : await api.POST('/v1/listings', { body })
  return known(answered).saved
}

type PartOf<Path> = Path extends `/v1/listings/{id}/${infer Name}` ? Name : never
/** What an owner can do to a listing by its own route. */
export type Move = Extract<
  PartOf<keyof paths>,
  ListingDetail['moves'] extends (infer M)[] | undefined ? M : never
>

/** @throws ApiError, 409 with the reason when the listing's state does not allow it */
export async function moveListing(id: string, move: Move): Promise<ListingDetail> {
  const path: `/v1/listings/{id}/${Move}` = `/v1/listings/{id}/${move}`
  return known(await api.POST(path, { params: { path: { id } } })).listing
}

function known({ data, response }: { data?: ListingDetail; response: Response }): {
  listing: ListingDetail
  saved: SavedDraft
} {
  const { id, status, moves = [], missing = [], visible = false } = data!
  const etag = response.headers.get('etag') ?? '*'
  return { listing: data!, saved: { id, status, moves, missing, visible, etag } }
}
