'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { ConfirmField, givenPassword } from './confirm-field.tsx'
import { explainFailure, minimumPassword } from './explain.ts'
import { PasswordField } from './password-field.tsx'
import type { FormErrors } from './problem-errors.ts'

const fieldIds = { '/currentPassword': 'current-password', '/password': 'new-password' }

/** Another password, which needs the present one and ends all other sessions. */
export function PasswordForm({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const [errors, setErrors] = useState<FormErrors>({ fields: [] })
  const [state, setState] = useState<'idle' | 'sending' | 'saved'>('idle')

  useEffect(() => {
    const first = errors.fields[0]?.fieldId ?? (errors.general ? 'password-errors' : undefined)
    if (first) document.getElementById(first)?.focus()
  }, [errors])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const currentPassword = givenPassword(form, 'currentPassword')
    const password = String(data.get('password'))
    const fields = []
    if (currentPassword === '') fields.push({ fieldId: 'current-password', message: t('errors.password') })
    if (password.length < minimumPassword)
      fields.push({ fieldId: 'new-password', message: t('errors.passwordShort', { count: minimumPassword }) })
    setErrors({ fields })
    if (fields.length > 0) return
    setState('sending')
    try {
      await api.PATCH('/v1/me', {
        body: { password, ...(currentPassword !== undefined && { currentPassword }) },
      })
      form.reset()
      setState('saved')
    } catch (error) {
      setState('idle')
      if (error instanceof ApiError && error.status === 401) return onLoggedOut()
      setErrors(explainFailure(error, { t, locale, fieldIds, newPassword: 'new-password' }))
    }
  }

  const errorOf = (fieldId: string) => errors.fields.find((field) => field.fieldId === fieldId)?.message
  const summary = [
    ...errors.fields,
    ...(errors.general ? [{ fieldId: 'password-errors', message: errors.general }] : []),
  ]
  return (
    <form
      method="post"
      onSubmit={submit}
      onChange={() => setState('idle')}
      noValidate
      aria-labelledby="password-title"
      className="flex flex-col gap-4 border-t border-line pt-6"
    >
      <h2 id="password-title" className="text-xl font-semibold">
        {t('changePassword.title')}
      </h2>
      <ErrorSummary
        id="password-errors"
        title={shared('errorsTitle', { count: summary.length })}
        errors={summary}
      />
      <ConfirmField
        id="current-password"
        name="currentPassword"
        error={errorOf('current-password')}
        locale={locale}
        onLoggedOut={onLoggedOut}
      />
      <PasswordField
        id="new-password"
        label={t('changePassword.new')}
        hint={t('passwordHint', { count: minimumPassword })}
        error={errorOf('new-password')}
        autoComplete="new-password"
        show={shared('showPassword')}
        hide={shared('hidePassword')}
      />
      <Button type="submit" look="secondary" disabled={state === 'sending'}>
        {state === 'sending' ? t('sending') : t('changePassword.submit')}
      </Button>
      <p role="status" className="font-medium">
        {state === 'saved' ? t('changePassword.saved') : ''}
      </p>
    </form>
  )
}
