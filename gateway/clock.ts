import type { Database } from '@piata/db'
import type { FastifyBaseLogger } from 'fastify'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    readonly clock: TrustedClock
  }
}

/** A step of the clock that is taken without a word: time servers correct less. */
const toleratedMs = 10 * 60_000
/** How far from the confirmed time a clock may be that was confirmed. */
const confirmedForMs = 86_400_000

/**
 * The time by which things run out. It follows the system's clock, except where that jumps: against the time that has passed in this process, or back
 * behind what the database has seen. Then it goes on from where it was, at its own pace, until the clock is back or the operator confirms it
 * (`npm run confirm-clock`).
 */
class TrustedClock {
  readonly #database: Database
  readonly #log: FastifyBaseLogger
  #time = Date.now()
  #at = performance.now()
  #isHeld = false
  #confirmed = Number.NaN

  constructor(database: Database, log: FastifyBaseLogger) {
    this.#database = database
    this.#log = log
  }

  /** Whether the system's clock is not believed. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Milliseconds that the system's clock is ahead of the time believed; negative behind it. */
  get offsetMs(): number {
    return Date.now() - this.#expected()
  }

  /** Begins with what the database has seen: a clock behind that has been set back. */
  async start(): Promise<void> {
    const seen = await this.#database.clock.lastSeen()
    if (seen !== null && Date.parse(seen) - Date.now() > toleratedMs) {
      this.#time = Date.parse(seen)
      this.#at = performance.now()
    }
    await this.look()
  }

  /** The time believed now; while the clock is held, asks the database for the operator's word. */
  async look(): Promise<Date> {
    const offset = this.offsetMs
    if (Math.abs(offset) > toleratedMs) await this.readConfirmed()
    const isBelieved = Math.abs(offset) <= toleratedMs || this.isConfirmed(new Date())
    const wasHeld = this.#isHeld
    this.#isHeld = !isBelieved
    const context = { clock: new Date().toISOString(), believed: new Date(this.#expected()).toISOString() }
    if (isBelieved) this.#follow()
    if (wasHeld && isBelieved) this.#log.info(context, 'The clock is believed again')
    if (!wasHeld && !isBelieved) {
      this.#log.error(
        context,
        'The clock has jumped; nothing expires by it until it is back or confirmed (npm run confirm-clock)',
      )
    }
    return new Date(this.#expected())
  }

  /** Whether the operator said that it is about this time. As of the last look at the database. */
  isConfirmed(time: Date): boolean {
    return Math.abs(time.getTime() - this.#confirmed) < confirmedForMs
  }

  /** Asks the database for the operator's word. */
  async readConfirmed(): Promise<void> {
    this.#confirmed = Date.parse((await this.#database.clock.confirmed()) ?? '')
  }

  #expected(): number {
    return this.#time + performance.now() - this.#at
  }

  #follow(): void {
    this.#time = Date.now()
    this.#at = performance.now()
  }
}

/** `app.clock`, told from the database at start. */
export const clock = plugin(
  async (app, { database }: { database: Database }) => {
    const trusted = new TrustedClock(database, app.log)
    await trusted.start()
    app.decorate('clock', { getter: () => trusted })
  },
  { name: 'clock' },
)
