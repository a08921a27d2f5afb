'use client'

import { useTranslations } from 'next-intl'
import { type Refused, StaffRefusal } from '../agents/staff-refusal.tsx'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'

/** What a page of the staff shows until it has what it shows, or why it has not. */
export function Loading({
  locale,
  trouble,
  reload,
}: {
  locale: Locale
  trouble: Refused | 'failed' | undefined
  reload: () => Promise<void>
}) {
  const t = useTranslations('desk')
  if (trouble === undefined) return <div aria-busy="true" className="h-64 rounded-card bg-sunken" />
  if (trouble !== 'failed') return <StaffRefusal locale={locale} why={trouble} />
  return (
    <div role="alert" className="flex flex-col items-start gap-4">
      <p>{t('failed')}</p>
      <Button look="secondary" onClick={() => void reload()}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
