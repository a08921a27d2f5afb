'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { forgetToken } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { explainFailure } from './explain.ts'
import { LinkVoid, Outcome } from './link-void.tsx'
import { useLinkToken } from './use-link-token.ts'

/** Confirms a change of address from one of its mailboxes; from the present one it can be stopped too. */
export function ConfirmEmailForm({ locale }: { locale: Locale }) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const [token, side] = useLinkToken()?.split('.') ?? []
  const [state, setState] = useState<'idle' | 'sending' | 'waiting' | 'changed' | 'stopped' | 'void'>('idle')
  const [problem, setProblem] = useState<string | undefined>()

  async function send(work: (body: { token: string }) => Promise<'waiting' | 'changed' | 'stopped'>) {
    if (!token) return
    setState('sending')
    setProblem(undefined)
    try {
      setState(await work({ token }))
      // What this tab knows of the account is out of date.
      forgetToken()
    } catch (error) {
      if (error instanceof ApiError && error.status === 400) return setState('void')
      const isTaken = error instanceof ApiError && error.status === 409
      setProblem(
        isTaken ? t('errors.emailTaken') : explainFailure(error, { t, locale, fieldIds: {} }).general,
      )
      setState('idle')
    }
  }

  const confirm = () =>
    send(async (body) =>
      (await answer(publicApi.POST('/v1/auth/confirm-email', { body }))).isChanged ? 'changed' : 'waiting',
    )
  const stop = () =>
    send(async (body) => {
      await answer(publicApi.POST('/v1/auth/stop-email', { body }))
      return 'stopped'
    })

  if (state === 'waiting' || state === 'changed' || state === 'stopped')
    return (
      <Outcome>
        <p>{t(`confirmEmail.${state}`)}</p>
        {state === 'stopped' ? (
          <ButtonLink href={href(locale, 'forgotPassword')}>{t('reset.title')}</ButtonLink>
        ) : null}
      </Outcome>
    )
  if (state === 'void' || token === '')
    return <LinkVoid href={href(locale, 'account')} action={t('profile.title')} />
  const isIdle = Boolean(token) && state === 'idle'
  return (
    <form
      method="post"
      onSubmit={(event) => event.preventDefault()}
      className="flex flex-col items-start gap-4"
    >
      <ErrorSummary
        title={shared('errorsTitle', { count: 1 })}
        errors={problem ? [{ fieldId: 'form-errors', message: problem }] : []}
      />
      <p>{t(side === 'old' ? 'confirmEmail.textOld' : 'confirmEmail.textNew')}</p>
      <div className="flex flex-wrap gap-3">
        <Button disabled={!isIdle} onClick={() => void confirm()}>
          {t('confirmEmail.submit')}
        </Button>
        {side === 'old' ? (
          <Button look="danger" disabled={!isIdle} onClick={() => void stop()}>
            {t('confirmEmail.stop')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
