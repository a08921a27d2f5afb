import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { type Config, forwardedHops, type Networks, networkOf } from '@piata/config'
import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether a proxy passed the request on, believed or not. */
    isForwarded: boolean
  }
}

/**
 * Gives Fastify one header to tell the client by: X-Forwarded-For, made of what the configured one says and addresses only. It is there, if only empty, wherever a proxy passed a request on.
 */
export function readForwarded(app: FastifyInstance, { clientAddressHeader }: Config): void {
  app.decorateRequest('isForwarded', false)
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw
    const hops = forwardedHops(headers, clientAddressHeader)
    if (hops !== undefined) {
      headers['x-forwarded-for'] = hops
      request.isForwarded = true
    }
    done()
  })
}

/** `request.ip`, which looks through headers each time, without a look where there is nothing to be seen. */
export const addressOf = (request: FastifyRequest): string =>
  request.isForwarded ? request.ip : (request.raw.socket.remoteAddress ?? '')

/** What `request.ip` would be of a request that Fastify has not seen: the nearest address, from the connection's on, of nobody who is believed. @param hops as `forwardedHops` reads them */
export function addressBehind(peer: string, hops: string, trusted: Networks): string {
  let address = peer
  const chain = hops === '' ? [] : hops.split(', ')
  for (let at = chain.length - 1; at >= 0 && trusted.has(address); at--) address = chain[at]!
  return address
}

/**
 * By what the client of a request is known before Fastify has seen it, an IPv6 /64 as one: whom the nearest proxy names, without a look at the chain, as very many are asked for when there is no time. Undefined of the website's server
 * on an exempt address, which asks for many visitors.
 */
export function clientOf({ headers, socket }: IncomingMessage, config: Config): string | undefined {
  const peer = socket.remoteAddress ?? ''
  const said = headers[config.clientAddressHeader]
  if (said === undefined) return isExempt(headers, peer, config) ? undefined : networkOf(peer, 64)
  if (!config.trustProxy.has(peer)) return networkOf(peer, 64)
  const text = String(said)
  return networkOf(text.slice(text.lastIndexOf(',') + 1).trim(), 64)
}

const isExempt = (headers: IncomingHttpHeaders, peer: string, config: Config): boolean =>
  config.limitExempt.has(peer) && forwardedHops(headers, config.clientAddressHeader) === undefined
