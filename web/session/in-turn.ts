import { randomId } from './random-id.ts'

/** How long a tab may hold a turn without a sign of life; one that was closed meanwhile holds it no longer. */
const leaseMs = 5_000
/** A write by another tab is visible after this. */
const settleMs = 40
const queues = new Map<string, Promise<unknown>>()

interface Lease {
  owner: string
  /** Milliseconds since 1970. */
  until: number
}

/**
 * Runs `work` while no other tab of this site runs work of the same name: by the browser's locks, and on plain http, where there
 * are none, by a lease in the storage that tabs share.
 */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Absent on insecure origins, whatever the type says.
  const locks = navigator.locks as LockManager | undefined
  if (locks) return locks.request(name, work) as Promise<T>
  const before = queues.get(name) ?? Promise.resolve()
  const run = before.then(() => withLease(`piata.turn.${name}`, work))
  queues.set(
    name,
    run.catch(() => undefined),
  )
  return run
}

async function withLease<T>(key: string, work: () => Promise<T>): Promise<T> {
  const owner = randomId()
  const extend = () => localStorage.setItem(key, JSON.stringify({ owner, until: Date.now() + leaseMs }))
  for (;;) {
    const other = leaseAt(key)
    // A time far ahead is no lease of ours: the clock was set back.
    const waitMs = other && other.owner !== owner ? other.until - Date.now() : 0
    if (waitMs > 0 && waitMs <= leaseMs) {
      await released(key, waitMs)
      continue
    }
    extend()
    // Two tabs may have found it free at once; the one that wrote last has it.
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    if (leaseAt(key)?.owner === owner) break
  }
  const alive = setInterval(extend, leaseMs / 3)
  try {
    return await work()
  } finally {
    clearInterval(alive)
    if (leaseAt(key)?.owner === owner) localStorage.removeItem(key)
  }
}

function leaseAt(key: string): Lease | undefined {
  try {
    const lease = JSON.parse(localStorage.getItem(key) ?? 'null') as Lease | null
    return lease ?? undefined
  } catch {
    return undefined
  }
}

/** When another tab gives the lease back, or its time is over. */
function released(key: string, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('storage', changed)
      resolve()
    }
    const changed = (event: StorageEvent) => {
      if (event.key === key && event.newValue === null) end()
    }
    const timer = setTimeout(end, waitMs)
    addEventListener('storage', changed)
  })
}
