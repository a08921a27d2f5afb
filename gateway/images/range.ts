import type { IncomingHttpHeaders } from 'node:http'

/**
 * The one range of bytes that a request asks for, both ends included. Undefined where the whole is to be sent: for several ranges, for what is no
 * range, and for a range of other bytes than those of `etag` (RFC 9110, 13.1.5 and 14.2). Null where it lies behind the end.
 */
export function rangeOf(
  { range, 'if-range': ifRange }: IncomingHttpHeaders,
  etag: string,
  length: number,
): { start: number; end: number } | null | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '')
  if (!match || (ifRange !== undefined && ifRange !== etag)) return undefined
  const [, first = '', last = ''] = match
  if (first === '') {
    if (last === '') return undefined
    const tail = Math.min(Number(last), length)
    return tail === 0 ? null : { start: length - tail, end: length - 1 }
  }
  const start = Number(first)
  const end = last === '' ? length - 1 : Math.min(Number(last), length - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start >= length ? null : { start, end }
}
