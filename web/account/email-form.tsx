'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { registerLimits } from '../client/limits.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, TextField } from '../ui/field.tsx'
import { typedAddress } from '../ui/typed-text.ts'
import { ConfirmField, givenPassword } from './confirm-field.tsx'
import { explainFailure } from './explain.ts'
import type { FormErrors } from './problem-errors.ts'

const fieldIds = { '/email': 'new-email', '/currentPassword': 'email-password' }

/** Another address, which needs the password and the word of both mailboxes. */
export function EmailForm({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const [errors, setErrors] = useState<FormErrors>({ fields: [] })
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle')

  useEffect(() => {
    const first = errors.fields[0]?.fieldId ?? (errors.general ? 'email-errors' : undefined)
    if (first) document.getElementById(first)?.focus()
  }, [errors])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const email = typedAddress(String(data.get('email')))
    const currentPassword = givenPassword(form, 'currentPassword')
    const fields = []
    if (!/^\S+@\S+\.\S+$/.test(email)) fields.push({ fieldId: 'new-email', message: t('errors.email') })
    if (currentPassword === '') fields.push({ fieldId: 'email-password', message: t('errors.password') })
    setErrors({ fields })
    if (fields.length > 0) return
    setState('sending')
    try {
      const body = { email, ...(currentPassword !== undefined && { currentPassword }) }
      await answer(api.POST('/v1/me/email', { body }))
      form.reset()
      setState('sent')
    } catch (error) {
      setState('idle')
      if (error instanceof ApiError && error.status === 401) return onLoggedOut()
      setErrors(explainFailure(error, { t, locale, fieldIds }))
    }
  }

  const errorOf = (fieldId: string) => errors.fields.find((field) => field.fieldId === fieldId)?.message
  const summary = [
    ...errors.fields,
    ...(errors.general ? [{ fieldId: 'email-errors', message: errors.general }] : []),
  ]
  return (
    <form
      method="post"
      onSubmit={submit}
      onChange={() => setState('idle')}
      noValidate
      aria-labelledby="email-title"
      className="flex flex-col gap-4 border-t border-line pt-6"
    >
      <h2 id="email-title" className="text-xl font-semibold">
        {t('changeEmail.title')}
      </h2>
      <ErrorSummary
        id="email-errors"
        title={shared('errorsTitle', { count: summary.length })}
        errors={summary}
      />
      <TextField
        id="new-email"
        name="email"
        type="email"
        inputMode="email"
        label={t('changeEmail.new')}
        hint={t('changeEmail.hint')}
        error={errorOf('new-email')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={registerLimits.email.maxLength}
        required
      />
      <ConfirmField
        id="email-password"
        name="currentPassword"
        error={errorOf('email-password')}
        locale={locale}
        onLoggedOut={onLoggedOut}
      />
      <Button type="submit" look="secondary" disabled={state === 'sending'}>
        {state === 'sending' ? t('sending') : t('changeEmail.submit')}
      </Button>
      <p role="status" className="font-medium">
        {state === 'sent' ? t('changeEmail.sent') : ''}
      </p>
    </form>
  )
}
