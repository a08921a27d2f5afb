import { availableParallelism } from 'node:os'
import type { Config } from '@piata/config'
import type { Database, Finding } from '@piata/db'

/** As settings count them. */
const megabyte = 1_000_000
const dayMs = 86_400_000
/** Days over which growth is measured, and the fewest by which one can tell. */
const growthDays = { most: 7, least: 2 }
/** From where on the connections of a server are short. */
const usedShare = 0.8
/** Fewest connections that a gateway may have. */
const leastConnections = 3

/** A line of .env, with what was measured and what it would bring. */
interface SettingFinding extends Finding {
  evidence: { line: string; now: string; measured: Record<string, number>; expectedGain: string }
}

/** What was measured, of which settings are judged. */
export interface Measured {
  processors: number
  connections: { used: number; most: number } | null
  /** Of a search, by the last night's replay; null before the first. */
  searchP99Ms: number | null
  /** A day; null where the figures are of less than two days. */
  growthBytes: number | null
  /** The longest log of the database in the same days. */
  logBytes: number
}

/** Settings that the kept figures and this machine speak against. */
export async function settingFindings(
  config: Config,
  database: Database,
  at: Date,
): Promise<SettingFinding[]> {
  const since = new Date(at.getTime() - growthDays.most * dayMs).toISOString()
  const { benchmarks } = database
  const sizes = await benchmarks.history('db-health/size', since)
  const logs = await benchmarks.history('db-health/log', since)
  const [search] = await benchmarks.newest('quality/p99', 1)
  const [first, last] = [sizes[0], sizes.at(-1)]
  const days = first && last ? (Date.parse(last.at) - Date.parse(first.at)) / dayMs : 0
  return judgeSettings(config, {
    processors: availableParallelism(),
    connections: (await database.health.state()).connections,
    searchP99Ms: search?.figure ?? null,
    growthBytes: days < growthDays.least ? null : (last!.figure - first!.figure) / days,
    logBytes: logs.reduce((most, { figure }) => Math.max(most, figure), 0),
  })
}

export function judgeSettings(
  config: Pick<Config, 'databaseConnections' | 'searchThreads' | 'diskReserveBytes'>,
  { processors, connections, searchP99Ms, growthBytes, logBytes }: Measured,
): SettingFinding[] {
  const findings: SettingFinding[] = []
  const propose = (
    [variable, now, value]: [name: string, now: number, value: number],
    title: string,
    measured: Record<string, number>,
    expectedGain: string,
  ) =>
    findings.push({
      key: `setting ${variable}`,
      title,
      advice: `Set ${variable}=${value} in .env and start the gateway again.`,
      evidence: { line: `${variable}=${value}`, now: `${variable}=${now}`, measured, expectedGain },
    })

  const own = config.databaseConnections
  if (connections !== null && connections.used >= usedShare * connections.most && own > leastConnections) {
    const over = Math.ceil(connections.used - usedShare * connections.most)
    propose(
      ['PIATA_DATABASE_CONNECTIONS', own, Math.max(leastConnections, own - Math.max(1, over))],
      `${connections.used} of Postgres's ${connections.most} connections are in use`,
      connections,
      'Another gateway, a backup and an administrator get a connection; more on the server (max_connections) does the same.',
    )
  }
  const threads = config.searchThreads
  if (threads > processors) {
    propose(
      ['PIATA_SEARCH_THREADS', threads, Math.max(1, processors - 1)],
      `${threads} threads search on ${processors} processors`,
      { processors },
      'Threads beyond the processors only take turns with the one that speaks HTTP, and each holds memory.',
    )
  } else if (threads === 0 && processors > 1 && searchP99Ms !== null) {
    propose(
      ['PIATA_SEARCH_THREADS', threads, 1],
      `Searches keep all other requests waiting, one in a hundred for ${searchP99Ms.toFixed(1)} ms`,
      { processors, searchP99Ms },
      'Requests no longer wait for a search that is under way.',
    )
  }
  const reserve = config.diskReserveBytes
  const needed = growthBytes === null ? 0 : Math.max(0, growthBytes) + logBytes
  // Without a reserve nobody wanted one.
  if (reserve > 0 && needed > reserve) {
    propose(
      ['PIATA_DISK_RESERVE_MEGABYTES', Math.round(reserve / megabyte), Math.ceil(needed / megabyte)],
      'The reserve of the disk is less than the database takes in a day',
      { growthBytesADay: growthBytes!, logBytes },
      'After pictures are refused the database can be written for a day, in which somebody can make room.',
    )
  }
  return findings
}
