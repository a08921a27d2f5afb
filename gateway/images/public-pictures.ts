/** How long an answer of the database is believed: so long a picture may stay public after another process withdrew its last listing. */
const believedMs = 2_000
/** Hashes of the pictures looked at lately: 64 characters each, some 10 MB. */
const mostRemembered = 50_000

/**
 * Which pictures anybody may see. What is public is remembered for two seconds, or until a listing changes in this process, so that the pictures of a page
 * cost no database and what is withdrawn is gone at once; what is not is asked for anew each time, so that a listing's pictures show as soon as it is published.
 */
export class PublicPictures {
  /** Until when each is believed to be public, by `performance.now()`; the latest asked for come last. */
  readonly #until = new Map<string, number>()
  readonly #ask: (sha256: string) => Promise<boolean>
  readonly #capacity: number
  /** How often all was forgotten: an answer to a question of before is not remembered. */
  #changes = 0

  constructor(ask: (sha256: string) => Promise<boolean>, capacity = mostRemembered) {
    this.#ask = ask
    this.#capacity = capacity
  }

  /** Somebody changed a listing: what was public may not be any more. */
  forget(): void {
    this.#changes++
    this.#until.clear()
  }

  /** Whether it is remembered to be public; the database is not asked. */
  remembers(sha256: string): boolean {
    const until = this.#until.get(sha256)
    return until !== undefined && until > performance.now()
  }

  async has(sha256: string): Promise<boolean> {
    if (this.remembers(sha256)) return true
    const changes = this.#changes
    const isPublic = await this.#ask(sha256)
    this.#until.delete(sha256)
    if (!isPublic || changes !== this.#changes) return isPublic
    if (this.#until.size >= this.#capacity) {
      const oldest = this.#until.keys().next()
      if (!oldest.done) this.#until.delete(oldest.value)
    }
    this.#until.set(sha256, performance.now() + believedMs)
    return true
  }
}
