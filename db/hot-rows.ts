import type { Context } from './context.ts'

const mostRows = 500

/**
 * What single rows that are asked for again and again say, as long as nothing at all is committed; then all of it is forgotten. Where the database cannot tell that without being asked
 * (Postgres, a transaction), nothing is kept.
 */
export class HotRows<T> {
  readonly #context: Pick<Context, 'revision'>
  readonly #rows = new Map<string, T>()
  #revision: number | undefined

  constructor(context: Pick<Context, 'revision'>) {
    this.#context = context
  }

  /** The row of a key: kept, or read now and kept if it is there. */
  async get(key: string, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const revision = this.#context.revision()
    if (revision === undefined) return read()
    if (revision !== this.#revision) {
      this.#rows.clear()
      this.#revision = revision
    }
    const known = this.#rows.get(key)
    if (known !== undefined) return known
    const row = await read()
    // What was committed meanwhile may or may not be in it.
    if (row !== undefined && this.#revision === revision) {
      if (this.#rows.size >= mostRows) this.#rows.delete(this.#rows.keys().next().value!)
      this.#rows.set(key, row)
    }
    return row
  }
}
