import { createHash, randomBytes } from 'node:crypto'
import { type CountedAct, countedActs, type Id, isAway, type ListingDay } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    readonly actCounter: ActCounter
  }
}

const writeEveryMs = 10_000
/** Listings between two writes; what is new beyond them is not counted. */
const mostListings = 50_000
/** Who looked at what today, as hashes that nobody can undo; beyond it all is forgotten, and some count twice. */
const mostLooks = 200_000
/** Programs that say so; those that do not are told apart by nothing here. */
const program =
  /bot|crawl|spider|slurp|preview|headless|lighthouse|curl|wget|python|java\/|go-http|axios|node/i

/** Counts in memory what happens to listings, a day, without who did it: no cookie, and no address is kept. */
export class ActCounter {
  #counts = new Map<string, ListingDay & { listingId: Id }>()
  readonly #looks = new Set<string>()
  #salt = randomBytes(16)
  #day = ''
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  count(listingId: Id, act: CountedAct): void {
    const day = this.#today()
    const key = `${day} ${listingId}`
    let counted = this.#counts.get(key)
    if (counted === undefined) {
      if (this.#counts.size >= mostListings) return
      counted = { listingId, day, views: 0, phones: 0, messages: 0, saves: 0 }
      this.#counts.set(key, counted)
    }
    counted[act]++
  }

  /** A look counts once a day from one browser at one address, and not at all from a program. */
  look(listingId: Id, { ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): void {
    const browser = headers['user-agent'] ?? ''
    if (browser === '' || program.test(browser) || headers['sec-purpose'] !== undefined) return
    this.#today()
    const look = createHash('sha256')
      .update(this.#salt)
      .update(`${listingId} ${ip} ${browser}`)
      .digest('base64')
    if (this.#looks.has(look)) return
    if (this.#looks.size >= mostLooks) this.#looks.clear()
    this.#looks.add(look)
    this.count(listingId, 'views')
  }

  /** What was counted since the last time. */
  take(): (ListingDay & { listingId: Id })[] {
    const counts = [...this.#counts.values()]
    this.#counts = new Map()
    return counts
  }

  /** Counts again what could not be written. */
  putBack(counts: readonly (ListingDay & { listingId: Id })[]): void {
    for (const one of counts) {
      const key = `${one.day} ${one.listingId}`
      const known = this.#counts.get(key)
      if (known === undefined) this.#counts.set(key, one)
      else for (const act of countedActs) known[act] += one[act]
    }
  }

  /** With the day goes what tells looks apart, and the salt, so that nothing can be found out later. */
  #today(): string {
    const day = new Date(this.#now()).toISOString().slice(0, 10)
    if (day !== this.#day) {
      this.#day = day
      this.#salt = randomBytes(16)
      this.#looks.clear()
    }
    return day
  }
}

/** What successful answers count as, by operation. */
const counted: Record<string, CountedAct> = {
  askForPhone: 'phones',
  beginConversation: 'messages',
  addFavourite: 'saves',
}

export const actCounting = plugin(
  async (app: FastifyInstance) => {
    const counter = new ActCounter()
    app.decorate('actCounter', counter)
    app.addHook('onRoute', (route) => {
      const act = counted[route.schema?.operationId ?? '']
      if (act === undefined) return
      route.onResponse = [
        ...[route.onResponse ?? []].flat(),
        async (request, reply) => {
          const isFirst = reply.getHeader('idempotent-replayed') === undefined
          if (reply.statusCode < 300 && isFirst) counter.count((request.params as { id: Id }).id, act)
        },
      ]
    })
    let writing: Promise<void> = Promise.resolve()
    const write = () => {
      writing = writing.then(async () => {
        const counts = counter.take()
        if (counts.length === 0) return
        try {
          await app.database.listingDays.add(counts)
        } catch (error) {
          counter.putBack(counts)
          if (!isAway(error)) app.log.warn({ err: error }, 'What happened to listings could not be counted')
        }
      })
      return writing
    }
    const timer = setInterval(() => void write(), writeEveryMs)
    timer.unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await write()
    })
    app.decorate('writeActs', write)
  },
  { name: 'act-counting', dependencies: ['services'] },
)

declare module 'fastify' {
  interface FastifyInstance {
    /** Writes what was counted until now. */
    writeActs(): Promise<void>
  }
}
