/** How long many have to wait at any time until that is a crowd: no burst, which passes, but more than can be done. */
const afterMs = 150
/** How long a crowd is taken for one after many waited last: between two waves of it a turn takes all of them. */
const calmMs = 250

/** Tells a crowd from a burst, by whether many wait after each turn. */
export class Crowd {
  #since: number | undefined
  #seenAt = 0
  #isThere = false

  get isThere(): boolean {
    return this.#isThere
  }

  /** @param now milliseconds that never go back */
  look(areMany: boolean, now: number): void {
    if (areMany) {
      this.#since ??= now
      this.#seenAt = now
      this.#isThere ||= now - this.#since > afterMs
    } else if (!this.#isThere || now - this.#seenAt > calmMs) {
      this.#since = undefined
      this.#isThere = false
    }
  }
}
