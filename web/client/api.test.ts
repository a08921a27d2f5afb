import { expect, test } from 'vitest'
import { answer, createApi } from './api.ts'
import { ApiError } from './api-error.ts'

const baseUrl = 'http://gateway.test'

/** A client whose every call is answered by `response`. */
function answering(response: () => Response | Promise<Response>, seen: string[] = []) {
  return createApi({
    baseUrl,
    fetch: async ({ method, url }) => {
      seen.push(`${method} ${url}`)
      return response()
    },
    more: [{ onResponse: ({ response: { status } }) => void seen.push(String(status)) }],
  })
}

test('a call is sent as the document says it, and its answer is the body', async () => {
  const seen: string[] = []
  const api = answering(() => Response.json({ items: [] }), seen)
  expect(await answer(api.GET('/v1/places', { params: { query: { q: 'Târgu Jiu & co' } } }))).toEqual({
    items: [],
  })
  await api.DELETE('/v1/listings/{id}', { params: { path: { id: 'a/b' } } })
  expect(seen).toEqual([
    `GET ${baseUrl}/v1/places?q=T%C3%A2rgu%20Jiu%20%26%20co`,
    '200',
    `DELETE ${baseUrl}/v1/listings/a%2Fb`,
    '200',
  ])
})

test('a refusal is thrown with its problem, after `more` has seen it', async () => {
  const seen: string[] = []
  const problem = { type: 'https://x.test/problems/rate-limited', title: 'Too many', status: 429 }
  const api = answering(() => Response.json(problem, { status: 429, headers: { 'retry-after': '7' } }), seen)
  const error = await answer(api.GET('/v1/categories')).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 429, kind: 'rate-limited', retryAfter: 7, problem })
  expect(seen.at(-1)).toBe('429')
})

test('what is no problem, and no answer at all, are refusals too', async () => {
  const html = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(html.GET('/v1/categories')).rejects.toMatchObject({
    status: 502,
    kind: '',
    problem: undefined,
  })
  const bare = answering(() => new Response('{}', { status: 500 }))
  await expect(bare.GET('/v1/categories')).rejects.toMatchObject({ status: 500, kind: '', problem: {} })
  const silent = answering(() => Promise.reject(new TypeError('fetch failed')))
  await expect(silent.GET('/v1/categories')).rejects.toMatchObject({ name: 'ApiError', status: 0 })
  const stopped = answering(() => Promise.reject(new DOMException('', 'AbortError')))
  await expect(stopped.GET('/v1/categories')).rejects.toMatchObject({ name: 'AbortError' })
})
