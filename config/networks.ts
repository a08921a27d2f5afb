import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * An IP address in its one spelling, from what sockets and proxies write: alone, with a port, an IPv6 address also in brackets; IPv4 mapped into IPv6
 * as IPv4. Undefined for anything else, and for zones, which name an interface of another machine.
 */
export function addressOf(text: string): string | undefined {
  return parse(text)?.toString()
}

function parse(text: string): Address | undefined {
  const [, bracketed, v4] = /^\[([^\]]*:[^\]]*)\](?::\d{1,5})?$|^([\d.]+):\d{1,5}$/.exec(text) ?? []
  return parseAlone(bracketed ?? v4 ?? text)
}

function parseAlone(text: string): Address | undefined {
  if (text.includes(':') ? !ipaddr.IPv6.isValid(text) : !ipaddr.IPv4.isValidFourPartDecimal(text))
    return undefined
  return text.includes('%') ? undefined : ipaddr.process(text)
}

/** Where clouds answer machines about themselves although the address is a public one. */
const metadataAddress = '168.63.129.16'

/**
 * Whether an address can be somebody's on the internet: not of this machine, a private or a shared network, a link, a tunnel or a translation
 * that may lead into one (IPv4-mapped, NAT64, 6to4, Teredo), nor reserved. False for what is no address.
 */
export function isPublicAddress(text: string): boolean {
  const address = parseAlone(text)
  if (address === undefined || address.range() !== 'unicast') return false
  if (address.kind() === 'ipv4') return address.toString() !== metadataAddress
  // Everything that is given out lies in 2000::/3; what lies beside it is reserved, or was for IPv4 within IPv6.
  return ((address as ipaddr.IPv6).parts[0]! & 0xe000) === 0x2000
}

/** Whether the host of a URL may be known on the internet: no name of this machine and no private address. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (/^(?:.+\.)?localhost$/.test(host)) return false
  return !/^[\d.]+$|:/.test(host) || isPublicAddress(host)
}

/** The network that an address is counted as: of IPv6 the first `bits`, since a customer holds at least a /64; of IPv4 (also mapped) the address itself. */
export function networkOf(address: string, bits: 48 | 64): string {
  // What sockets say most often, told from the rest without parsing.
  if (!address.includes(':')) return address
  const parsed = parse(address)
  if (parsed === undefined || parsed.kind() === 'ipv4') return parsed?.toString() ?? address
  const parts = (parsed as ipaddr.IPv6).parts.slice(0, bits / 16)
  return `${parts.map((part) => part.toString(16)).join(':')}::/${bits}`
}

/** The network of an address, coarse enough to tell a place and nobody in it: an IPv4 /24 or an IPv6 /48. Null for what is no address. */
export function placeOf(address: string): string | null {
  const parsed = parse(address)
  if (parsed === undefined) return null
  if (parsed.kind() === 'ipv6') return networkOf(address, 48)
  return `${(parsed as ipaddr.IPv4).octets.slice(0, 3).join('.')}.0/24`
}

/** The largest networks that can be named: larger ones are whole countries. */
const fewestBits = { ipv4: 8, ipv6: 16 }

/**
 * An address or a network, and all networks around it, each in its one spelling as `192.0.2.0/24`, the smallest first: so that whether one of many networks
 * holds an address is a question by equality. Undefined for what is neither, and for networks that are too large.
 */
export function prefixesOf(text: string): string[] | undefined {
  const range = rangeOf(text)
  if (range === undefined) return undefined
  const [address, bits] = range
  const bytes = address.toByteArray()
  const prefixes: string[] = []
  for (let length = bits; length >= fewestBits[address.kind()]; length--) {
    const masked = bytes.map((byte, at) => {
      const kept = Math.min(8, Math.max(0, length - 8 * at))
      return byte & (0xff00 >> kept)
    })
    prefixes.push(`${ipaddr.fromByteArray(masked.map((byte) => byte & 0xff))}/${length}`)
  }
  return prefixes.length === 0 ? undefined : prefixes
}

/** How much larger than a place (`placeOf`) a network may be whose places are counted out: 256 of them. */
const mostPlaceBits = 8

/** All places within a network, as `placeOf` writes them; undefined for what is none, smaller than a place, or too large. */
export function placesWithin(text: string): string[] | undefined {
  const range = rangeOf(text)
  if (range === undefined) return undefined
  const [address, bits] = range
  const placeBits = address.kind() === 'ipv4' ? 24 : 48
  if (bits > placeBits || bits < placeBits - mostPlaceBits) return undefined
  const bytes = address.toByteArray()
  const last = placeBits / 8 - 1
  const free = placeBits - bits
  const first = (bytes[last]! >> free) << free
  return Array.from({ length: 2 ** free }, (_, at) => {
    const place = bytes.map((byte, index) => (index < last ? byte : index === last ? first + at : 0))
    return placeOf(ipaddr.fromByteArray(place).toString())!
  })
}

const mostAnswers = 1_000

/** A set of addresses and networks. */
export class Networks {
  readonly #texts: readonly string[]
  readonly #ranges: [Address, number][]
  /** The spellings of addresses that most questions are asked with, so that these need no parsing. */
  readonly #exact: ReadonlySet<string>
  /** What was asked lately, as parsing takes a microsecond. */
  readonly #answers = new Map<string, boolean>()

  /** @throws Error for what is neither an address nor a network */
  constructor(texts: readonly string[]) {
    this.#texts = texts
    this.#ranges = texts.map((text) => {
      const range = rangeOf(text)
      if (range === undefined) throw new Error(`Expected an address or a network but received '${text}'`)
      return range
    })
    this.#exact = new Set(texts.map(addressOf).filter((text) => text !== undefined))
  }

  /** Whether a text is an address, or an address and the length of a network's prefix, which is not zero: that would be everybody. */
  static isNetwork(text: string): boolean {
    return rangeOf(text) !== undefined
  }

  get isEmpty(): boolean {
    return this.#texts.length === 0
  }

  /** Whether an address as a socket or a proxy writes it is one of these. */
  has(text: string): boolean {
    if (this.#exact.has(text)) return true
    if (this.isEmpty) return false
    const known = this.#answers.get(text)
    if (known !== undefined) return known
    const address = parse(text)
    const isIn =
      address !== undefined &&
      this.#ranges.some(
        ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
      )
    if (this.#answers.size >= mostAnswers) this.#answers.clear()
    this.#answers.set(text, isIn)
    return isIn
  }

  toJSON(): readonly string[] {
    return this.#texts
  }
}

function rangeOf(text: string): [Address, number] | undefined {
  if (!text.includes('/')) {
    const address = parseAlone(text)
    return address && [address, address.kind() === 'ipv4' ? 32 : 128]
  }
  const [address = '', prefix = ''] = text.split('/')
  if (parseAlone(address) === undefined || !/^\d{1,3}$/.test(prefix) || !ipaddr.isValidCIDR(text))
    return undefined
  const [network, bits] = ipaddr.parseCIDR(text)
  // IPv4 mapped into IPv6 is asked for as IPv4.
  if (network.kind() === 'ipv6' && (network as ipaddr.IPv6).isIPv4MappedAddress())
    return bits > 96 ? [(network as ipaddr.IPv6).toIPv4Address(), bits - 96] : undefined
  return bits > 0 ? [network, bits] : undefined
}
