/**
 * What this browser knows of favourites, the last added first: of the account in use what the server said last, of nobody's what was chosen before a log-in.
 * Pages hold nothing of it, so that they are the same for everybody.
 */
interface Kept {
  /** Null before a log-in. */
  account: string | null
  ids: string[]
}

const key = 'piata.favourites'
/** As many as an account may have. */
const mostKept = 500

/** Written by `session.ts`; says whose account is in use. */
export const accountNow = (): string | null => localStorage.getItem('piata.account')

/** What is kept, whosever it is. */
export function stored(): Kept {
  try {
    const { account, ids } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>
    if (Array.isArray(ids))
      return { account: account ?? null, ids: ids.filter((id) => typeof id === 'string').slice(0, mostKept) }
  } catch {
    // Nothing that we wrote.
  }
  return { account: null, ids: [] }
}

/** What is marked now: those chosen before a log-in too, until they have been added to the account. */
export function marked(): ReadonlySet<string> {
  const { account, ids } = stored()
  return new Set(account === null || account === accountNow() ? ids : [])
}

export function keep(kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...kept, ids: kept.ids.slice(0, mostKept) }))
  } catch {
    // Storage may be full or forbidden: what is on the page stays marked.
  }
  dispatchEvent(new Event('piata-favourites'))
}

/** Marks one for whoever is there now, or takes its mark away. */
export function mark(id: string, isMarked: boolean): void {
  const { account, ids } = stored()
  const isOthers = account !== null && account !== accountNow()
  const rest = isOthers ? [] : ids.filter((other) => other !== id)
  // What waits to be added to an account stays nobody's.
  keep({ account: isOthers ? accountNow() : account, ids: isMarked ? [id, ...rest] : rest })
}

/** Calls `listener` whenever what is marked may have changed, by this tab or another one. Returns what ends it. */
export function onMarked(listener: () => void): () => void {
  const fromElsewhere = (event: StorageEvent) => {
    if (event.key === key || event.key === 'piata.account' || event.key === null) listener()
  }
  addEventListener('piata-favourites', listener)
  addEventListener('storage', fromElsewhere)
  addEventListener('pageshow', listener)
  return () => {
    removeEventListener('piata-favourites', listener)
    removeEventListener('storage', fromElsewhere)
    removeEventListener('pageshow', listener)
  }
}
