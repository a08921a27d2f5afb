import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

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
 * Tells visitors from the proxies before them. X-Forwarded-For is believed hop by hop, from the peer backwards, as long as
 * the one who says it is trusted (addresses or networks) and what it says is an address.
 */
export function createVisitorReader(options: { trustProxy: string[]; limitExempt: string[] }) {
  const networks = options.trustProxy.map(parseNetwork)
  const exempt = new Set(options.limitExempt.map((address) => parseAddress(address)?.toString()))
  const isTrusted = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
    networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))

  return (request: IncomingMessage): Visitor => {
    const { headers, socket } = request
    const peer = parseAddress(socket.remoteAddress ?? '') ?? ipaddr.parse('0.0.0.0')
    const isProxy = isTrusted(peer)
    let visitor = peer
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',')
    if (isProxy && forwarded !== '') {
      for (const text of forwarded.split(',').reverse()) {
        const hop = parseAddress(text.trim())
        if (hop === undefined) break
        visitor = hop
        if (!isTrusted(hop)) break
      }
    }
    const said = isProxy ? { host: headers['x-forwarded-host'], protocol: headers['x-forwarded-proto'] } : {}
    return {
      address: visitor.toString(),
      isExempt: forwarded === '' && exempt.has(peer.toString()),
      host:
        ([said.host, headers.host].find((host) => typeof host === 'string' && isHost(host)) as
          | string
          | undefined) ?? '',
      protocol: said.protocol === 'https' ? 'https' : 'http',
    }
  }
}

/** What is counted as one: an IPv6 customer holds at least a /64. */
export function networkOf(address: string): string {
  const parsed = parseAddress(address)
  if (parsed === undefined || parsed.kind() === 'ipv4') return address
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}

/** IPv4 and IPv6, mapped ones as IPv4, some proxies' `address:port` without the port; undefined for all else. */
function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text
  if (!ipaddr.IPv4.isValidFourPartDecimal(bare) && !(bare.includes(':') && ipaddr.IPv6.isValid(bare)))
    return undefined
  return ipaddr.process(bare)
}

function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (text.includes('/')) return ipaddr.parseCIDR(text)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** Whether a text is an address, or an address and the length of a network's prefix. */
export function isNetwork(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : parseAddress(text) !== undefined
}

const isHost = (text: string) => /^(?:[\w.-]{1,253}|\[[\da-fA-F:.]{2,45}\])(?::\d{1,5})?$/.test(text)
