import type { Context } from '../context.ts'
import type { Time } from '../types.ts'

/** Something that an agent found, and what to do about it. */
export interface Finding {
  /** Of its kind, as `log-long`; one notice for each. At most 200 characters. */
  key: string
  title: string
  advice: string
  /** What it was seen by, as JSON. */
  evidence: unknown
}

interface Notice extends Finding {
  /** The agent's name. */
  source: string
  /** Since when it has been so without a break. */
  since: Time
}

interface Notices {
  /** What is so now, the oldest first. */
  list(): Promise<Notice[]>
  /** Replaces all notices of a source: what was there stays since when it was, with its newest evidence; what is no longer found goes. */
  settle(source: string, findings: readonly Finding[]): Promise<void>
}

export interface NoticesSchema {
  notices: Omit<Notice, 'evidence'> & { evidence: string }
}

export function createNotices(context: Context): Notices {
  return {
    async list() {
      const rows = await context.read
        .selectFrom('notices')
        .selectAll()
        .orderBy('since')
        .orderBy('source')
        .orderBy('key')
        .execute()
      return rows.map((row) => ({ ...row, evidence: JSON.parse(row.evidence) as unknown }))
    },

    async settle(source, findings) {
      const since = context.now()
      await context.write(async ({ queries }) => {
        const keys = findings.map(({ key }) => key)
        await queries
          .deleteFrom('notices')
          .where('source', '=', source)
          .$if(keys.length > 0, (query) => query.where('key', 'not in', keys))
          .execute()
        if (findings.length === 0) return
        await queries
          .insertInto('notices')
          .values(
            findings.map(({ evidence, ...finding }) => ({
              ...finding,
              source,
              since,
              evidence: JSON.stringify(evidence),
            })),
          )
          .onConflict((c) =>
            c.columns(['source', 'key']).doUpdateSet((eb) => ({
              title: eb.ref('excluded.title'),
              advice: eb.ref('excluded.advice'),
              evidence: eb.ref('excluded.evidence'),
            })),
          )
          .execute()
      })
    },
  }
}
