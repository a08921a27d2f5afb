import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Database, DatabaseError } from '@piata/db'
import { createSearchIndex, openSearchIndex, SearchError, type SearchIndex } from '@piata/search'
import type { FastifyBaseLogger } from 'fastify'
import plugin from 'fastify-plugin'
import type { Rates } from '../config/rates.ts'
import type { Config } from '../config/schema.ts'
import { Problem } from '../problems/problem.ts'
import { AnswerCache } from './answer-cache.ts'
import { agrees, Follower, isContinuable } from './follow.ts'
import { searchSchema } from './schema.ts'

declare module 'fastify' {
  interface FastifyInstance {
    searching: Searching
  }
}

export interface Searching {
  /** @throws Problem unavailable while the index is being made */
  index(): SearchIndex
  readonly isReady: boolean
  /** Resolves when the index is complete and follows the feed; rejects when it could not be made. */
  readonly ready: Promise<void>
  /** Applies all that is in the feed now. */
  drain(): Promise<void>
  /** Finished answers, valid until the next change. */
  readonly answers: AnswerCache
}

export interface SearchingOptions {
  database: Database
  rates: Rates
  config: Config
  /** Undefined keeps no snapshot. */
  snapshotPath: string | undefined
}

/** Holds the search index: from its snapshot or rebuilt at start, following the feed, saved as it changes. */
export const searching = plugin(
  async (app, options: SearchingOptions) => {
    const { database, rates, config, snapshotPath } = options
    const cache = new AnswerCache(config.searchCacheMegabytes * 1_048_576)
    let index: SearchIndex | undefined
    let follower: Follower | undefined
    let closing = false
    let savedGeneration = 0
    let saving: Promise<void> = Promise.resolve()

    const build = async () => {
      const start = performance.now()
      const opened = snapshotPath === undefined ? undefined : await openSnapshot(snapshotPath, rates, app.log)
      if (opened) {
        const continued = new Follower({ database, index: opened, rates, log: app.log })
        const refusal = await continueFrom(continued, opened)
        if (refusal === undefined) return use(opened, continued, 'snapshot', start)
        app.log.warn({ reason: refusal }, 'The search snapshot is not used')
        await continued.stop()
        await opened.close()
      }
      const fresh = createSearchIndex(searchSchema)
      const rebuilt = new Follower({ database, index: fresh, rates, log: app.log })
      follower = rebuilt
      await rebuilt.rebuild()
      await use(fresh, rebuilt, 'database', start)
    }

    /** Why the snapshot cannot be continued, if so. */
    const continueFrom = async (continued: Follower, opened: SearchIndex): Promise<string | undefined> => {
      try {
        await continued.drain()
      } catch (error) {
        // Of another database, or older than what the feed keeps.
        if (error instanceof DatabaseError && error.code === 'bad-cursor') return error.message
        throw error
      }
      return (await agrees(database, opened)) ? undefined : 'it holds other listings than the database'
    }

    const use = async (made: SearchIndex, following: Follower, source: string, start: number) => {
      if (closing) return
      follower = following
      await following.start()
      // A rebuilt index is worth saving at once, a loaded one when it changes.
      savedGeneration = source === 'snapshot' ? following.generation : -1
      index = made
      const { documents } = made.stats()
      app.log.info({ documents, source, ms: Math.round(performance.now() - start) }, 'Search is ready')
    }

    const save = async () => {
      if (snapshotPath === undefined || index === undefined || follower === undefined) return
      const { generation } = follower
      if (generation === savedGeneration) return
      await mkdir(dirname(snapshotPath), { recursive: true })
      await index.save(snapshotPath)
      savedGeneration = generation
    }
    const saveInTurn = () => {
      saving = saving
        .then(save)
        .catch((error: unknown) => app.log.error({ err: error }, 'The search snapshot was not saved'))
      return saving
    }

    const ready = build()
    ready.catch((error: unknown) => app.log.fatal({ err: error }, 'The search index could not be made'))
    const timer = setInterval(saveInTurn, config.snapshotSeconds * 1000)
    timer.unref()

    app.decorate('searching', {
      index() {
        if (index === undefined) {
          throw new Problem('unavailable', 'The search index is being made.', {
            headers: { 'retry-after': '2' },
          })
        }
        return index
      },
      get isReady() {
        return index !== undefined
      },
      ready,
      async drain() {
        await follower?.drain()
      },
      get answers() {
        cache.keepOnly(follower?.generation ?? 0)
        return cache
      },
    } satisfies Searching)

    app.addHook('onClose', async () => {
      closing = true
      clearInterval(timer)
      await follower?.stop()
      await ready.catch(() => {})
      await saveInTurn()
      await index?.close()
    })
  },
  { name: 'searching', dependencies: ['problems'] },
)

/** Undefined when there is none that can be continued; the log says why. */
async function openSnapshot(
  path: string,
  rates: Rates,
  log: FastifyBaseLogger,
): Promise<SearchIndex | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return undefined
  try {
    throw new SearchError('bad-snapshot', 'it is older than the change feed')
    const index = await openSearchIndex(path, searchSchema)
    if (isContinuable(index, rates)) return index
    await index.close()
    throw new SearchError('bad-snapshot', 'it was made with other settings')
  } catch (error) {
    log.warn(
      { reason: error instanceof Error ? error.message : String(error) },
      'The search snapshot is not used',
    )
    await rm(path, { force: true })
    return undefined
  }
}
