'use client'

import { useCallback } from 'react'
import { ConfirmationProvider } from '../account/use-confirmation.tsx'
import { href, type Locale } from '../i18n/routes.ts'
import { useReady } from '../ui/use-ready.ts'
import { Keys } from './keys.tsx'
import { Webhooks } from './webhooks.tsx'

/** What programs of the account use. `site` is the site's origin. */
export function Developers({ locale, site }: { locale: Locale; site: string }) {
  const isReady = useReady()
  const toLogin = useCallback(() => {
    const here = window.location.pathname
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
  }, [locale])
  // Whether there are passkeys only the browser knows.
  if (!isReady) return <div aria-busy="true" className="h-64 rounded-card bg-sunken" />
  return (
    <ConfirmationProvider site={site}>
      <Keys locale={locale} onLoggedOut={toLogin} />
      <Webhooks locale={locale} onLoggedOut={toLogin} />
    </ConfirmationProvider>
  )
}
