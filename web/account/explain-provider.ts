import type { useTranslations } from 'next-intl'
import type { ProviderOutcome } from './provider-outcome.ts'

const known = ['cancelled', 'away', 'link-first', 'no-address', 'linked-already'] as const

/** Why a provider's log-in came to nothing, in its reader's language. */
export function explainProvider(
  { problem, reason }: Extract<ProviderOutcome, { kind: 'problem' }>,
  t: ReturnType<typeof useTranslations<'account'>>,
): string {
  if (problem === 'suspended') return t('errors.suspended', { reason: reason ?? '–' })
  const key = known.find((one) => one === problem)
  return t(`providers.problems.${key ?? 'refused'}`)
}
