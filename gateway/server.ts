import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import type { Config } from '@piata/config'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import Type from 'typebox'
import { Door } from './admission/door.ts'
import { SessionSchema } from './auth/session.ts'
import { addVary } from './caching/vary.ts'
import { unpackBodies } from './intake/content-coding.ts'
import { readForwarded } from './intake/forwarded.ts'
import { parseJson } from './intake/json-parser.ts'
import { parseQuery, refuseLongQueries } from './intake/query-string.ts'
import { readRefusedBodies } from './intake/unread-bodies.ts'
import { nameLimits } from './limits/naming.ts'
import { logStream } from './observe/log-stream.ts'
import { newRequestId } from './observe/request.ts'
import { requestLogger } from './observe/request-logger.ts'
import { pressure } from './pressure.ts'
import { answerClientError } from './problems/client-error.ts'
import { sendProblem } from './problems/plugin.ts'
import { refuseUnclearRequests } from './problems/strict-http.ts'
import { toProblem } from './problems/translate.ts'
import { Response } from './response.ts'
import { ProblemSchema } from './schemas/answers.ts'
import { ApiKeySchema } from './schemas/api-keys.ts'
import { conversationSchemas } from './schemas/conversations.ts'
import { namedSchemas } from './schemas/domain.ts'
import { ExportSchema } from './schemas/exports.ts'
import { ImportColumnSchema, ImportRowSchema, ImportSchema } from './schemas/imports.ts'
import { notificationSchemas } from './schemas/notifications.ts'
import { CreationOptions, PasskeySchema, RequestOptions } from './schemas/passkeys.ts'
import { savedSearchSchemas } from './schemas/saved-searches.ts'
import { createSerializerCompiler } from './schemas/serialization.ts'
import { createValidatorCompiler } from './schemas/validation.ts'
import { DeliverySchema, WebhookSchema } from './schemas/webhooks.ts'

const schemas = [
  ...namedSchemas,
  ...savedSearchSchemas,
  ...conversationSchemas,
  ...notificationSchemas,
  SessionSchema,
  ApiKeySchema,
  PasskeySchema,
  RequestOptions,
  CreationOptions,
  WebhookSchema,
  ImportColumnSchema,
  ImportRowSchema,
  ImportSchema,
  ExportSchema,
  DeliverySchema,
  ProblemSchema,
]

// Those of a process serve all of its servers: compiling again took half of the start of each.
const validatorCompiler = createValidatorCompiler(schemas)
const serializerCompiler = createSerializerCompiler(schemas)

/** An empty server with Piata's time and size limits, request ids, schemas and validation. */
export function createServer(config: Config): FastifyInstance {
  const app = Fastify({
    logger: {
      level: config.logLevel,
      stream: logStream(),
      redact: ['req.headers.authorization', 'req.headers.cookie'],
    },
    logController: new LogController({ disableRequestLogging: !config.logRequests }),
    genReqId: newRequestId,
    childLoggerFactory: requestLogger,
    trustProxy: config.trustProxy.isEmpty ? false : (address: string) => config.trustProxy.has(address),
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: config.requestTimeoutMs,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // What still arrives while closing is served: refusing it would lose it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 120, querystringParser: parseQuery },
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      sendProblem(toProblem(error), request, reply)
    },
    clientErrorHandler: answerClientError,
    http: {
      maxHeaderSize: 16_384,
      headersTimeout: 15_000,
      requireHostHeader: false,
      ServerResponse: Response,
    },
  })
  const door = new Door(config)
  door.guard(app)
  app.decorate('door', door)
  nameLimits(app)
  refuseUnclearRequests(app)
  app.removeContentTypeParser('text/plain')
  readForwarded(app, config)
  readRefusedBodies(app)
  unpackBodies(app)
  parseJson(app)
  refuseLongQueries(app)
  refuseUnknownParameters(app)
  for (const schema of schemas) app.addSchema(schema)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  return app
}

/** Routes of the API that name no parameters take none. */
function refuseUnknownParameters(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/v1/') || route.schema?.querystring !== undefined) return
    route.schema = { ...route.schema, querystring: Type.Object({}, { additionalProperties: false }) }
  })
}

/** Pages of other origins, where some are configured. Registered before the guard of routes: its route has no scope. */
export async function allowOrigins(app: FastifyInstance, config: Config): Promise<void> {
  if (config.corsOrigins.length === 0) return
  await app.register(cors, {
    origin: [...config.corsOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'etag',
      'idempotent-replayed',
      'last-modified',
      'link',
      'location',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'server-timing',
      'tus-resumable',
      'upload-expires',
      'upload-length',
      'upload-offset',
      'x-request-id',
    ],
    maxAge: 600,
  })
  // Of every answer, whoever made it and whatever it says of Vary itself: caches must not give one origin what another got.
  app.addHook('onSend', (_request, reply, payload, done) => {
    addVary(reply, 'origin')
    done(null, payload)
  })
}

/**
 * Against misuse in browsers: helmet's values, and a policy for what is no page. Set here, since helmet's headers go past Fastify: each
 * request's objects then outlive it by far (measured: 0.8 kB a request reach V8's old space, against 0.1 at most), and an answer costs a fifth more.
 */
const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Headers against misuse in browsers, cookies, and refusal of requests while overloaded. */
export async function protect(app: FastifyInstance, config: Config): Promise<void> {
  const isHttps = config.publicUrl.protocol === 'https:'
  const headers = Object.entries({
    ...securityHeaders,
    ...(isHttps && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  })
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of headers) reply.header(name, value)
    done()
  })
  await app.register(pressure, { config })
  // Only log-in and its like read cookies, and take the one that they want.
  await app.register(cookie, { hook: false })
}
