import { fold, isAway, type QueryCount } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'

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

/** Counts queries in memory, without who asked. */
export class QueryCounter {
  #counts = new Map<string, QueryCount>()

  count(text: string, total: number): void {
    if (personal.test(text)) return
    const query = fold(text).trim().replace(/\s+/g, ' ')
    if (query === '' || query.length > mostCharacters) return
    let count = this.#counts.get(query)
    if (count === undefined) {
      if (this.#counts.size >= mostQueries) return
      count = { query, times: 0, empty: 0 }
      this.#counts.set(query, count)
    }
    count.times++
    if (total === 0) count.empty++
  }

  /** What was counted since the last call. */
  take(): QueryCount[] {
    const counts = [...this.#counts.values()]
    this.#counts = new Map()
    return counts
  }
}

/** Writes what was counted into the database twice a minute; no request waits for it. */
export const queryLog = plugin(
  async (app: FastifyInstance) => {
    const counter = new QueryCounter()
    app.decorate('queryLog', { getter: () => counter })
    const write = async () => {
      try {
        await app.database.queryLog.add(counter.take())
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
