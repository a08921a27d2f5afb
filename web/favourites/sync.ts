import { answer } from '../client/api.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'
import { accountNow, keep, mark, stored } from './kept.ts'

/** Ids that one request may add. */
const atOnce = 100
/** The last request for each listing: presses are told in their order. */
const pending = new Map<string, Promise<unknown>>()

/**
 * Adds to the account what was chosen before the log-in, and learns what else it has. Without an account nothing happens. Resolves to how many of those could not be added.
 * @throws ApiError
 */
export async function syncFavourites(): Promise<number> {
  if (accountNow() === null) return 0
  const session = await currentSession()
  if (!session) return 0
  const before = stored()
  const chosen = before.account === null ? before.ids : []
  let refused = 0
  // The last chosen are added last, so that they are the newest.
  for (let end = chosen.length; end > 0; end -= atOnce) {
    const body = { listingIds: chosen.slice(Math.max(0, end - atOnce), end) }
    refused += (await answer(api.POST('/v1/favourites', { body }))).refused.length
  }
  const { ids } = await answer(api.GET('/v1/favourites/ids'))
  // What was pressed meanwhile has told the server, or is about to.
  if (pending.size === 0) keep({ account: session.user.id, ids })
  return refused
}

/**
 * Marks a listing at once and tells the account, where there is one; a refusal takes the mark back. Resolves to whether an account has it.
 * @throws ApiError
 */
export async function setFavourite(id: string, isMarked: boolean): Promise<boolean> {
  mark(id, isMarked)
  const turn = (pending.get(id) ?? Promise.resolve()).catch(() => undefined).then(() => tell(id, isMarked))
  pending.set(id, turn)
  try {
    return await turn
  } finally {
    if (pending.get(id) === turn) pending.delete(id)
  }
}

async function tell(id: string, isMarked: boolean): Promise<boolean> {
  try {
    if (accountNow() === null) return false
    if (!(await currentSession())) {
      // The session has ended: it is kept as before a log-in.
      mark(id, isMarked)
      return false
    }
    const params = { params: { path: { id } } }
    await (isMarked ? api.PUT('/v1/favourites/{id}', params) : api.DELETE('/v1/favourites/{id}', params))
    return true
  } catch (error) {
    mark(id, !isMarked)
    throw error
  }
}
