'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { currentSession, isProbablyLoggedIn } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { explainFailure } from './explain.ts'

/** Tells an account whose address is not confirmed that it cannot publish yet, and has the mail sent again. */
export function VerifyBanner({ locale }: { locale: Locale }) {
  const t = useTranslations('account')
  const [email, setEmail] = useState<string | undefined>()
  const [said, setSaid] = useState('')
  const [isSending, setSending] = useState(false)

  useEffect(() => {
    const look = async () => {
      if (!isProbablyLoggedIn()) return
      if (!(await currentSession())?.user.mustVerifyEmail) return
      // It may have been confirmed since this tab heard of the account.
      const user = await answer(api.GET('/v1/me', { cache: 'no-store' }))
      setEmail(user.mustVerifyEmail ? user.email : undefined)
    }
    const lookAgain = () => {
      if (document.visibilityState === 'visible') look().catch(() => undefined)
    }
    lookAgain()
    document.addEventListener('visibilitychange', lookAgain)
    return () => document.removeEventListener('visibilitychange', lookAgain)
  }, [])

  async function send() {
    setSending(true)
    try {
      await answer(api.POST('/v1/me/verification', { body: {} }))
      setSaid(t('verifyBanner.sent'))
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) setEmail(undefined)
      else setSaid(explainFailure(error, { t, locale, fieldIds: {} }).general ?? t('errors.failed'))
    }
    setSending(false)
  }

  if (email === undefined) return null
  return (
    <section
      aria-label={t('verifyBanner.title')}
      className="flex flex-col items-start gap-3 rounded-card border border-edge bg-surface p-4"
    >
      <p>
        <strong>{t('verifyBanner.title')}</strong> {t('verifyBanner.text', { email })}
      </p>
      <Button look="secondary" disabled={isSending} onClick={() => void send()}>
        {isSending ? t('sending') : t('verifyBanner.send')}
      </Button>
      <p role="status" className="font-medium">
        {said}
      </p>
    </section>
  )
}
