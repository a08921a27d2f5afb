'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import type { CasesOfOthers } from '../client/types.ts'
import { api } from '../session/api.ts'

/** What waits for somebody else than the one who looks, and why; and for somebody who is not there yet. */
export function Others({ onFound }: { onFound?: (isAny: boolean) => void }) {
  const t = useTranslations('staff.others')
  const [found, setFound] = useState<CasesOfOthers | undefined>()
  useEffect(() => {
    answer(api.GET('/v1/admin/queue/others', { cache: 'no-store' }))
      .then((counts) => {
        setFound(counts)
        onFound?.(sumOf(counts) > 0)
      })
      // Where the page beside it cannot be shown, it says why.
      .catch(() => undefined)
  }, [onFound])
  if (found === undefined || (sumOf(found) === 0 && found.nobody === 0)) return null
  return (
    <section aria-label={t('title')} className="rounded-card border border-line bg-surface p-4">
      <h2 className="font-semibold">{t('title')}</h2>
      <ul className="list-disc pl-6">
        {(['decided', 'reported', 'own'] as const)
          .filter((why) => found[why] > 0)
          .map((why) => (
            <li key={why}>{t(why, { count: found[why] })}</li>
          ))}
      </ul>
      {found.nobody > 0 ? (
        <p className="mt-2 font-medium text-danger">
          {t('nobody', { count: found.nobody })} <code className="wrap-anywhere">npm run admin -- grant</code>
        </p>
      ) : null}
    </section>
  )
}

const sumOf = ({ decided, reported, own }: CasesOfOthers) => decided + reported + own
