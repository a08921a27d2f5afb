/** Whose turn comes first: what always gets in, who logs in, all others, what is dear and can wait, and who comes again sooner than told. */
export const ranks = ['check', 'login', 'visit', 'dear', 'early'] as const
export type Rank = (typeof ranks)[number]

/** How many wait, of each rank for itself, so that none starves: more would only wait until they are refused. Of checks as many as connections may be open. */
const most: Record<Rank, number> = { check: 4096, login: 256, visit: 128, dear: 80, early: 32 }

interface Waiting<T> {
  one: T
  /** By the same clock as all other times. */
  since: number
}

/** Those who wait for a turn of the event loop. */
export class Line<T> {
  readonly #waiting: Record<Rank, Waiting<T>[]> = { check: [], login: [], visit: [], dear: [], early: [] }
  #length = 0

  /** How many wait, of all ranks. */
  get length(): number {
    return this.#length
  }

  get checks(): number {
    return this.#waiting.check.length
  }

  /** How many wait, but checks and log-ins, which come in bursts that take long anyway. */
  get visitors(): number {
    return this.#length - this.#waiting.check.length - this.#waiting.login.length
  }

  /** Lets one more wait; gives whoever has no place any more: who has waited longest of its rank, or a check itself. */
  add(one: T, rank: Rank, now: number): T | undefined {
    const own = this.#waiting[rank]
    const isFull = own.length >= most[rank]
    if (isFull && rank === 'check') return one
    const out = isFull ? this.#remove(own, 0) : undefined
    own.push({ one, since: now })
    this.#length += 1
    return out
  }

  /** Takes whoever of a rank has waited longest. */
  takeFirst(rank: Rank): T | undefined {
    const own = this.#waiting[rank]
    return own.length === 0 ? undefined : this.#remove(own, 0)
  }

  /** Takes whoever of a rank came last and may pass: in a crowd the others have lost most of their patience. */
  takeLast(rank: Rank, mayPass: (one: T) => boolean): T | undefined {
    const own = this.#waiting[rank]
    for (let at = own.length - 1; at >= 0; at--) if (mayPass(own[at]!.one)) return this.#remove(own, at)
    return undefined
  }

  /** Takes whoever of a rank has waited since before a moment. */
  takeLate(rank: Rank, before: number): T | undefined {
    const own = this.#waiting[rank]
    return own.length > 0 && own[0]!.since < before ? this.#remove(own, 0) : undefined
  }

  #remove(own: Waiting<T>[], at: number): T {
    this.#length -= 1
    return own.splice(at, 1)[0]!.one
  }
}
