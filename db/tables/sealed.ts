import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** What callers keep sealed by the installation's secret: columns of a table, and the column by which a row is known. */
const homes = {
  'signing keys': { table: 'signing_keys', id: 'kid', columns: ['sealed'] },
  'authenticator apps': { table: 'second_factors', id: 'user_id', columns: ['sealed'] },
  webhooks: { table: 'webhooks', id: 'id', columns: ['secret', 'old_secret'] },
} as const
export type SealedKind = keyof typeof homes
export const sealedKinds = Object.keys(homes) as SealedKind[]

/** What is kept sealed, to be sealed anew when the secret changes; the pair of Web Push is in `pushSubscriptions`. */
interface Sealed {
  /**
   * Writes anew what is sealed in up to `limit` rows of a kind, in one transaction, in the order of their ids after `after`.
   * @param reseal what takes the place of a sealed text of the row of an id; undefined where it stays
   * @returns the id of the last row that was looked at, undefined where there was none, and how many texts changed
   */
  rewrite(
    kind: SealedKind,
    after: string,
    limit: number,
    reseal: (id: string, sealed: string) => string | undefined,
  ): Promise<{ last: string | undefined; changed: number }>
}

export function createSealed(context: Context): Sealed {
  return {
    rewrite(kind, after, limit, reseal) {
      const { table, id, columns } = homes[kind]
      return context.write(async ({ queries }) => {
        // SQLite has one writer at a time.
        const locking = context.dialect === 'postgres' ? sql`for update` : sql``
        const { rows } = await sql<Record<string, string | null>>`
          select ${sql.join([id, ...columns].map((name) => sql.ref(name)))} from ${sql.table(table)}
          where ${sql.ref(id)} > ${after} order by ${sql.ref(id)} limit ${limit} ${locking}`.execute(queries)
        let changed = 0
        for (const row of rows) {
          for (const column of columns) {
            const sealed = row[column]
            const next = sealed == null ? undefined : reseal(row[id]!, sealed)
            if (next === undefined) continue
            await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${next} where ${sql.ref(id)} = ${row[id]}`.execute(
              queries,
            )
            changed++
          }
        }
        return { last: rows.at(-1)?.[id] ?? undefined, changed }
      })
    },
  }
}
