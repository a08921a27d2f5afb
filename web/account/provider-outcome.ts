/** What a provider's log-in came to: it stands behind the `#` of the page that the browser came back to. */
export type ProviderOutcome =
  | { kind: 'entered' | 'linked' }
  | { kind: 'challenge'; challenge: string }
  | { kind: 'problem'; problem: string; reason: string | undefined }

/** Takes the outcome out of the address, so that a reload does not tell it again; undefined where there is none. */
export function takeProviderOutcome(): ProviderOutcome | undefined {
  const outcome = readProviderOutcome(window.location.hash)
  if (outcome) history.replaceState(history.state, '', window.location.pathname + window.location.search)
  return outcome
}

export function readProviderOutcome(hash: string): ProviderOutcome | undefined {
  const told = new URLSearchParams(hash.replace(/^#/, ''))
  if (told.has('entered')) return { kind: 'entered' }
  if (told.has('linked')) return { kind: 'linked' }
  const challenge = told.get('challenge')
  if (challenge) return { kind: 'challenge', challenge }
  const problem = told.get('problem')
  return problem ? { kind: 'problem', problem, reason: told.get('reason') ?? undefined } : undefined
}
