import type { Cost } from '../inspect/header.ts'

/** What waits, as the line sees it. */
export interface Waiting {
  account: string
  cost: Cost
}

/** From here on a picture keeps a decoder so long, or takes so much, that a decoder is kept free of such. */
const COSTLY_MILLISECONDS = 500
const COSTLY_MEMORY = 250e6

export function isCostly({ cost }: Waiting): boolean {
  return cost.milliseconds > COSTLY_MILLISECONDS || cost.memory > COSTLY_MEMORY
}

/**
 * A line in which accounts take turns: whoever sends one picture waits for one of each other account at most, however
 * many those have sent. Within an account the first comes first.
 */
export class Line<T extends Waiting> {
  /** In the order of their turns; never with nothing in it. */
  readonly #accounts = new Map<string, T[]>()
  #length = 0

  get length(): number {
    return this.#length
  }

  /** How many of an account wait. */
  of(account: string): number {
    return this.#accounts.get(account)?.length ?? 0
  }

  add(item: T): void {
    const items = this.#accounts.get(item.account)
    if (items) items.push(item)
    else this.#accounts.set(item.account, [item])
    this.#length++
  }

  /** Before all others of its account, whose turn it is next: for what has waited before. */
  addFirst(item: T): void {
    const items = this.#accounts.get(item.account) ?? []
    items.unshift(item)
    const others = [...this.#accounts].filter(([account]) => account !== item.account)
    this.#accounts.clear()
    for (const [account, waiting] of [[item.account, items] as const, ...others])
      this.#accounts.set(account, waiting)
    this.#length++
  }

  /** The next that may go, out of the line; its account goes to the end. */
  take(mayGo: (item: T) => boolean): T | undefined {
    for (const [account, items] of this.#accounts) {
      const item = items[0]!
      if (!mayGo(item)) continue
      items.shift()
      this.#accounts.delete(account)
      if (items.length > 0) this.#accounts.set(account, items)
      this.#length--
      return item
    }
    return undefined
  }

  clear(): T[] {
    const all = [...this.#accounts.values()].flat()
    this.#accounts.clear()
    this.#length = 0
    return all
  }
}
