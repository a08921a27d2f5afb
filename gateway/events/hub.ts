import type { AccountEvents, Id } from '@piata/db'
import { EventStream, type Lease } from './stream.ts'

export type { Lease }

/** How often the database is looked at for what other processes commit, while anybody listens. */
const lookMs = 400
/** Each stream has its beat once in so many ticks of a second, so that not all have it at once. */
const beatTicks = 15
/** Open at once, in this process and of one account. */
const mostStreams = 12_000
const mostOfOne = 8

/**
 * The open streams of this process. Commits of this process wake those whom they concern; what others commit is seen by one look for all. Both are
 * hints: each stream reads its own events.
 */
export class EventHub {
  readonly #events: AccountEvents
  readonly #streams = new Map<Id, Set<EventStream>>()
  readonly #beats: Set<EventStream>[] = Array.from({ length: beatTicks }, () => new Set())
  #open = 0
  #tick = 0
  #position: Promise<string> | undefined
  #timers: NodeJS.Timeout[] = []
  #unsubscribe: (() => void) | undefined
  #looking = false
  #isClosed = false

  constructor(events: AccountEvents) {
    this.#events = events
  }

  /** Undefined where too many are open. */
  async open(
    userId: Id,
    after: number | null,
    lease: Lease,
    isBrief: boolean,
  ): Promise<EventStream | undefined> {
    if (this.#isClosed || this.#open >= mostStreams) return undefined
    const own = this.#streams.get(userId) ?? new Set()
    if (own.size >= mostOfOne) return undefined
    const stream = new EventStream(this.#events, userId, after, lease, isBrief)
    this.#streams.set(userId, own.add(stream))
    const beats = this.#beats[this.#open % beatTicks]!.add(stream)
    this.#open++
    stream.once('close', () => {
      own.delete(stream)
      beats.delete(stream)
      if (own.size === 0 && this.#streams.get(userId) === own) this.#streams.delete(userId)
      if (--this.#open === 0) this.#rest()
    })
    // Before the stream's first look: what is committed after it is looked for.
    await this.#listen()
    stream.wake()
    return stream
  }

  /** Ends all. */
  close(): void {
    this.#isClosed = true
    for (const own of this.#streams.values()) for (const stream of own) stream.end()
    this.#rest()
  }

  async #listen(): Promise<void> {
    this.#unsubscribe ??= this.#events.onCommit((userIds) => {
      for (const id of userIds) this.#wake(id)
    })
    if (this.#timers.length === 0)
      this.#timers = [
        setInterval(() => void this.#look(), lookMs).unref(),
        setInterval(() => this.#beat(), 1_000).unref(),
      ]
    this.#position ??= this.#events.touched(null).then(({ position }) => position)
    try {
      await this.#position
    } catch (error) {
      this.#position = undefined
      throw error
    }
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#position === undefined) return
    this.#looking = true
    try {
      const { accounts, position } = await this.#events.touched(await this.#position)
      if (this.#position !== undefined) this.#position = Promise.resolve(position)
      for (const [id, seq] of accounts) this.#wake(id, seq)
    } catch {
      // The next look begins where this one did.
    } finally {
      this.#looking = false
    }
  }

  #wake(userId: Id, seq?: number): void {
    for (const stream of this.#streams.get(userId) ?? []) stream.wake(seq)
  }

  #beat(): void {
    this.#tick = (this.#tick + 1) % beatTicks
    for (const stream of this.#beats[this.#tick]!) stream.beat()
  }

  #rest(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
    this.#position = undefined
  }
}
