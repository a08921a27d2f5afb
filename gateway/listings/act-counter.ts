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
/** Who did what today, as hashes that nobody can undo; beyond it all is forgotten, and some count twice. */
const mostActs = 200_000
/** Programs that say so; those that do not are told apart by nothing here. */
const program =
  /bot|crawl|spider|slurp|preview|headless|lighthouse|curl|wget|python|java\/|go-http|axios|node/i

/** Counts in memory what happens to listings, a day, without who did it: no cookie, and no address is kept. */
export class ActCounter {
  #counts = new Map<string, ListingDay & { listingId: Id }>()
  #messages = new Map<string, number>()
  readonly #acts = new Set<string>()
  #salt = randomBytes(16)
  #day = ''
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** @param who with whom it counts once a day; each time where absent */
  count(listingId: Id, act: CountedAct, who?: string): void {
    const day = this.#today()
    if (who !== undefined && !this.#isFirst(`${listingId} ${act} ${who}`)) return
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
    this.count(listingId, 'views', `${ip} ${browser}`)
  }

  /** A message was sent, or is held, whatever it is about. */
  said(count = 1, day = this.#today()): void {
    this.#messages.set(day, (this.#messages.get(day) ?? 0) + count)
  }

  /** Messages that were counted since the last time. */
  takeMessages(): { day: string; count: number }[] {
    const counts = [...this.#messages].map(([day, count]) => ({ day, count }))
    this.#messages = new Map()
    return counts
  }

  /** Whether it is heard of for the first time today. */
  #isFirst(act: string): boolean {
    const hash = createHash('sha256').update(this.#salt).update(act).digest('base64')
    if (this.#acts.has(hash)) return false
    if (this.#acts.size >= mostActs) this.#acts.clear()
    this.#acts.add(hash)
    return true
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

  /** With the day goes what tells people apart, and the salt, so that nothing can be found out later. */
  #today(): string {
    const day = new Date(this.#now()).toISOString().slice(0, 10)
    if (day !== this.#day) {
      this.#day = day
      this.#salt = randomBytes(16)
      this.#acts.clear()
    }
    return day
  }
}

export const actCounting = plugin(
  async (app: FastifyInstance) => {
    const counter = new ActCounter()
    app.decorate('actCounter', counter)
    let writing: Promise<void> = Promise.resolve()
    const write = () => {
      writing = writing.then(async () => {
        const counts = counter.take()
        const messages = counter.takeMessages()
        try {
          if (counts.length > 0) await app.database.listingDays.add(counts)
        } catch (error) {
          counter.putBack(counts)
          if (!isAway(error)) app.log.warn({ err: error }, 'What happened to listings could not be counted')
        }
        try {
          await app.database.desk.count('messages', messages)
        } catch (error) {
          for (const { day, count } of messages) counter.said(count, day)
          if (!isAway(error)) app.log.warn({ err: error }, 'Messages could not be counted')
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
