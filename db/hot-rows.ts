import type { Context } from './context.ts'
import type { Soon } from './types.ts'

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

  /** The row of a key: kept, and then without a promise; or read now and kept if it is there. */
  get(key: string, read: () => Promise<T | undefined>): Soon<T | undefined> {
    const revision = this.#current()
    if (revision === undefined) return read()
    return this.#rows.get(key) ?? this.#read(key, read, revision)
  }

  /** The row of a key if it is kept. */
  kept(key: string): T | undefined {
    return this.#current() === undefined ? undefined : this.#rows.get(key)
  }

  /** Forgets all rows if anything was committed. */
  #current(): number | undefined {
    const revision = this.#context.revision()
    if (revision !== undefined && revision !== this.#revision) {
      this.#rows.clear()
      this.#revision = revision
    }
    return revision
  }

  async #read(key: string, read: () => Promise<T | undefined>, revision: number): Promise<T | undefined> {
    const row = await read()
    // What was committed meanwhile may or may not be in it.
    if (row !== undefined && this.#revision === revision) {
      if (this.#rows.size >= mostRows) this.#rows.delete(this.#rows.keys().next().value!)
      this.#rows.set(key, row)
    }
    return row
  }
}
