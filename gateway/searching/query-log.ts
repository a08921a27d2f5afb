import { type CategoryCount, fold, isAway, type QueryCount, type QueryPair } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'
import { turnNow } from '../turn-clock.ts'
import { Reformulations } from './reformulations.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly queryLog: QueryCounter
  }
}

const writeEveryMs = 30_000
/** Different queries between two writes; what is new beyond them is not counted. */
const mostQueries = 1_000
const mostCharacters = 80
/** What may be somebody's address or number is not kept. */
const personal = /@|(?:\d[\s.-]?){6}/

/** A query as it is counted; undefined where it is not. */
export function countedForm(text: string): string | undefined {
  if (text.length > 4 * mostCharacters || personal.test(text)) return undefined
  const query = fold(text).trim().replace(/\s+/g, ' ')
  return query === '' || query.length > mostCharacters ? undefined : query
}

/** Counts queries in memory, without who asked. */
export class QueryCounter {
  #counts = new Map<string, QueryCount>()
  /** As many as there are categories at most, as only known ones are searched. */
  #categories = new Map<string, CategoryCount>()
  #reformulations = new Reformulations()

  /** Takes notice of who searches for something else: of every search, answered from memory or not. @param query as it is counted */
  follow(address: string, query: string, total: number): void {
    this.#reformulations.note(address, query, total, turnNow())
  }

  count(text: string, total: number): void {
    const query = countedForm(text)
    if (query === undefined) return
    let count = this.#counts.get(query)
    if (count === undefined) {
      if (this.#counts.size >= mostQueries) return
      count = { query, times: 0, empty: 0 }
      this.#counts.set(query, count)
    }
    count.times++
    if (total === 0) count.empty++
  }

  /** @param category its id, of one that is known */
  countWithin(category: string, total: number): void {
    let count = this.#categories.get(category)
    if (count === undefined) {
      count = { category, times: 0, empty: 0 }
      this.#categories.set(category, count)
    }
    count.times++
    if (total === 0) count.empty++
  }

  takeCategories(): CategoryCount[] {
    const counts = [...this.#categories.values()]
    this.#categories = new Map()
    return counts
  }

  /** What was counted since the last call. */
  take(): QueryCount[] {
    const counts = [...this.#counts.values()]
    this.#counts = new Map()
    return counts
  }

  takePairs(): QueryPair[] {
    return this.#reformulations.take()
  }
}

/** Writes what was counted into the database twice a minute; no request waits for it. */
export const queryLog = plugin(
  async (app: FastifyInstance) => {
    const counter = new QueryCounter()
    app.decorate('queryLog', { getter: () => counter })
    const write = async () => {
      try {
        await app.database.queryLog.add(counter.take(), counter.takePairs(), counter.takeCategories())
      } catch (error) {
        if (!isAway(error)) app.log.error({ err: error }, 'Counts of searches were lost')
      }
    }
    let writing = Promise.resolve()
    const timer = setInterval(() => {
      writing = writing.then(write)
    }, writeEveryMs)
    timer.unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await writing
      await write()
    })
  },
  { name: 'query-log', dependencies: ['services'] },
)
