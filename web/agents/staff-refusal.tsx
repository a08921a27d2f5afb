'use client'

import { useTranslations } from 'next-intl'
import { ApiError } from '../client/api-error.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { ButtonLink } from '../ui/button.tsx'

/** Why a page is not shown to this account: it is not of the staff, or gave no second factor. */
export type Refused = 'not-yours' | 'needs-factor'

/** Undefined for a failure of another kind. */
export function refusedBy(error: unknown): Refused | undefined {
  if (!(error instanceof ApiError) || error.status !== 403) return undefined
  return error.kind === 'second-factor-needed' ? 'needs-factor' : 'not-yours'
}

/** What pages of the staff say to those whom they are not shown to. */
export function StaffRefusal({ locale, why }: { locale: Locale; why: Refused }) {
  const t = useTranslations('staff')
  const needsFactor = why === 'needs-factor'
  return (
    <div role="alert" className="flex max-w-prose flex-col items-start gap-4">
      <p className="text-lg font-semibold">{t(needsFactor ? 'needsFactor' : 'notYours')}</p>
      <p className="text-muted">{t(needsFactor ? 'needsFactorText' : 'notYoursText')}</p>
      {needsFactor ? (
        <ButtonLink href={`${href(locale, 'account')}#authenticator-title`}>{t('toAccount')}</ButtonLink>
      ) : (
        <ButtonLink href={href(locale, 'home')}>{t('home')}</ButtonLink>
      )}
    </div>
  )
}
