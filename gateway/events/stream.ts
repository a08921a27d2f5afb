import { Readable } from 'node:stream'
import type { AccountEvents, Id } from '@piata/db'

/** Events of one look into the database. */
const looked = 100
/** Bytes that wait for a client; beyond it nothing more is read for it. */
const mostWaiting = 16_384
/** Beats in a row at which a client had not taken what waits for it. */
const mostIdleBeats = 2

/** A comment, which clients skip. */
const sign = ':\n\n'

/** What lets a stream be open. */
export interface Lease {
  isOver(): boolean
}

/**
 * The events of one account as server-sent events. The database is asked for what comes after the last event that was sent, whatever woke it, so
 * nothing is missed or sent twice. What a client does not take is not read, and a client that takes nothing is cut.
 */
export class EventStream extends Readable {
  readonly userId: Id
  readonly #events: Pick<AccountEvents, 'after' | 'head'>
  readonly #lease: Lease
  readonly #isBrief: boolean
  /** Of the last event that was sent; null before the first look of a stream that begins now. */
  #seq: number | null
  /** Whether anything was written: headers leave with it, so that a client knows at once that it is connected. */
  #hasBegun = false
  #isReading = false
  #again = false
  #isFull = false
  #isEnding = false
  #idleBeats = 0

  /**
   * @param after the last event that the client has; null to begin now
   * @param isBrief ends when what was missed is told
   */
  constructor(
    events: Pick<AccountEvents, 'after' | 'head'>,
    userId: Id,
    after: number | null,
    lease: Lease,
    isBrief: boolean,
  ) {
    super({ highWaterMark: mostWaiting })
    this.userId = userId
    this.#events = events
    this.#lease = lease
    this.#isBrief = isBrief
    this.#seq = after
  }

  /** Something may have come: up to this event, where it is known. */
  wake(seq?: number): void {
    if (this.destroyed || this.#isEnding) return
    if (seq !== undefined && this.#seq !== null && seq <= this.#seq) return
    this.#again = true
    if (!this.#isReading && !this.#isFull) void this.#follow()
  }

  /** Every some seconds: a sign of life for proxies, and a look whether the client lives and may listen. */
  beat(): void {
    if (this.destroyed) return
    const isIdle = this.readableLength > 0 || this.#isEnding
    this.#idleBeats = isIdle ? this.#idleBeats + 1 : 0
    if (this.#idleBeats >= mostIdleBeats) this.destroy()
    else if (this.#lease.isOver()) this.end()
    else if (!isIdle) this.#write(sign)
  }

  /** Ends when what waits is taken. */
  end(): void {
    if (this.#isEnding) return
    this.#isEnding = true
    this.push(null)
  }

  override _read(): void {
    if (!this.#isFull) return
    this.#isFull = false
    if (this.#again) this.wake()
  }

  async #follow(): Promise<void> {
    this.#isReading = true
    try {
      while (this.#again && !this.#isFull && !this.destroyed && !this.#isEnding) {
        this.#again = false
        if (this.#lease.isOver()) return this.end()
        await this.#look()
      }
      if (this.#isBrief && !this.#again) this.end()
    } catch (error) {
      // The client comes back, and goes on where this ended.
      this.destroy(error as Error)
    } finally {
      this.#isReading = false
    }
  }

  async #look(): Promise<void> {
    if (this.#seq === null) {
      this.#seq = await this.#events.head(this.userId)
      return this.#write(eventText('ready', this.#seq, '{}'))
    }
    const { items, isWhole } = await this.#events.after(this.userId, this.#seq, looked)
    if (!isWhole) {
      this.#seq = await this.#events.head(this.userId)
      return this.#write(eventText('reset', this.#seq, '{}'))
    }
    if (items.length === 0) {
      if (!this.#hasBegun) this.#write(sign)
      return
    }
    this.#seq = items.at(-1)!.seq
    this.#again ||= items.length === looked
    this.#write(items.map(({ seq, kind, data }) => eventText(kind, seq, data)).join(''))
  }

  #write(text: string): void {
    if (this.destroyed || this.#isEnding) return
    this.#hasBegun = true
    if (!this.push(text)) this.#isFull = true
  }
}

/** @param data JSON text, which holds no line break */
const eventText = (kind: string, seq: number, data: string): string =>
  `id: ${seq}\nevent: ${kind}\ndata: ${data}\n\n`
