import { setTimeout as delay } from 'node:timers/promises'
import { createSearchSchema, loadSynonyms, type Rates, ratesNow } from '@piata/agents'
import type { Config } from '@piata/config'
import type { Database } from '@piata/db'
import { isAway } from '@piata/db'
import { createSearchIndex, type SearchIndex } from '@piata/search'
import plugin from 'fastify-plugin'
import { Problem } from '../problems/problem.ts'
import { AnswerCache } from './answer-cache.ts'
import { Follower } from './follow.ts'
import { type Continued, continueSnapshot, saveSnapshot } from './snapshot.ts'

declare module 'fastify' {
  interface FastifyInstance {
    searching: Searching
  }
}

interface Searching {
  /** @throws Problem unavailable while the index is being made */
  index(): SearchIndex
  readonly isReady: boolean
  /** Those that the prices of the index were compared by; while it is being made, those that hold now. */
  rates(): Promise<Rates>
  /** Resolves when the index is complete and follows the feed. */
  readonly ready: Promise<void>
  /** Applies all that is in the feed now. */
  drain(): Promise<void>
  /** Looks whether other exchange rates hold than the index was made with; resolves when it is made with those of now. */
  followRates(): Promise<void>
  /** Finished answers, valid until the next change. */
  readonly answers: AnswerCache
  /** Changes applied since the start; grows by batches. */
  readonly generation: number
}

interface SearchingOptions {
  database: Database
  config: Config
  /** Whether threads that search start with the first search. */
  startsLate: boolean
  /** Undefined keeps no snapshot. */
  snapshotPath: string | undefined
}

const retryBuildMs = 2000
/** How often it is looked whether the exchange rates are others. */
const ratesMs = 30_000

/** Holds the search index: from its snapshot or rebuilt at start, following the feed, saved as it changes. */
export const searching = plugin(
  async (app, { database, config, startsLate, snapshotPath }: SearchingOptions) => {
    const { log } = app
    const options = { threads: config.searchThreads, startsLate }
    const synonyms = await loadSynonyms(config.synonymsFile)
    // A quarter of it is for the compressed forms of answers.
    const cache = new AnswerCache(0.75 * config.searchCacheBytes)
    const closing = new AbortController()
    let served: (Continued & { rates: Rates }) | undefined
    let making: Follower | undefined
    // so that no generation of one index is one of the index before it
    let base = 0
    let savedGeneration = -1
    let saving: Promise<void> = Promise.resolve()

    const generation = () => base + (served?.follower.generation ?? 0)

    const make = async (rates: Rates): Promise<Continued> => {
      const index = createSearchIndex(createSearchSchema(synonyms, rates), options)
      making = new Follower({ database, index, rates, log })
      try {
        await making.rebuild()
      } catch (error) {
        await index.close()
        throw error
      }
      return { index, follower: making }
    }

    const build = async (isAnew: boolean) => {
      const start = performance.now()
      const rates = await ratesNow(config, database)
      const continued =
        snapshotPath === undefined || isAnew
          ? undefined
          : await continueSnapshot(
              snapshotPath,
              createSearchSchema(synonyms, rates),
              options,
              database,
              rates,
              log,
            )
      if (closing.signal.aborted) return continued?.index.close()
      const made = continued ?? (await make(rates))
      const { index, follower } = made
      making = follower
      const loaded = follower.generation
      if (closing.signal.aborted) return index.close()
      try {
        await follower.start(makeAnew)
      } catch (error) {
        await index.close()
        throw error
      }
      const before = served
      base = before === undefined ? 0 : generation() + 1
      served = { ...made, rates }
      making = undefined
      // A loaded snapshot is worth saving again when something changes.
      if (continued) savedGeneration = base + loaded
      const { documents } = index.stats()
      const source = continued ? 'snapshot' : 'database'
      log.info({ documents, source, ms: Math.round(performance.now() - start) }, 'Search is ready')
      await before?.follower.stop()
      await before?.index.close()
    }

    let isBuilding = false
    const buildUntilDone = async (isAnew: boolean) => {
      isBuilding = true
      while (!closing.signal.aborted) {
        try {
          await build(isAnew)
          break
        } catch (error) {
          if (isAway(error)) log.warn({}, 'The search index waits for the database')
          else log.error({ err: error }, 'The search index could not be made; trying again')
          await making?.stop()
          making = undefined
          await delay(retryBuildMs, undefined, { signal: closing.signal }).catch(() => {})
        }
      }
      isBuilding = false
    }

    // what is served meanwhile is out of date, but it is an answer
    const makeAnew = () => {
      log.warn({}, 'The feed no longer holds what search has not seen; the index is made anew')
      building = building.then(() => buildUntilDone(true))
    }

    const followRates = async () => {
      await building
      const now = await ratesNow(config, database)
      const isSame = served !== undefined && JSON.stringify(now) === JSON.stringify(served.rates)
      if (isSame || isBuilding || closing.signal.aborted) return building
      log.info({ rates: now }, 'The exchange rates have changed; the index is made anew')
      building = buildUntilDone(true)
      await building
    }
    const followRatesInTurn = () => {
      if (isBuilding) return
      followRates().catch((error: unknown) => {
        if (!isAway(error)) log.error({ err: error }, 'The exchange rates could not be looked at')
      })
    }

    const save = async () => {
      if (snapshotPath === undefined || served === undefined) return
      const now = generation()
      if (now === savedGeneration) return
      await saveSnapshot(served.index, snapshotPath)
      savedGeneration = now
    }
    const saveInTurn = () => {
      saving = saving
        .then(save)
        .catch((error: unknown) => log.error({ err: error }, 'The search snapshot was not saved'))
      return saving
    }

    const ready = buildUntilDone(false)
    // After the index, as both take what there is of the processor; until then the database answers.
    void ready
      .then(() => (closing.signal.aborted ? undefined : database.cards?.fill()))
      // The arena tries again by itself.
      .catch(() => {})
    let building = ready
    const timer = setInterval(saveInTurn, config.snapshotMs)
    timer.unref()
    const ratesTimer = setInterval(followRatesInTurn, ratesMs)
    ratesTimer.unref()

    app.decorate('searching', {
      index() {
        if (served === undefined) {
          throw new Problem('unavailable', 'The search index is being made.', {
            headers: { 'retry-after': '2' },
          })
        }
        return served.index
      },
      rates: async () => served?.rates ?? (await ratesNow(config, database)),
      get isReady() {
        return served !== undefined
      },
      ready,
      async drain() {
        await served?.follower.drain()
      },
      followRates,
      get answers() {
        cache.keepOnly(generation())
        return cache
      },
      get generation() {
        return generation()
      },
    } satisfies Searching)

    app.addHook('onClose', async () => {
      closing.abort()
      clearInterval(timer)
      clearInterval(ratesTimer)
      await making?.stop()
      await building
      await served?.follower.stop()
      await saveInTurn()
      await served?.index.close()
    })
  },
  { name: 'searching', dependencies: ['problems'] },
)
