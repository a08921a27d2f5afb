import type { FastifyInstance } from 'fastify'
import type { LimitName } from './policies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The limit that its route counts against. */
    limitName: LimitName
  }
}

/** Looks up once for each request which limit it counts against: Fastify makes `routeOptions` anew whenever they are asked for. */
export function nameLimits(app: FastifyInstance): void {
  app.decorateRequest('limitName', 'read')
  app.addHook('onRequest', (request, _reply, done) => {
    request.limitName = request.routeOptions.config.limit ?? 'read'
    done()
  })
}
