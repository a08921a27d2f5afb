import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '@piata/db'
import { createSearchIndex, type SearchIndex } from '@piata/search'
import plugin from 'fastify-plugin'
import type { Rates } from '../config/rates.ts'
import type { Config } from '../config/schema.ts'
import { Problem } from '../problems/problem.ts'
import { AnswerCache } from './answer-cache.ts'
import { Follower } from './follow.ts'
import { createSearchSchema, loadSynonyms } from './schema.ts'
import { continueSnapshot, saveSnapshot } from './snapshot.ts'

declare module 'fastify' {
  interface FastifyInstance {
    searching: Searching
  }
}

export interface Searching {
  /** @throws Problem unavailable while the index is being made */
  index(): SearchIndex
  readonly isReady: boolean
  /** Resolves when the index is complete and follows the feed. */
  readonly ready: Promise<void>
  /** Applies all that is in the feed now. */
  drain(): Promise<void>
  /** Finished answers, valid until the next change. */
  readonly answers: AnswerCache
  /** Changes applied since the start; grows by batches. */
  readonly generation: number
}

export interface SearchingOptions {
  database: Database
  rates: Rates
  config: Config
  /** Undefined keeps no snapshot. */
  snapshotPath: string | undefined
}

const retryBuildMs = 2000

/** Holds the search index: from its snapshot or rebuilt at start, following the feed, saved as it changes. */
export const searching = plugin(
  async (app, { database, rates, config, snapshotPath }: SearchingOptions) => {
    const { log } = app
    const options = { threads: config.searchThreads }
    const schema = createSearchSchema(await loadSynonyms(config.synonymsFile))
    const cache = new AnswerCache(config.searchCacheMegabytes * 1_048_576)
    const closing = new AbortController()
    let index: SearchIndex | undefined
    let follower: Follower | undefined
    let savedGeneration = -1
    let saving: Promise<void> = Promise.resolve()

    const build = async () => {
      const start = performance.now()
      const continued =
        snapshotPath === undefined
          ? undefined
          : await continueSnapshot(snapshotPath, schema, options, database, rates, log)
      if (continued) {
        // A loaded snapshot is worth saving again when something changes.
        savedGeneration = continued.follower.generation
      }
      const made = continued?.index ?? createSearchIndex(schema, options)
      follower = continued?.follower ?? new Follower({ database, index: made, rates, log })
      if (continued === undefined) {
        try {
          await follower.rebuild()
        } catch (error) {
          await made.close()
          throw error
        }
      }
      if (closing.signal.aborted) return made.close()
      await follower.start()
      index = made
      const { documents } = made.stats()
      const source = continued ? 'snapshot' : 'database'
      log.info({ documents, source, ms: Math.round(performance.now() - start) }, 'Search is ready')
    }

    const buildUntilDone = async () => {
      while (!closing.signal.aborted) {
        try {
          return await build()
        } catch (error) {
          log.error({ err: error }, 'The search index could not be made; trying again')
          await follower?.stop()
          await delay(retryBuildMs, undefined, { signal: closing.signal }).catch(() => {})
        }
      }
    }

    const save = async () => {
      if (snapshotPath === undefined || index === undefined || follower === undefined) return
      const { generation } = follower
      if (generation === savedGeneration) return
      await saveSnapshot(index, snapshotPath)
      savedGeneration = generation
    }
    const saveInTurn = () => {
      saving = saving
        .then(save)
        .catch((error: unknown) => log.error({ err: error }, 'The search snapshot was not saved'))
      return saving
    }

    const ready = buildUntilDone()
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
      get generation() {
        return follower?.generation ?? 0
      },
    } satisfies Searching)

    app.addHook('onClose', async () => {
      closing.abort()
      clearInterval(timer)
      await follower?.stop()
      await ready
      await saveInTurn()
      await index?.close()
    })
  },
  { name: 'searching', dependencies: ['problems'] },
)
