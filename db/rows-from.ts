import type { Context } from './context.ts'

/**
 * A select of any number of rows, which are one parameter: JSON, an array of objects by column. So all numbers share a prepared statement. An insert of them may go on
 * with `on conflict`.
 */
export function rowsFrom(
  { dialect }: Pick<Context, 'dialect'>,
  table: string,
  columns: readonly string[],
): string {
  return dialect === 'postgres'
    ? `select ${columns.join(', ')} from json_populate_recordset(null::${table}, ?::json)`
    : `select ${columns.map((column) => `value ->> '${column}'`).join(', ')} from json_each(?) where true`
}
