import { DatabaseSync } from 'node:sqlite'
import type { RowBatch } from './face.ts'
import type { Value } from './values.ts'

const batchRows = 2_000

/** The tables of an SQLite file, which is opened for reading only, with nothing of it run. */
export class SqliteFile {
  readonly dialect = 'sqlite'
  readonly problems = []
  readonly lost = { problems: 0, rows: 0 }
  readonly definitions: string
  readonly #path: string

  /** @throws Error for a file that is damaged */
  constructor(path: string) {
    this.#path = path
    const database = this.#open()
    try {
      const rows = database
        .prepare("select sql from sqlite_schema where sql is not null and type in ('table', 'index')")
        .all()
      this.definitions = rows.map(({ sql }) => `${sql};`).join('\n')
    } finally {
      database.close()
    }
  }

  async *batches(): AsyncGenerator<RowBatch, void, undefined> {
    const database = this.#open()
    try {
      const tables = database
        .prepare(
          "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' and sql not like 'create virtual%'",
        )
        .all()
      for (const { name } of tables) {
        const table = String(name)
        const statement = database.prepare(`select * from "${table.replaceAll('"', '""')}"`)
        statement.setReturnArrays(true)
        statement.setReadBigInts(true)
        const columns = statement.columns().map((column) => column.name)
        let rows: Value[][] = []
        for (const row of statement.iterate() as Iterable<unknown>) {
          rows.push((row as unknown[]).map(toValue))
          if (rows.length < batchRows) continue
          yield { table, columns, rows }
          rows = []
        }
        if (rows.length > 0) yield { table, columns, rows }
      }
    } finally {
      database.close()
    }
  }

  #open(): DatabaseSync {
    const database = new DatabaseSync(this.#path, { readOnly: true, allowExtension: false })
    database.exec('pragma trusted_schema = off; pragma query_only = on')
    return database
  }
}

function toValue(value: unknown): Value {
  if (value === null) return null
  return value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : String(value)
}
