import { isPublicAddress } from '@piata/config'

/** What seems wrong with the proxies before a gateway: one that is not believed names clients, or all requests come from one private address. */
export type ProxyDoubt = 'not-believed' | 'one-address'

interface Seen {
  /** Who sent the request over the connection, and who asked as far as a proxy is believed. */
  peer: string
  client: string
  isForwarded: boolean
  /** Of a proxy that is believed, or of nobody that the settings make an exception for. */
  isBelieved: boolean
}

/** How much has to be seen until it is judged. */
const least = { requests: 200, ms: 60_000 }
/** The share of requests, passed on by a peer that is not believed, from which that is no stranger's joke. */
const mostOf = 0.5

/**
 * Finds out whether the limits by address count a whole proxy as one visitor, from what requests look like. Judged anew after each minute that had two hundred requests or more; a shorter
 * or quieter one goes on. Strangers who make up headers are few among all that asks, and a single person on a LAN is nobody's proxy: one address alone counts on public sites only.
 */
export class ProxyWatch {
  readonly #isPublicSite: boolean
  #begunAt = Number.NEGATIVE_INFINITY
  #requests = 0
  #doubtful = 0
  /** Of the last doubtful request. */
  #doubtfulPeer = ''
  #client = ''
  #isOneClient = true
  #doubt: ProxyDoubt | null = null

  constructor(isPublicSite: boolean) {
    this.#isPublicSite = isPublicSite
  }

  get doubt(): ProxyDoubt | null {
    return this.#doubt
  }

  /** @returns what has just come up, with the address in question */
  see({ peer, client, isForwarded, isBelieved }: Seen, nowMs: number): [ProxyDoubt, string] | undefined {
    if (this.#requests === 0) {
      this.#begunAt = nowMs
      this.#client = client
      this.#isOneClient = true
      this.#doubtful = 0
    }
    this.#requests += 1
    if (this.#isOneClient && client !== this.#client) this.#isOneClient = false
    if (isForwarded && !isBelieved) {
      this.#doubtful += 1
      this.#doubtfulPeer = peer
    }
    if (this.#requests < least.requests || nowMs - this.#begunAt < least.ms) return undefined
    const before = this.#doubt
    this.#doubt = this.#judge()
    this.#requests = 0
    if (this.#doubt === null || this.#doubt === before) return undefined
    return [this.#doubt, this.#doubt === 'not-believed' ? this.#doubtfulPeer : this.#client]
  }

  #judge(): ProxyDoubt | null {
    if (this.#doubtful > mostOf * this.#requests) return 'not-believed'
    return this.#isPublicSite && this.#isOneClient && !isPublicAddress(this.#client) ? 'one-address' : null
  }
}
