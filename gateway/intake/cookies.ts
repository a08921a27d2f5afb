import type { FastifyRequest } from 'fastify'

/** The first cookie of that name; of ours only, whose values need no decoding. The others are not looked at. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const header = request.headers.cookie ?? ''
  const wanted = `${name}=`
  for (let from = 0; from < header.length; ) {
    const semicolon = header.indexOf(';', from)
    const end = semicolon === -1 ? header.length : semicolon
    const pair = header.slice(from, end).trim()
    if (pair.startsWith(wanted)) return pair.slice(wanted.length)
    from = end + 1
  }
  return undefined
}
