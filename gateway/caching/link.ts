import type { FastifyReply, FastifyRequest } from 'fastify'

/** `Link: <…>; rel="next"` with the same parameters and the next cursor as `parameter` (RFC 8288). */
export function linkNext(
  request: FastifyRequest,
  reply: FastifyReply,
  next: string | null,
  parameter = 'cursor',
): void {
  if (next === null) return
  const url = request.url.toWellFormed()
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  const query = mark === -1 ? '' : url.slice(mark + 1)
  const parts = query.split('&').filter((part) => part !== '' && !part.startsWith(`${parameter}=`))
  parts.push(`${parameter}=${encodeURIComponent(next.toWellFormed())}`)
  // Only what a header may hold: the parameters came percent-encoded, or are made so.
  const target = `${path}?${parts.join('&')}`.replace(/[^\x21-\x7e]|[<>"]/gu, encodeURIComponent)
  reply.header('link', `<${target}>; rel="next"`)
}
