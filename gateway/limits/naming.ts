import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import type { LimitName } from './policies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The limit that its route counts against. */
    limitName: LimitName
    /** `request.routeOptions.config`, looked up once: Fastify makes `routeOptions` anew whenever they are asked for. */
    routeConfig: FastifyContextConfig
    /** The pattern of its route; undefined where there is none. */
    routeUrl: string | undefined
  }
}

const noConfig: FastifyContextConfig = Object.freeze({})

/** Looks up once for each request what its route is and which limit it counts against. */
export function nameLimits(app: FastifyInstance): void {
  app.decorateRequest('limitName', 'read')
  app.decorateRequest('routeConfig', null as unknown as FastifyContextConfig)
  app.decorateRequest('routeUrl', undefined)
  app.addHook('onRequest', (request, _reply, done) => {
    const { config, url } = request.routeOptions
    request.routeConfig = config ?? noConfig
    request.routeUrl = url
    request.limitName = request.routeConfig.limit ?? 'read'
    done()
  })
}
