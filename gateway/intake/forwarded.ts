import { type Config, forwardedHops } from '@piata/config'
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
