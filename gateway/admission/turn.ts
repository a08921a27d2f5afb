/** Requests that every turn takes, however long they last: one slow answer is no overload. */
const alwaysTaken = 100

/**
 * How much of one turn of the event loop requests have used. A turn brings all that arrived during the turn before: when thousands have, those at
 * its end, health checks among them, wait for all before. A turn that has used its time therefore refuses the rest of what it brings.
 */
export class TurnBudget {
  #beganAt = 0
  #taken = 0
  #isFull = false
  #wasFull = false
  readonly #end = () => {
    this.#wasFull = this.#isFull
    this.#isFull = false
    this.#beganAt = 0
    this.#taken = 0
  }

  /** Whether this turn, or the one before, refused something. */
  get isFull(): boolean {
    return this.#isFull || this.#wasFull
  }

  /** Whether a request that arrives now is within `budgetMs` of the turn. */
  take(budgetMs: number): boolean {
    if (this.#beganAt === 0) {
      this.#beganAt = performance.now()
      // runs after all that this turn brings
      setImmediate(this.#end)
    }
    if (this.#taken >= alwaysTaken && performance.now() - this.#beganAt > budgetMs) {
      this.#isFull = true
      return false
    }
    this.#taken += 1
    return true
  }
}
