import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { ApiError } from './api-error.ts'
import type { paths } from './schema.ts'
import type { Problem } from './types.ts'

/** The gateway's API by its OpenAPI document: `await answer(api.GET('/v1/places', { params: { query: { q } } }))`. */
type Api = Client<paths>

const refusals: Middleware = {
  async onResponse({ response, params }) {
    if (response.ok) return
    const problem = (await response.json().catch(() => undefined)) as Problem | undefined
    const status = response.status === 400 && namesNothing(problem, params.path) ? 404 : response.status
    throw new ApiError(status, problem, response.headers.get('retry-after'))
  },
  onError({ error }) {
    // Who gave up asking knows it.
    return error instanceof DOMException && error.name === 'AbortError' ? error : new ApiError(0)
  },
}

/** Whether all that is wrong is in the path: addresses of ours say anything (`?c=abc`), and what cannot be an id is nothing's. */
function namesNothing(problem: Problem | undefined, path: Record<string, unknown> = {}): boolean {
  const errors = problem?.errors ?? []
  return errors.length > 0 && errors.every(({ pointer }) => Object.hasOwn(path, pointer.slice(1)))
}

/**
 * The one client of the API. `baseUrl` is without a slash at the end, '' for the page's own origin. Refusals and failures to reach
 * the gateway are thrown as ApiError; `more` sees each call before
 * and its answer as it came.
 */
export function createApi({
  baseUrl,
  fetch,
  more = [],
}: {
  baseUrl: string
  fetch?: (request: Request) => Promise<Response>
  more?: Middleware[]
}): Api {
  const api = createClient<paths>({
    baseUrl,
    headers: { accept: 'application/json' },
    // Looked up with each call: Next puts its own in place of the one that was there first.
    fetch: fetch ?? ((request) => globalThis.fetch(request)),
  })
  // Answers pass through the last one first: `more` sees refusals as they came.
  api.use(refusals, ...more)
  return api
}

/** What a call is answered with. @throws ApiError */
export async function answer<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  // Refusals were thrown, so that what is left has data, or has none as its type says.
  return (await call).data as T
}
