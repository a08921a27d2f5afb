import type { Actor, Database, Listing, Listings } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { withheld } from '../auth/staff.ts'
import { matchesEtag } from '../caching/etag.ts'
import { sendBytes } from '../caching/send.ts'
import { type Answer, ownVersion } from '../idempotency/answer.ts'
import { timed } from '../observe/request.ts'
import { Problem } from '../problems/problem.ts'

/** What the owner may edit: others learn no more than a stranger does. */
export async function ownListing(
  request: FastifyRequest,
  id: string,
  actor: Actor,
  database: Database,
): Promise<{ listing: Listing; ifVersion: number | undefined }> {
  const listing = await timed(request, 'db', () => database.listings.find(id))
  if (listing === undefined || (listing.sellerId !== actor.id && actor.role === 'member'))
    throw withheld(request) ?? notFound()
  const ifMatch = request.headers['if-match']
  if (ifMatch === undefined) return { listing, ifVersion: undefined }
  const detail = await timed(request, 'db', () => database.listings.detail(id, actor))
  if (detail === undefined) throw notFound()
  if (!matchesEtag(ifMatch, detail.etag, false)) {
    throw new Problem('precondition-failed', 'The listing was changed since you read it.')
  }
  // The version read before the tag: a change in between makes the write stale.
  return { listing, ifVersion: listing.version }
}

/** The listing as its owner sees it after what was written before. */
export async function ownListingAnswer(
  listings: Listings,
  id: string,
  actor: Actor,
  status = 200,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const detail = await listings.detail(id, actor)
  if (detail === undefined) throw notFound()
  return { status, headers: { ...headers, ...ownVersion(detail.etag) }, body: detail.body }
}

/** Answers with the listing as its owner sees it now. */
export async function sendOwnListing(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  actor: Actor,
  database: Database,
): Promise<FastifyReply> {
  const detail = await timed(request, 'db', () => database.listings.detail(id, actor))
  if (detail === undefined) throw notFound()
  return sendBytes(request, reply, { body: detail.body, etag: detail.etag, cache: 'own' })
}

export const gone = (): Problem => new Problem('gone', 'The listing has been deleted.')

export const notFound = (): Problem =>
  new Problem('not-found', 'There is no such listing, or it is not yours to see.')
