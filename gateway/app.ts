import { join } from 'node:path'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import underPressure from '@fastify/under-pressure'
import { type Database, openDatabase } from '@piata/db'
import { createImageService, diskStore, type ImageService } from '@piata/images'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { loadSigningKey } from './auth/keys.ts'
import { auth } from './auth/plugin.ts'
import { defaultDeny, scope } from './auth/scopes.ts'
import { SessionSchema } from './auth/session.ts'
import { listOf, loadConfig } from './config/load.ts'
import { parseRates } from './config/rates.ts'
import type { Config } from './config/schema.ts'
import { idempotency } from './idempotency/plugin.ts'
import { limits } from './limits/plugin.ts'
import { maintenance } from './maintenance.ts'
import { metrics } from './observe/metrics.ts'
import { newRequestId, requestObservation } from './observe/request.ts'
import { openapi } from './openapi/plugin.ts'
import { documentation } from './openapi/routes.ts'
import { answerClientError } from './problems/client-error.ts'
import { problemPages } from './problems/pages.ts'
import { problems, sendProblem } from './problems/plugin.ts'
import { toProblem } from './problems/translate.ts'
import { jwks } from './routes/auth/jwks.ts'
import { memberRoutes, publicRoutes, viewerRoutes } from './routes/index.ts'
import { ProblemSchema } from './schemas/answers.ts'
import { namedSchemas } from './schemas/domain.ts'
import { createValidatorCompiler } from './schemas/validation.ts'
import { loadCatalogue } from './searching/catalogue.ts'
import { searching } from './searching/plugin.ts'
import { services } from './services.ts'

export interface AppOptions {
  /** Read from the environment when left out. */
  config?: Config
  /** Opened from the configuration, and closed with the app, when left out. */
  database?: Database
  images?: ImageService
  /** Resolve only when search is complete, as tests want it. */
  waitForSearch?: boolean
}

/** Piata's gateway, ready for `listen` or `inject`. Used alike by main.ts, tests and benchmarks. */
export async function buildApp(options: AppOptions = {}): Promise<FastifyInstance> {
  const config = options.config ?? loadConfig()
  const rates = parseRates(config.rates)
  if ('problem' in rates) throw new Error(`PIATA_RATES ${rates.problem}`)

  const app = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    logController: new LogController({ disableRequestLogging: !config.logRequests }),
    genReqId: newRequestId,
    trustProxy: listOf(config.trustProxy).length > 0 ? listOf(config.trustProxy) : false,
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: config.requestTimeoutSeconds * 1000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 120 },
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      sendProblem(toProblem(error), request, reply)
    },
    clientErrorHandler: answerClientError,
    http: { maxHeaderSize: 16_384, headersTimeout: 15_000 },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.removeContentTypeParser('text/plain')

  const schemas = [...namedSchemas, SessionSchema, ProblemSchema]
  for (const schema of schemas) app.addSchema(schema)
  app.setValidatorCompiler(createValidatorCompiler(schemas))

  const database =
    options.database ?? (await openDatabase({ url: config.databaseUrl, readers: config.databaseReaders }))
  const images = options.images ?? createDiskImages(config)
  const signingKey = await loadSigningKey(join(config.dataDir, 'keys'))

  // Closed last: hooks of plugins run before those that were added earlier.
  app.addHook('onClose', async () => {
    if (options.images === undefined) await images.close()
    if (options.database === undefined) await database.close()
  })

  // Before the guard of routes, as its route for preflights belongs to no scope.
  if (config.corsOrigins !== '') {
    await app.register(cors, {
      origin: listOf(config.corsOrigins),
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
      exposedHeaders: [
        'etag',
        'link',
        'location',
        'ratelimit',
        'ratelimit-policy',
        'retry-after',
        'x-request-id',
      ],
      maxAge: 600,
    })
  }
  await app.register(defaultDeny)
  await app.register(problems)
  await app.register(requestObservation)
  // The rest of helmet is for old browsers or for pages; its Content-Security-Policy is put together at every request.
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
    dnsPrefetchControl: false,
    frameguard: false,
    ieNoOpen: false,
    originAgentCluster: false,
    permittedCrossDomainPolicies: false,
    xssFilter: false,
  })
  await app.register(underPressure, { maxEventLoopDelay: config.maxEventLoopDelayMs, retryAfter: 10 })
  await app.register(limits, { config })
  await app.register(cookie)
  await app.register(auth, { config, signingKey })
  await app.register(services, { config, database, images, catalogue: await loadCatalogue(database) })
  await app.register(idempotency, { database })
  await app.register(searching, {
    database,
    rates,
    config,
    snapshotPath: config.databaseUrl.includes(':memory:')
      ? undefined
      : join(config.dataDir, 'search.snapshot'),
  })
  if (config.metricsPort !== 0) await app.register(metrics)
  await app.register(maintenance)
  await app.register(openapi, { config })

  await app.register(scope('public', [...publicRoutes, jwks(signingKey), problemPages, documentation]))
  await app.register(scope('viewer', viewerRoutes))
  await app.register(scope('member', memberRoutes))

  await app.ready()
  if (options.waitForSearch) await app.searching.ready
  return app
}

function createDiskImages(config: Config): ImageService {
  return createImageService({
    store: diskStore(join(config.dataDir, 'images')),
    limits: { maxBytes: config.imageMaxBytes, maxPixels: config.imageMaxPixels },
  })
}
