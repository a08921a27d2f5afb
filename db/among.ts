import { type RawBuilder, sql } from 'kysely'
import type { Context } from './context.ts'

/** Whether a column has one of any number of values, which are one parameter, so that all numbers share a prepared statement. */
export function among(
  { dialect }: Pick<Context, 'dialect'>,
  column: string,
  values: readonly string[],
): RawBuilder<boolean> {
  return dialect === 'postgres'
    ? sql`${sql.ref(column)} = any(${values}::text[])`
    : sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
}
