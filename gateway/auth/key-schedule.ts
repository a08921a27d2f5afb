import type { StoredKey } from '@piata/db'

/** How long a key is published before it signs: far longer than anybody keeps a copy of the published ones. */
const leadMs = 86_400_000
/** How long a key that no longer signs is kept at least: longer than any access token lives. */
const keepMs = 2 * 3_600_000

type Make = (signsFrom: Date) => StoredKey

/** The key that signs at `now`: of those whose time has come, the latest. */
export function currentOf<Key extends { signsFrom: string }>(
  keys: readonly Key[],
  now: Date,
): Key | undefined {
  return keys.findLast(({ signsFrom }) => signsFrom <= now.toISOString())
}

/**
 * The keys that should be there, from those that are, by the time from which they sign: the one before, the present one and the next, which signs
 * `everyMs` after the present one. The same array where nothing is to change.
 */
export function scheduled(keys: StoredKey[], now: Date, everyMs: number, make: Make): StoredKey[] {
  let next = keys
  if (currentOf(next, now) === undefined) next = [make(now), ...next]
  const current = currentOf(next, now)!
  if (next.at(-1) === current) {
    const due = Date.parse(current.signsFrom) + everyMs
    next = [...next, make(new Date(Math.max(due, now.getTime() + leadMs)))]
  }
  const at = next.indexOf(current)
  const isKept = (_: StoredKey, n: number) =>
    n >= at - 1 || now.getTime() - Date.parse(next[n + 1]!.signsFrom) < keepMs
  return next.every(isKept) ? next : next.filter(isKept)
}

/** The next key signs from now on; tokens of the present one stay good. */
export function rotated(keys: StoredKey[], now: Date, everyMs: number, make: Make): StoredKey[] {
  const ready = scheduled(keys, now, everyMs, make)
  const next = ready.find(({ signsFrom }) => signsFrom > now.toISOString())
  const turned = ready.map((key) => (key === next ? { ...key, signsFrom: now.toISOString() } : key))
  return scheduled(turned, now, everyMs, make)
}

/** New keys in the place of all that there were, whose tokens are void. */
export function replaced(now: Date, everyMs: number, make: Make): StoredKey[] {
  return scheduled([], now, everyMs, make)
}
