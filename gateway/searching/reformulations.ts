import { hash, randomBytes } from 'node:crypto'
import type { QueryPair } from '@piata/db'

/** What comes later is another wish. */
const withinMs = 60_000
/** A key is in use for so long; nothing that it hid outlives it. */
const keyMs = 3_600_000
const most = { visitors: 10_000, pairs: 1_000, told: 10_000 }
/** Fewer results than this are little; what is searched for instead has to find so many. */
const enough = 3

interface LastSearch {
  query: string
  total: number
  at: number
}

/**
 * Notices when somebody searches for something else within a minute and finds enough: after little was found, or with other words beside some of the
 * same, as listings with some of the words are found too. Visitors are known by a hash of their address
 * under a key that is drawn anew each hour; key and hashes are in this process's memory alone, and only the two queries leave it.
 */
export class Reformulations {
  #key = newKey()
  #keySince = 0
  /** By visitor; the one that searched for the same the longest first. */
  #last = new Map<string, LastSearch>()
  #pairs = new Map<string, QueryPair>()
  /** Pairs that a visitor told already: whoever repeats himself is not several. */
  #told = new Set<string>()

  /**
   * @param query as it is counted
   * @param now milliseconds that never go back
   */
  note(address: string, query: string, total: number, now: number): void {
    if (now - this.#keySince >= keyMs) this.#forget(now)
    // Never shown, so that nobody can go on from it: a third of an HMAC's time, in every search.
    const visitor = hash('sha256', this.#key + address, 'base64')
    const last = this.#last.get(visitor)
    if (last?.query === query) {
      last.total = total
      last.at = now
      return
    }
    this.#last.delete(visitor)
    if (this.#last.size >= most.visitors) this.#last.delete(this.#last.keys().next().value!)
    this.#last.set(visitor, { query, total, at: now })
    if (last === undefined || now - last.at > withinMs || total < enough) return
    if (last.total < enough || sharesWords(last.query, query)) this.#count(visitor, last.query, query)
  }

  /** What was counted since the last call. */
  take(): QueryPair[] {
    const pairs = [...this.#pairs.values()]
    this.#pairs = new Map()
    return pairs
  }

  #count(visitor: string, query: string, instead: string): void {
    const key = `${query}\n${instead}`
    if (this.#told.has(`${visitor}${key}`) || this.#told.size >= most.told) return
    this.#told.add(`${visitor}${key}`)
    const pair = this.#pairs.get(key)
    if (pair !== undefined) pair.times++
    else if (this.#pairs.size < most.pairs) this.#pairs.set(key, { query, instead, times: 1 })
  }

  #forget(now: number): void {
    this.#key = newKey()
    this.#keySince = now
    this.#last.clear()
    this.#told.clear()
  }
}

const newKey = (): string => randomBytes(32).toString('base64')

function sharesWords(query: string, other: string): boolean {
  const words = other.split(' ')
  return query.split(' ').some((word) => words.includes(word))
}
