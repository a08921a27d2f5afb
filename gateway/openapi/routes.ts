import swaggerUi from '@fastify/swagger-ui'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { sendBytes } from '../caching/send.ts'
import { Problem } from '../problems/problem.ts'
import { answers } from '../schemas/answers.ts'

/** The page's own scripts and styles, and requests to this server only. */
const contentSecurityPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** What the page's own files are called, and the page itself. */
const plainName = /^(?:[\w-][\w.-]{0,99})?$/

/** /openapi.json and its browsable form at /docs. */
export const documentation: FastifyPluginAsyncTypebox = async (app) => {
  let body: Buffer | undefined
  app.get(
    '/openapi.json',
    {
      config: { limit: 'asset' },
      schema: {
        hide: true,
        response: answers({ 200: Type.Record(Type.String(), Type.Unknown()) }),
      },
    },
    async (request, reply) => {
      body ??= Buffer.from(JSON.stringify(app.swagger()))
      return sendBytes(request, reply, { body, cache: 'reference', isKept: true })
    },
  )
  // The page's own files name no limit.
  app.addHook('onRoute', (route) => {
    route.config = { limit: 'asset', ...route.config }
  })
  // Of other paths @fastify/static makes errors that would be taken for faults of ours.
  app.addHook('onRequest', (request, _reply, done) => {
    const file = (request.params as { '*'?: string } | null)?.['*']
    const isMissing = file !== undefined && !plainName.test(file)
    done(isMissing ? new Problem('not-found', 'Nothing is at this address.') : undefined)
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: contentSecurityPolicy,
    uiConfig: {
      docExpansion: 'list',
      tryItOutEnabled: true,
      persistAuthorization: false,
      // Without the bar, whose logo brings styles that the policy refuses.
      layout: 'BaseLayout',
    },
  })
}
