'use client'

import { useTranslations } from 'next-intl'
import { href, type Locale } from '../i18n/routes.ts'
import { Button, ButtonLink } from '../ui/button.tsx'

/** Why there is no form: no such listing of this account, one that can be changed no longer, or no answer. */
export type Closed = 'gone' | 'locked' | 'failed'

export function ClosedForm({ locale, because }: { locale: Locale; because: Closed }) {
  const t = useTranslations('publish')
  const account = useTranslations('account.errors')
  if (because === 'failed') {
    return (
      <div role="alert" className="flex flex-col items-start gap-4">
        <p>{account('offline')}</p>
        <Button onClick={() => window.location.reload()}>{t('tryAgain')}</Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <p>{t(because)}</p>
      <ButtonLink href={href(locale, 'myListings')}>{t('toMyListings')}</ButtonLink>
    </div>
  )
}

export function LoadingForm() {
  const t = useTranslations('publish')
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <p className="sr-only">{t('loading')}</p>
      {[1, 2, 3].map((row) => (
        <div key={row} className="h-20 rounded-card bg-sunken" />
      ))}
    </div>
  )
}
