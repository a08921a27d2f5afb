import type { Context, Queries } from '../context.ts'
import type { Time } from '../types.ts'
import { lockSetting } from './settings.ts'

/** A pair of keys, as its writer sealed it. */
export interface StoredKey {
  kid: string
  sealed: string
  /** From then on it signs, until the next one does. */
  signsFrom: Time
}

interface SigningKeys {
  /** By the time from which they sign. */
  list(): Promise<StoredKey[]>
  /**
   * Lets `decide` say which keys there are, from those that there were; of all processes one at a time. It may run again. Resolves to
   * what there is then.
   */
  change(decide: (keys: StoredKey[]) => StoredKey[]): Promise<StoredKey[]>
}

export interface SigningKeysSchema {
  signing_keys: { kid: string; sealed: string; signs_from: Time }
}

/** Whoever changes keys holds this setting's row. */
const lock = 'signing keys'

export function createSigningKeys(context: Context): SigningKeys {
  return {
    list: () => readKeys(context.read),

    change(decide) {
      return context.write(async ({ queries }) => {
        await lockSetting(queries, lock)
        const before = await readKeys(queries)
        const after = decide(before)
        for (const { kid } of before) {
          if (!after.some((key) => key.kid === kid))
            await queries.deleteFrom('signing_keys').where('kid', '=', kid).execute()
        }
        for (const { kid, sealed, signsFrom } of after) {
          await queries
            .insertInto('signing_keys')
            .values({ kid, sealed, signs_from: signsFrom })
            .onConflict((conflict) => conflict.column('kid').doUpdateSet({ signs_from: signsFrom }))
            .execute()
        }
        return readKeys(queries)
      })
    },
  }
}

async function readKeys(queries: Queries): Promise<StoredKey[]> {
  const rows = await queries
    .selectFrom('signing_keys')
    .selectAll()
    .orderBy('signs_from')
    .orderBy('kid')
    .execute()
  return rows.map(({ kid, sealed, signs_from }) => ({ kid, sealed, signsFrom: signs_from }))
}
