'use client'

import createClient from 'openapi-fetch'
import type { paths } from '../client/schema.ts'
import { authorized } from './session.ts'

/**
 * The typed API on behalf of the account, e.g. `await api.GET('/v1/me/listings')`. Refusals are thrown as ApiError, so
 * `data` is always there.
 */
export const api = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  fetch: async (request: Request) =>
    authorized(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body ? { body: await request.arrayBuffer() } : {}),
      signal: request.signal,
    }),
})
