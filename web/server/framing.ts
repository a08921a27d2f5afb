import type { IncomingMessage } from 'node:http'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const withoutBody = new Set(['GET', 'HEAD', 'OPTIONS'])
const single = ['host', 'content-length', 'transfer-encoding'] as const

/**
 * Why a request might end elsewhere for another server than for this one (RFC 9112, 6.3), or be no request of this site;
 * undefined when there is one reading only. What the parser of Node refuses already is refused here again.
 */
export function ambiguityOf(request: IncomingMessage): string | undefined {
  const seen = { host: 0, 'content-length': 0, 'transfer-encoding': 0 }
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at]!.toLowerCase() as keyof typeof seen
    if (Object.hasOwn(seen, name)) seen[name]++
  }
  for (const name of single) if (seen[name] > 1) return `${name} stands there ${seen[name]} times.`
  const { headers, httpVersion, method = '' } = request
  if (seen.host === 0 && httpVersion !== '1.0') return 'host is missing.'
  if (!methods.has(method)) return `${method} is not a method of this site.`
  if (!request.url?.startsWith('/')) return 'The target of a request is a path here.'
  if (headers.upgrade !== undefined) return 'Upgrade is not offered.'
  const coding = headers['transfer-encoding']
  const length = headers['content-length']
  if (coding !== undefined) {
    if (length !== undefined) return 'content-length and transfer-encoding exclude each other.'
    if (coding.toLowerCase() !== 'chunked') return 'transfer-encoding can be chunked only.'
    if (httpVersion === '1.0') return 'transfer-encoding is not of HTTP/1.0.'
  }
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return 'content-length is not a number.'
  if (withoutBody.has(method) && (coding !== undefined || (length !== undefined && Number(length) > 0)))
    return `${method} takes no body.`
  return undefined
}
