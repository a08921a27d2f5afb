/** As many as are remembered at once: more than are refused in a second. */
const most = 20_000

/** Who was told to come again later, by the client's address, until then. */
export class Told {
  /** In the order of their ends, as all are told the same time. */
  readonly #until = new Map<string, number>()

  get size(): number {
    return this.#until.size
  }

  note(client: string, until: number): void {
    this.#until.delete(client)
    this.#until.set(client, until)
    if (this.#until.size > most) this.#until.delete(this.#until.keys().next().value!)
  }

  /** Whether a client that comes now is sooner than it was told. */
  isEarly(client: string, now: number): boolean {
    const until = this.#until.get(client)
    return until !== undefined && until > now
  }

  /** Forgets those whose time is over. */
  sweep(now: number): void {
    for (const [client, until] of this.#until) {
      if (until > now) return
      this.#until.delete(client)
    }
  }
}
