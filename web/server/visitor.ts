import type { IncomingMessage } from 'node:http'
import { addressOf, type Config, forwardedHops } from '@piata/config'

/** Who asks, as far as it can be believed. */
export interface Visitor {
  /** An IP address in its one spelling. */
  address: string
  /** Whether nobody forwarded the request and its sender is one whose reads are not counted. */
  isExempt: boolean
  /** Host and protocol that the visitor's browser sees: what a trusted proxy says, else what this server sees. */
  host: string
  protocol: 'http' | 'https'
}

/**
 * Tells visitors from the proxies before them. What these say is believed hop by hop, from the peer backwards, as long as the one who says it is trusted
 * (addresses or networks) and what it says is an address.
 */
export function createVisitorReader({
  trustProxy,
  limitExempt,
  clientAddressHeader,
}: Pick<Config, 'trustProxy' | 'limitExempt' | 'clientAddressHeader'>) {
  return (request: IncomingMessage): Visitor => {
    const { headers, socket } = request
    const peer = addressOf(socket.remoteAddress ?? '') ?? '0.0.0.0'
    const isProxy = trustProxy.has(peer)
    let visitor = peer
    const hops = forwardedHops(headers, clientAddressHeader)
    if (isProxy && hops) {
      for (const hop of hops.split(', ').reverse()) {
        visitor = hop
        if (!trustProxy.has(hop)) break
      }
    }
    const said = isProxy ? { host: headers['x-forwarded-host'], protocol: headers['x-forwarded-proto'] } : {}
    return {
      address: visitor,
      isExempt: hops === undefined && limitExempt.has(peer),
      host:
        ([said.host, headers.host].find((host) => typeof host === 'string' && isHost(host)) as
          | string
          | undefined) ?? '',
      protocol: said.protocol === 'https' ? 'https' : 'http',
    }
  }
}

const isHost = (text: string) => /^(?:[\w.-]{1,253}|\[[\da-fA-F:.]{2,45}\])(?::\d{1,5})?$/.test(text)
