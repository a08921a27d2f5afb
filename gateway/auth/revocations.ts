import type { Database, Id } from '@piata/db'
import { Following } from './following.ts'

/** Far more than end within the life of an access token, as each began with a password's hash; 20 MB. */
const mostRemembered = 200_000
/** A token may be signed a moment after it was made void, and lives from then. */
const slackMs = 60_000

/** What an access token, or a pass, says of where it comes from. */
export interface Origin {
  /** The account. */
  sub: Id
  /** The session. */
  sid: Id
  /** The version of the account's tokens. */
  ver: number
}

/**
 * The sessions that ended and the accounts whose tokens were made void while access tokens of theirs may still be about, in memory, so that no
 * request asks the database. What happens on this gateway is known when `catchUp` resolves, what happens on another within a second.
 */
export class Revocations {
  /** When each can be forgotten, by `performance.now()`; in the order of that time. */
  readonly #sessions = new Map<Id, number>()
  readonly #accounts = new Map<Id, { version: number; until: number }>()
  readonly #table: Database['revocations']
  readonly #lifeMs: number
  readonly following: Following
  #position: string | null = null

  /** @param lifeMs how long an access token lives */
  constructor(table: Database['revocations'], lifeMs: number) {
    this.#table = table
    this.#lifeMs = lifeMs + slackMs
    this.following = new Following(() => this.#read(), 'Sessions that ended elsewhere cannot be read for now')
  }

  /** Why a token from there is void; undefined for one that is not. */
  of({ sub, sid, ver }: Origin): string | undefined {
    if (this.#sessions.has(sid)) return 'The session of the access token has ended.'
    const account = this.#accounts.get(sub)
    if (account !== undefined && ver < account.version)
      return 'The account has changed since the access token was made; refresh it.'
    return undefined
  }

  async #read(): Promise<void> {
    const { sessions, accounts, position } = await this.#table.since(this.#position, mostRemembered)
    this.#position = position
    const now = performance.now()
    const until = now + this.#lifeMs
    for (const id of sessions) if (!this.#sessions.has(id)) this.#sessions.set(id, until)
    for (const [id, version] of accounts) {
      if ((this.#accounts.get(id)?.version ?? 0) >= version) continue
      this.#accounts.delete(id)
      this.#accounts.set(id, { version, until })
    }
    for (const [id, until] of this.#sessions) {
      if (until > now && this.#sessions.size <= mostRemembered) break
      this.#sessions.delete(id)
    }
    for (const [id, { until }] of this.#accounts) {
      if (until > now && this.#accounts.size <= mostRemembered) break
      this.#accounts.delete(id)
    }
  }
}
