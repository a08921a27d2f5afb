'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { forget } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { explainFailure, minimumPassword } from './explain.ts'
import { LinkVoid, Outcome } from './link-void.tsx'
import { PasswordField } from './password-field.tsx'
import type { FormErrors } from './problem-errors.ts'
import { useLinkToken } from './use-link-token.ts'

/** A new password by the link of a mail. */
export function ResetForm({ locale }: { locale: Locale }) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const token = useLinkToken()
  const [errors, setErrors] = useState<FormErrors>({ fields: [] })
  const [state, setState] = useState<'idle' | 'sending' | 'done' | 'void'>('idle')

  useEffect(() => {
    const first = errors.fields[0]?.fieldId ?? (errors.general ? 'form-errors' : undefined)
    if (first) document.getElementById(first)?.focus()
  }, [errors])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    if (!token) return
    if (password.length < minimumPassword) {
      const message = t('errors.passwordShort', { count: minimumPassword })
      return setErrors({ fields: [{ fieldId: 'password', message }] })
    }
    setErrors({ fields: [] })
    setState('sending')
    try {
      await answer(publicApi.POST('/v1/auth/reset', { body: { token, password } }))
      forget()
      setState('done')
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'link-void') return setState('void')
      const fieldIds = { '/password': 'password' }
      setErrors(explainFailure(error, { t, locale, fieldIds, newPassword: 'password' }))
      setState('idle')
    }
  }

  if (state === 'done')
    return (
      <Outcome>
        <p>{t('reset.done')}</p>
        <ButtonLink href={href(locale, 'login')}>{t('login.submit')}</ButtonLink>
      </Outcome>
    )
  if (state === 'void' || token === '')
    return <LinkVoid href={href(locale, 'forgotPassword')} action={t('reset.again')} />
  const summary = [
    ...errors.fields,
    ...(errors.general ? [{ fieldId: 'form-errors', message: errors.general }] : []),
  ]
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary title={shared('errorsTitle', { count: summary.length })} errors={summary} />
      <PasswordField
        label={t('changePassword.new')}
        hint={t('passwordHint', { count: minimumPassword })}
        error={errors.fields[0]?.message}
        autoComplete="new-password"
        show={shared('showPassword')}
        hide={shared('hidePassword')}
      />
      <Button type="submit" disabled={!token || state === 'sending'}>
        {state === 'sending' ? t('sending') : t('reset.submit')}
      </Button>
    </form>
  )
}
