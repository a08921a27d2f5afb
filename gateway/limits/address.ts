import rateLimit from '@fastify/rate-limit'

/** The network that an address is counted as: of IPv6 the first `bits`, of IPv4 (also mapped) the address itself. */
export const networkOf = (address: string, bits: 48 | 64): string => rateLimit.normalizeIP(address, bits)
