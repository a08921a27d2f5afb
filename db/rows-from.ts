import type { Context } from './context.ts'

/** Rows that are spelt out: so few share a handful of statements, and reading them from JSON costs as much as writing them does. */
const mostSpelt = 4

/**
 * What an insert of rows is made of, which may go on with `on conflict`: values where there are few, else a select of one parameter, JSON, so that all numbers share a prepared statement.
 * @param rows at least one
 */
export function rowsFrom<T extends object>(
  { dialect }: Pick<Context, 'dialect'>,
  table: string,
  columns: readonly (keyof T & string)[],
  rows: readonly T[],
): { sql: string; parameters: unknown[] } {
  if (dialect === 'postgres') {
    const sql = `select ${columns.join(', ')} from json_populate_recordset(null::${table}, ?::json)`
    return { sql, parameters: [JSON.stringify(rows)] }
  }
  if (rows.length <= mostSpelt) {
    const one = `(${columns.map(() => '?').join(', ')})`
    const parameters = rows.flatMap((row) => columns.map((column) => row[column]))
    return { sql: `values ${Array(rows.length).fill(one).join(', ')}`, parameters }
  }
  const sql = `select ${columns.map((column) => `value ->> '${column}'`).join(', ')} from json_each(?) where true`
  return { sql, parameters: [JSON.stringify(rows)] }
}
