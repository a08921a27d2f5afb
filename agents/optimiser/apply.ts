import type { Database, IndexProposal } from '@piata/db'
import type { AgentContext } from '../agent.ts'

const dayMs = 86_400_000
/** When SQLite's indexes are made, as writes wait meanwhile: 0.8 s at most for 200,000 rows of 2 kB, where reads waited 6 ms. */
const quietHour = 4
/** Of a table whose index is made: what SQLite does well within the patience of a write, and Postgres within the time that a statement may take. */
const mostRows = { sqlite: 200_000, postgres: 2_000_000 }
/** So long an index may stay that no plan uses. */
const unusedMs = 7 * dayMs

/** Indexes that were made and dropped, by their names. */
interface Applied {
  made: string[]
  dropped: string[]
}

export const nothingApplied: Applied = { made: [], dropped: [] }

/** Makes one verified index, where it may be made now, and drops those of before that no plan used for a week. */
export async function applyIndexes(
  context: Pick<AgentContext, 'config' | 'database' | 'log' | 'now'>,
  proposals: readonly IndexProposal[],
): Promise<Applied> {
  const { config, database, log } = context
  const at = context.now()
  const dropped = await dropUnused(database, at)
  const made: string[] = []
  if (database.dialect === 'postgres' || hourIn(config.timeZone, at) === quietHour) {
    for (const proposal of proposals) {
      if (!('by' in proposal.verified)) continue
      if (!(await isMade(context, proposal, at))) continue
      made.push(proposal.name)
      log.info({ index: proposal.name, statement: proposal.statement }, 'An index was made')
      break
    }
  }
  for (const name of dropped) log.info({ index: name }, 'An index that no plan used for a week was dropped')
  return { made, dropped }
}

/** What cannot be made, as the database is busy or slow, stays proposed. */
async function isMade(
  { database, log }: Pick<AgentContext, 'database' | 'log'>,
  proposal: IndexProposal,
  at: Date,
): Promise<boolean> {
  const options = { mostRows: mostRows[database.dialect], at: at.toISOString() }
  try {
    return await database.health.makeIndex(proposal, options)
  } catch (error) {
    log.warn({ err: error, index: proposal.name }, 'An index could not be made')
    return false
  }
}

async function dropUnused(database: Database, at: Date): Promise<string[]> {
  const since = new Date(at.getTime() - unusedMs).toISOString()
  const dropped: string[] = []
  for (const { name, usedAt } of await database.health.ownIndexes(at.toISOString())) {
    if (usedAt >= since) continue
    await database.health.dropIndex(name)
    dropped.push(name)
  }
  return dropped
}

function hourIn(timeZone: string, at: Date): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at))
}
