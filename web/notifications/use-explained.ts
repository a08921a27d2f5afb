'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { ApiError } from '../client/api-error.ts'
import { formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'

/** What went wrong, in words; whoever is not logged in is led to the log-in, and back. */
export function useExplained(locale: Locale): (error: unknown) => string {
  const t = useTranslations('notifications')
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return t('errors.failed')
      if (error.status === 401) {
        const here = window.location.pathname + window.location.search
        window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
        return ''
      }
      if (error.status === 0 || error.status === 503) return t('errors.offline')
      if (error.status === 412) return t('errors.changed')
      if (error.status === 429)
        return t('errors.tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) })
      return t('errors.failed')
    },
    [locale, t],
  )
}
