import { answer, createApi } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { fetchListing } from '../client/gateway.ts'
import type { Conversation, ListingDetail, Message } from '../client/types.ts'
import type { FormState } from './state.ts'

/** What of the messages is shown. */
export type PlainView =
  | { kind: 'login' }
  | { kind: 'new'; listing: ListingDetail }
  | { kind: 'list'; items: Conversation[]; next: string | null; isFirst: boolean }
  | { kind: 'thread'; conversation: Conversation; messages: Message[]; older: string | null }
  /** A conversation that is not there, or not theirs. */
  | { kind: 'gone' }

const timeoutMs = 10_000
const listed = 30
const shownMessages = 50

interface Asked {
  listing?: string | undefined
  conversation?: string | undefined
  cursor?: string | undefined
}

/** Reads what the address asks for on behalf of whoever asks. A conversation that is shown is read then. @throws ApiError */
export async function loadPlain({ accessToken, asksLogin }: FormState, asked: Asked): Promise<PlainView> {
  if (asksLogin) return { kind: 'login' }
  if (asked.listing !== undefined && asked.conversation === undefined) {
    const listing = await fetchListing(asked.listing)
    return listing === undefined || listing === 'gone' ? { kind: 'gone' } : { kind: 'new', listing }
  }
  if (accessToken === null) return { kind: 'login' }
  const api = createApi({
    baseUrl: process.env.PIATA_GATEWAY_URL!,
    fetch: (request) => fetch(request, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) }),
    more: [{ onRequest: ({ request }) => request.headers.set('authorization', `Bearer ${accessToken}`) }],
  })
  const cursor = asked.cursor === undefined ? {} : { cursor: asked.cursor }
  try {
    if (asked.conversation === undefined) {
      const query = { limit: listed, ...cursor }
      const page = await answer(api.GET('/v1/conversations', { params: { query } }))
      return { kind: 'list', ...page, isFirst: asked.cursor === undefined }
    }
    const path = { id: asked.conversation }
    const query = { limit: shownMessages, ...cursor }
    const page = await answer(api.GET('/v1/conversations/{id}/messages', { params: { path, query } }))
    const newest = page.items[0]?.seq
    if (newest !== undefined)
      await answer(api.POST('/v1/conversations/{id}/read', { params: { path }, body: { seq: newest } }))
    const conversation = await answer(api.GET('/v1/conversations/{id}', { params: { path } }))
    return { kind: 'thread', conversation, messages: page.items.toReversed(), older: page.next }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.status === 401) return { kind: 'login' }
    if ([400, 404].includes(error.status)) return { kind: 'gone' }
    throw error
  }
}
