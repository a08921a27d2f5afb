import type { Database, Id } from '@piata/db'
import { isAway } from '@piata/db'
import type { FastifyBaseLogger } from 'fastify'

/** How often other gateways are followed. */
const followMs = 400
/** Far more than end within the life of an access token, as each began with a password's hash; 20 MB. */
const mostRemembered = 200_000
/** A token may be signed a moment after its session has ended, and lives from then. */
const slackMs = 60_000

/**
 * The sessions that ended while access tokens of theirs may still be about, in memory, so that no request asks the database. What
 * ends on this gateway is known when `catchUp` resolves, what ends on another within a second.
 */
export class EndedSessions {
  /** When each can be forgotten, by `performance.now()`; in the order of that time. */
  readonly #ended = new Map<Id, number>()
  readonly #sessions: Database['sessions']
  readonly #lifeMs: number
  #position: string | null = null
  #reading: Promise<void> | undefined
  #next: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined

  /** @param lifeMs how long an access token lives */
  constructor(sessions: Database['sessions'], lifeMs: number) {
    this.#sessions = sessions
    this.#lifeMs = lifeMs + slackMs
  }

  has(sessionId: Id): boolean {
    return this.#ended.has(sessionId)
  }

  /** Reads what ended until now. @throws what the database throws */
  catchUp(): Promise<void> {
    if (this.#reading === undefined) {
      this.#reading = this.#read().finally(() => {
        this.#reading = undefined
      })
      return this.#reading
    }
    // A reading that has begun may not see what has just ended: one more follows, for all who ask meanwhile.
    this.#next ??= this.#reading
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        return this.catchUp()
      })
    return this.#next
  }

  /** Reads all that can matter, then goes on following. */
  async follow(log: FastifyBaseLogger): Promise<void> {
    await this.catchUp()
    let failing = false
    const again = () => {
      this.#timer = setTimeout(async () => {
        try {
          await this.catchUp()
          failing = false
        } catch (error) {
          if (!failing && !isAway(error)) {
            log.warn({ err: error }, 'Sessions that ended elsewhere cannot be read for now')
            failing = true
          }
        }
        if (this.#timer !== undefined) again()
      }, followMs)
      this.#timer.unref()
    }
    again()
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#reading?.catch(() => {})
  }

  async #read(): Promise<void> {
    const { ids, position } = await this.#sessions.ended(this.#position, mostRemembered)
    this.#position = position
    const now = performance.now()
    for (const id of ids) if (!this.#ended.has(id)) this.#ended.set(id, now + this.#lifeMs)
    for (const [id, until] of this.#ended) {
      if (until > now && this.#ended.size <= mostRemembered) break
      this.#ended.delete(id)
    }
  }
}
