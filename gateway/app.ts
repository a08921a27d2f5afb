import { type Config, dataFolder, loadConfig, loadRootSecret, sealSecretsFor } from '@piata/config'
import { type Database, databaseAt, databaseOptions, openDatabase } from '@piata/db'
import { createImageService, type ImageService, type ImageStore, openImageStore } from '@piata/images'
import type { FastifyInstance } from 'fastify'
import { accountRemoval } from './accounts/removal.ts'
import { listening } from './admission/listening.ts'
import { admission } from './admission/plugin.ts'
import { inlineAgents } from './agents.ts'
import { apiKeys } from './auth/api-keys.ts'
import { securityEvents } from './auth/events.ts'
import { KeyRing } from './auth/key-ring.ts'
import { passkeys } from './auth/passkeys.ts'
import { auth } from './auth/plugin.ts'
import { defaultDeny, scope } from './auth/scopes.ts'
import { secondFactor } from './auth/second-factor.ts'
import { answersAtOnce } from './caching/at-once.ts'
import { clock } from './clock.ts'
import { disk } from './disk.ts'
import { drain } from './drain.ts'
import { idempotency } from './idempotency/plugin.ts'
import { proxies } from './intake/proxies.ts'
import { limits } from './limits/plugin.ts'
import { actCounting } from './listings/act-counter.ts'
import { bannedNetworks } from './moderation/banned-networks.ts'
import { databaseState } from './observe/database-state.ts'
import { feedDelay } from './observe/feed-delay.ts'
import { metrics } from './observe/metrics.ts'
import { requestObservation } from './observe/request.ts'
import type { Sampler } from './observe/sampler.ts'
import { slowRequests } from './observe/slow.ts'
import { oidc } from './oidc/plugin.ts'
import { openapi } from './openapi/plugin.ts'
import { documentation } from './openapi/routes.ts'
import { problemPages } from './problems/pages.ts'
import { problems } from './problems/plugin.ts'
import { jwks } from './routes/auth/jwks.ts'
import { adminRoutes, memberRoutes, moderatorRoutes, publicRoutes, viewerRoutes } from './routes/index.ts'
import { catalogueOf } from './searching/catalogue.ts'
import { searching } from './searching/plugin.ts'
import { queryLog } from './searching/query-log.ts'
import { allowOrigins, createServer, protect } from './server.ts'
import { services } from './services.ts'
import { siteFollowing } from './site/plugin.ts'

export interface AppOptions {
  /** Read from the environment when left out. */
  config?: Config
  /** Opened from the configuration, and closed with the app, when left out. */
  database?: Database
  images?: ImageService
  /** Resolve only when search is complete, as tests want it. */
  waitForSearch?: boolean
  /** Of a process that serves: what it does while a request is slow. */
  sampler?: Sampler
  /** Start what decodes pictures with the first of them, and threads that search with the first search, as tests want it, most of which have none. */
  startsLate?: boolean
  /** How long an answer of Redis is waited for. A test's machine may be so busy that its usual patience runs out. */
  redisPatienceMs?: number
}

/**
 * Piata's gateway, ready for `listen` or `inject`. Used alike by main.ts, tests and benchmarks.
 * @throws ConfigError when settings cannot be used
 */
export async function buildApp(options: AppOptions = {}): Promise<FastifyInstance> {
  const config = options.config ?? loadConfig()
  const app = createServer(config)
  try {
    await compose(app, config, options)
    await app.ready()
    if (options.waitForSearch) await app.searching.ready
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

async function compose(app: FastifyInstance, config: Config, options: AppOptions): Promise<void> {
  const folder = dataFolder(config)
  const database =
    options.database ?? (await openDatabase({ ...databaseOptions(config), cardsBytes: config.cardsBytes }))
  // Hooks of plugins run before those that were added earlier, so these close last.
  if (options.database === undefined) app.addHook('onClose', () => database.close())
  const images = options.images ?? createImages(config, options.startsLate)
  if (options.images === undefined) app.addHook('onClose', () => images.close())
  const rootSecret = await loadRootSecret(config)
  const keys = await KeyRing.open(
    database,
    sealSecretsFor(config, rootSecret, 'signing keys'),
    config.signingKeyMs,
  )

  await allowOrigins(app, config)
  await app.register(defaultDeny)
  await app.register(problems)
  await app.register(admission, { config })
  await app.register(listening)
  await app.register(drain)
  await app.register(proxies, { config })
  await app.register(disk, { config })
  await app.register(requestObservation)
  await app.register(slowRequests, { database, slowMs: config.slowMs, sampler: options.sampler })
  await protect(app, config)
  await app.register(limits, { config, redisPatienceMs: options.redisPatienceMs })
  await app.register(auth, { config, keys, rootSecret, database })
  await app.register(apiKeys, { database })
  await app.register(secondFactor, { config, rootSecret, database })
  await app.register(passkeys, { config, rootSecret, database })
  await app.register(oidc, { config, rootSecret })
  await app.register(services, { config, database, images, catalogue: catalogueOf(database) })
  await app.register(securityEvents)
  await app.register(databaseState)
  await app.register(feedDelay)
  await app.register(idempotency, { database })
  await app.register(searching, {
    database,
    config,
    startsLate: options.startsLate ?? false,
    snapshotPath: isInMemory(config.databaseUrl) ? undefined : folder.searchSnapshot,
  })
  await app.register(siteFollowing, { database })
  await app.register(bannedNetworks, { database })
  await app.register(queryLog)
  await app.register(actCounting)
  await app.register(clock, { database })
  await app.register(accountRemoval)
  await app.register(inlineAgents)
  if (config.metricsPort !== 0) await app.register(metrics)
  await app.register(answersAtOnce, { config })
  await app.register(openapi)

  await app.register(scope('public', [...publicRoutes, jwks(keys), problemPages, documentation]))
  await app.register(scope('viewer', viewerRoutes))
  await app.register(scope('member', memberRoutes))
  await app.register(scope('moderator', moderatorRoutes))
  await app.register(scope('admin', adminRoutes))
}

function isInMemory(databaseUrl: string): boolean {
  const place = databaseAt(databaseUrl)
  return place.dialect === 'sqlite' && place.file === ':memory:'
}

/** Pictures as the settings have them kept. */
export function createImages(config: Config, startsLate = false): ImageService {
  return createImageService({
    store: openStore(config, config.imagesStore),
    temporaryDirectory: dataFolder(config).uploads,
    limits: { maxBytes: config.imageMaxBytes, maxPixels: config.imageMaxPixels },
    hotBytes: config.imagesMemoryBytes,
    startsLate,
  })
}

/** @param place as PIATA_IMAGES_STORE has it */
export function openStore(config: Config, place: string): ImageStore {
  const { images, imagesCache } = dataFolder(config)
  return openImageStore({
    ...{ store: place, folder: images, cacheFolder: imagesCache, cacheBytes: config.imagesCacheBytes },
  })
}
