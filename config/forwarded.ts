import type { IncomingHttpHeaders } from 'node:http'
import { addressOf } from './networks.ts'

/** Headers in which proxies name the client: X-Forwarded-For as a chain of addresses, all others as one. */
export const clientAddressHeaders = [
  'x-forwarded-for',
  'cf-connecting-ip',
  'true-client-ip',
  'x-real-ip',
  'fastly-client-ip',
  'fly-client-ip',
  'x-azure-clientip',
  'do-connecting-ip',
] as const
export type ClientAddressHeader = (typeof clientAddressHeaders)[number]

/** What else tells that a proxy passed a request on. */
const signs = [...clientAddressHeaders, 'forwarded', 'via'] as const

/** More proxies than any request passes. */
const mostHops = 20

/**
 * What a request says of the addresses that it came by, from the client's to the nearest: `1.2.3.4, 5.6.7.8`. Undefined where no proxy passed it on; empty where one did and names nobody that
 * can be read, so that whoever writes nonsense is counted as the proxy. Whether the proxy is believed is the caller's to decide.
 * @param header the one that the proxies set
 */
export function forwardedHops(headers: IncomingHttpHeaders, header: ClientAddressHeader): string | undefined {
  const said = headers[header]
  if (said === undefined) return signs.some((sign) => headers[sign] !== undefined) ? '' : undefined
  const text = String(said)
  return header === 'x-forwarded-for' ? readableHops(text) : (addressOf(text.trim()) ?? '')
}

/** A chain as far as it is addresses, from the nearest hop on: it ends before the first that is none. */
function readableHops(chain: string): string {
  const hops: string[] = []
  let end = chain.length
  while (end >= 0 && hops.length < mostHops) {
    const start = chain.lastIndexOf(',', end - 1)
    const hop = chain.slice(start + 1, end).trim()
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
