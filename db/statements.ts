import { AsyncLocalStorage } from 'node:async_hooks'

const mostNamed = 50

interface NamedStatement {
  /** As it was prepared: values are parameters. */
  sql: string
  times: number
  ms: number
}

/** What one caller asked of the database. */
export class Statements {
  count = 0
  /** In all of them, as the caller waited for it: also for the server, the network and, on Postgres, other statements of the connection. */
  ms = 0
  #named: Map<string, NamedStatement> | undefined
  readonly #namedFromMs: number

  /** @param namedFromMs shorter ones are counted, not named */
  constructor(namedFromMs = 1) {
    this.#namedFromMs = namedFromMs
  }

  note(sql: string, ms: number): void {
    this.count += 1
    this.ms += ms
    if (ms < this.#namedFromMs) return
    this.#named ??= new Map()
    const known = this.#named.get(sql)
    if (known !== undefined) {
      known.times += 1
      known.ms += ms
    } else if (this.#named.size < mostNamed) this.#named.set(sql, { sql, times: 1, ms })
  }

  /** Those that took longest in all. */
  slowest(limit: number): NamedStatement[] {
    return [...(this.#named?.values() ?? [])].sort((a, b) => b.ms - a.ms).slice(0, limit)
  }
}

const storage = new AsyncLocalStorage<Statements>()

/** Whatever `work` asks of the database is noted, also what comes of it later. */
export function withStatements<T>(statements: Statements, work: () => T): T {
  return storage.run(statements, work)
}

/** @param since when it was asked, by `performance.now()` */
export function noteStatement(sql: string, since: number): void {
  storage.getStore()?.note(sql, performance.now() - since)
}
