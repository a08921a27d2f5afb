import { addressOf } from '@piata/config'
import type { FastifyInstance } from 'fastify'

/** More proxies than any request passes. */
const mostHops = 20

/**
 * What of X-Forwarded-For is addresses, from the nearest hop on: `1.2.3.4, 5.6.7.8`. It ends before the first hop that is none, so
 * that whoever writes nonsense is counted as the proxy that passed it on. Empty when the nearest hop is none.
 */
export function readableHops(header: string): string {
  const hops: string[] = []
  let end = header.length
  while (end >= 0 && hops.length < mostHops) {
    const start = header.lastIndexOf(',', end - 1)
    const hop = header.slice(start + 1, end).trim()
    if (hop !== '') {
      const address = addressOf(hop)
      if (address === undefined) break
      hops.unshift(address)
    }
    if (start <= 0) break
    end = start
  }
  return hops.join(', ')
}

/** Makes X-Forwarded-For readable before anything asks for the client's address. It stays, if only empty, as a sign of a proxy. */
export function readForwarded(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw
    const forwarded = headers['x-forwarded-for']
    if (forwarded !== undefined) headers['x-forwarded-for'] = readableHops(String(forwarded))
    done()
  })
}
