import { createApi } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { Problem } from '../client/types.ts'
import { randomId } from './random-id.ts'
import { currentSession, forgetToken } from './session.ts'
import { keepWaiting } from './waiting.ts'

/** The API on behalf of the account. Throws ApiError, with status 401 when nobody is logged in. */
export const api = createApi({
  baseUrl: '',
  fetch: askTwice,
  more: [
    {
      async onRequest({ request }) {
        const session = await currentSession()
        if (!session) throw new ApiError(401)
        request.headers.set('authorization', `Bearer ${session.accessToken}`)
        // What may be sent again by hand has a key of its own.
        if (request.method === 'POST' && !request.headers.has('idempotency-key'))
          request.headers.set('idempotency-key', randomId())
      },
      async onResponse({ response }) {
        // The clock of this machine may be wrong, or the account gone.
        if (response.status === 401) forgetToken()
        if (response.status !== 403) return
        const problem = (await response
          .clone()
          .json()
          .catch(() => undefined)) as Problem | undefined
        if (new ApiError(403, problem).kind === 'email-not-verified')
          keepWaiting(window.location.pathname + window.location.search)
      },
    },
  ],
})

/** Asks again where the token is void before its time, as after a new password or in another role. */
async function askTwice(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await fetch(request)
  if (response.status !== 401) return response
  forgetToken()
  const session = await currentSession()
  if (!session) return response
  again.headers.set('authorization', `Bearer ${session.accessToken}`)
  return fetch(again)
}
