import { sql } from 'kysely'
import type { Context } from './context.ts'

/** Rows of an index that SQLite looks at; without a bound it reads each index whole. */
const analyzedRows = 1_000

/** Lets the database count what its tables hold, by which it plans its queries. What another process counts just now is left to it. */
export async function analyze(context: Context): Promise<void> {
  const statements =
    context.dialect === 'sqlite'
      ? [`pragma analysis_limit = ${analyzedRows}`, 'analyze']
      : ['analyze (skip_locked) listings, listing_images, images, users, changes']
  await context.write(async ({ queries }) => {
    for (const statement of statements) await sql.raw(statement).execute(queries)
  })
}
