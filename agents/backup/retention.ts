import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { draftOf, entriesOf } from './backup.ts'
import { scratchName } from './trial.ts'

const dayMs = 86_400_000
const gone = '.removing'
/** Our own names; whatever else lies in the folder is left alone. */
const named = /^piata-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z$/

/** A backup's folder is named after the second in which it was begun. */
export function nameAt(time: Date): string {
  return `piata-${time.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
}

function timeOf(name: string): number {
  return Date.parse(name.replace(named, '$1T$2:$3:$4Z'))
}

/** The backups of a folder, the newest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  return (await entriesOf(folder))
    .filter((name) => named.test(name))
    .sort()
    .reverse()
}

/**
 * Which of the backups are to go: the last of each of the newest `daily` days (of UTC) stays, and the last of each of the newest `weekly` weeks. Days and
 * weeks without a backup do not count.
 */
export function outdated(
  names: readonly string[],
  { daily, weekly }: { daily: number; weekly: number },
): string[] {
  const kept = new Set<string>()
  // 1 January 1970 was a Thursday; weeks begin on Monday.
  for (const [days, most, shift] of [
    [1, daily, 0],
    [7, weekly, 3],
  ] as const) {
    const seen = new Set<number>()
    for (const name of names.toSorted().reverse()) {
      const period = Math.floor((timeOf(name) / dayMs + shift) / days)
      if (seen.has(period) || seen.size === most) continue
      seen.add(period)
      kept.add(name)
    }
  }
  return names.filter((name) => !kept.has(name))
}

/** Removes a backup, which has another name from the first moment on. */
export async function removeBackup(folder: string, name: string): Promise<void> {
  await rename(join(folder, name), join(folder, name + gone))
  await rm(join(folder, name + gone), { recursive: true, force: true })
}

/** Removes what a process that was killed left: half a backup, one that was being removed, a restored one. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await entriesOf(folder)) {
    const isHalf = [draftOf(''), gone].some(
      (end) => name.endsWith(end) && named.test(name.slice(0, -end.length)),
    )
    if (name === scratchName || isHalf) await rm(join(folder, name), { recursive: true, force: true })
  }
}
