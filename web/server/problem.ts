import { randomUUID } from 'node:crypto'
import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Problems that the page server tells itself, in the API's form and by the API's names. */
const problems = {
  'malformed-body': [400, 'The request cannot be read'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'request-timeout': [408, 'The request took too long to arrive'],
  'expectation-failed': [417, 'The expectation cannot be met'],
  'too-many-requests': [429, 'Too many requests'],
  'headers-too-large': [431, 'The headers are too large'],
  unavailable: [503, 'Not available at the moment'],
} as const satisfies Record<string, readonly [number, string]>

type ProblemSlug = keyof typeof problems

/** Answers with application/problem+json (RFC 9457). */
export function sendProblem(
  response: ServerResponse,
  slug: ProblemSlug,
  detail: string,
  headers: Record<string, string> = {},
): void {
  const { status, fields, body } = problemOf(slug, detail)
  response.writeHead(status, { ...fields, ...headers })
  response.end(body)
}

/** The same where there is no request yet, or none that can be answered; the connection ends with it. */
export function endWithProblem(socket: Duplex, slug: ProblemSlug, detail: string): void {
  const { status, fields, body } = problemOf(slug, detail)
  const lines = Object.entries({ ...fields, Connection: 'close' }).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** For the event `clientError`: what is not even HTTP. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
  } else if (error.code === 'HPE_HEADER_OVERFLOW') {
    endWithProblem(socket, 'headers-too-large', 'The headers are larger than 16 KiB.')
  } else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    endWithProblem(socket, 'request-timeout', 'The request did not arrive in time.')
  } else {
    endWithProblem(socket, 'malformed-body', 'The request is not valid HTTP.')
  }
}

function problemOf(slug: ProblemSlug, detail: string) {
  const [status, title] = problems[slug]
  const requestId = randomUUID()
  const body = JSON.stringify({ type: `/problems/${slug}`, title, status, detail, requestId })
  const fields = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
  }
  return { status, fields, body }
}
