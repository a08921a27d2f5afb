import type { Database, UpkeepHold } from '@piata/db'
import type { Logger } from 'pino'

/** A step of the clock that is taken without a word: time servers correct less. */
const toleratedMs = 10 * 60_000
/** How far from the confirmed time a clock may be that was confirmed. */
const confirmedForMs = 86_400_000

/**
 * The time by which things run out. It follows the system's clock, except where that jumps: against the time that has passed in this process, or back
 * behind what the database has seen. Then it goes on from where it was, at its own pace, until the clock is back or the operator confirms it
 * (`npm run confirm-clock`).
 */
export class TrustedClock {
  readonly #database: Database
  readonly #log: Pick<Logger, 'info' | 'error'>
  readonly #now: () => number
  #time: number
  #at = performance.now()
  #isHeld = false
  #confirmed = Number.NaN
  #upkeepHold: UpkeepHold | null = null

  /** @param now the system's clock, ms since 1970 */
  constructor(database: Database, log: Pick<Logger, 'info' | 'error'>, now: () => number = Date.now) {
    this.#database = database
    this.#log = log
    this.#now = now
    this.#time = now()
  }

  /** Whether the system's clock is not believed. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Why expiring waits, in whichever process it was tried last; null where it does not. As of the last look. */
  get upkeepHold(): UpkeepHold | null {
    return this.#isHeld ? 'jumped' : this.#upkeepHold
  }

  /** Milliseconds that the system's clock is ahead of the time believed; negative behind it. */
  get offsetMs(): number {
    return this.#now() - this.#expected()
  }

  /** Begins with what the database has seen: a clock behind that has been set back. */
  async start(): Promise<void> {
    const seen = await this.#database.clock.lastSeen()
    if (seen !== null && Date.parse(seen) - this.#now() > toleratedMs) {
      this.#time = Date.parse(seen)
      this.#at = performance.now()
    }
    await this.look()
  }

  /** The time believed now; while the clock is held, asks the database for the operator's word. */
  async look(): Promise<Date> {
    const offset = this.offsetMs
    if (Math.abs(offset) > toleratedMs) await this.readConfirmed()
    const isBelieved = Math.abs(offset) <= toleratedMs || this.isConfirmed(new Date(this.#now()))
    const wasHeld = this.#isHeld
    this.#isHeld = !isBelieved
    const context = {
      clock: new Date(this.#now()).toISOString(),
      believed: new Date(this.#expected()).toISOString(),
    }
    if (isBelieved) this.#follow()
    if (wasHeld && isBelieved) this.#log.info(context, 'The clock is believed again')
    if (!wasHeld && !isBelieved) {
      this.#log.error(
        context,
        'The clock has jumped; nothing expires by it until it is back or confirmed (npm run confirm-clock)',
      )
    }
    this.#upkeepHold = await this.#database.clock.upkeepHold()
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

  /** Tells every process whether expiring waits, and why. */
  async holdUpkeep(hold: UpkeepHold | null): Promise<void> {
    if (hold === this.#upkeepHold) return
    await this.#database.clock.holdUpkeep(hold)
    this.#upkeepHold = hold
  }

  #expected(): number {
    return this.#time + performance.now() - this.#at
  }

  #follow(): void {
    this.#time = this.#now()
    this.#at = performance.now()
  }
}
