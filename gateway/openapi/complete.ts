import { STATUS_CODES } from 'node:http'

interface Described {
  description: string
}
interface Answer extends Described {
  headers?: Record<string, unknown>
}
interface Operation {
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[]
  requestBody?: { required?: boolean; content: Record<string, { schema?: { anyOf?: { type?: string }[] } }> }
  responses: Record<string, Answer>
}
export interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { headers?: Record<string, Described & { schema: object }> }
}

/** Headers of answers, by the name that they have there. */
const headers = {
  'X-Request-Id': 'Made by the server, for questions about this answer',
  RateLimit:
    'What is left of each limit that counted the request, and in how many seconds there is more: `"read";r=99;t=1`',
  'RateLimit-Policy': 'The limits themselves: `"read";q=100;w=60`',
  'Retry-After': 'Seconds to wait, with 429 and 503',
  ETag: 'Strong; for If-None-Match and, of what you may edit, If-Match',
  Link: 'The next page, rel="next"; absent on the last',
  Location: 'Address of what was made',
  'Idempotent-Replayed': '`true` when this is the answer to an earlier request with the same Idempotency-Key',
} as const
type HeaderName = keyof typeof headers

/** Adds to the document what holds for many routes alike: headers of answers, 304, and what may be left out. */
export function completeDocument(document: Document): Document {
  document.components.headers = Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  )
  for (const operations of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) completeOperation(method, operation)
  }
  return document
}

function completeOperation(
  method: string,
  { tags, parameters = [], requestBody, responses }: Operation,
): void {
  for (const parameter of parameters) {
    // A schema with a default demands its field only after the default was put in.
    if (parameter.schema && 'default' in parameter.schema) parameter.required = false
  }
  const bodies = Object.values(requestBody?.content ?? {})
  if (requestBody && bodies.some(({ schema }) => schema?.anyOf?.some(({ type }) => type === 'null')))
    requestBody.required = false

  const counted = !tags?.includes('service')
  const cached = method === 'get' && counted
  const paged =
    tags?.includes('changes') ||
    parameters.some(({ name, in: where }) => name === 'cursor' && where === 'query')
  if (cached) responses['304'] = { description: 'If-None-Match holds the present ETag' }
  for (const [status, answer] of Object.entries(responses)) {
    if (answer.description === 'Default Response') answer.description = STATUS_CODES[status] ?? status
    const names: HeaderName[] = ['X-Request-Id']
    if (counted) names.push('RateLimit', 'RateLimit-Policy')
    if (/^[45]/.test(status)) names.push('Retry-After')
    else {
      if (cached) names.push('ETag')
      if (paged && status === '200') names.push('Link')
      if (status === '201' && tags?.includes('listings')) names.push('Location')
      if (method === 'post') names.push('Idempotent-Replayed')
    }
    answer.headers = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
  }
}
