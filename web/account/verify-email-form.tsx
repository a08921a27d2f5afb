'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { forgetToken } from '../session/session.ts'
import { takeWaiting } from '../session/waiting.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { explainFailure } from './explain.ts'
import { LinkVoid, Outcome } from './link-void.tsx'
import { useLinkToken } from './use-link-token.ts'

/** Confirms an address when somebody says so: programs that look at links in mails press no button. */
export function VerifyEmailForm({ locale }: { locale: Locale }) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const token = useLinkToken()
  const [state, setState] = useState<'idle' | 'sending' | 'done' | 'void'>('idle')
  const [problem, setProblem] = useState<string | undefined>()
  const [waiting, setWaiting] = useState<string | undefined>()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!token) return
    setState('sending')
    setProblem(undefined)
    try {
      await answer(publicApi.POST('/v1/auth/verify-email', { body: { token } }))
      // What this tab knows of the account is out of date.
      forgetToken()
      setWaiting(takeWaiting())
      setState('done')
    } catch (error) {
      if (error instanceof ApiError && error.status === 400) return setState('void')
      setProblem(explainFailure(error, { t, locale, fieldIds: {} }).general)
      setState('idle')
    }
  }

  if (state === 'done')
    return (
      <Outcome>
        <p>{t('verifyEmail.done')}</p>
        {waiting === undefined ? null : <ButtonLink href={waiting}>{t('verifyEmail.back')}</ButtonLink>}
        <ButtonLink href={href(locale, 'myListings')} look={waiting === undefined ? 'primary' : 'secondary'}>
          {t('verifyEmail.onward')}
        </ButtonLink>
      </Outcome>
    )
  if (state === 'void' || token === '')
    return <LinkVoid href={href(locale, 'account')} action={t('verifyEmail.again')} />
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col items-start gap-4">
      <ErrorSummary
        title={shared('errorsTitle', { count: 1 })}
        errors={problem ? [{ fieldId: 'form-errors', message: problem }] : []}
      />
      <p>{t('verifyEmail.text')}</p>
      <Button type="submit" disabled={!token || state === 'sending'}>
        {state === 'sending' ? t('sending') : t('verifyEmail.submit')}
      </Button>
    </form>
  )
}
