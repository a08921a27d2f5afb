'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { registerLimits } from '../client/limits.ts'
import { publicApi } from '../client/public-api.ts'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, TextField } from '../ui/field.tsx'
import { typedAddress } from '../ui/typed-text.ts'
import { useReady } from '../ui/use-ready.ts'
import { explainFailure } from './explain.ts'
import { Outcome } from './link-void.tsx'
import type { FormErrors } from './problem-errors.ts'

/** Asks for a mail with a link for a new password; it never says whether there is such an account. */
export function ForgotForm({ locale }: { locale: Locale }) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const [errors, setErrors] = useState<FormErrors>({ fields: [] })
  const [state, setState] = useState<'idle' | 'sending' | 'done'>('idle')
  const ready = useReady()

  useEffect(() => {
    const first = errors.fields[0]?.fieldId ?? (errors.general ? 'form-errors' : undefined)
    if (first) document.getElementById(first)?.focus()
  }, [errors])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = typedAddress(String(new FormData(event.currentTarget).get('email')))
    const wrong = { fieldId: 'email', message: t('errors.email') }
    if (!/^\S+@\S+\.\S+$/.test(email)) return setErrors({ fields: [wrong] })
    setErrors({ fields: [] })
    setState('sending')
    try {
      await answer(publicApi.POST('/v1/auth/forgot', { body: { email } }))
      setState('done')
    } catch (error) {
      const { fields, ...rest } = explainFailure(error, { t, locale, fieldIds: { '/email': 'email' } })
      setErrors({ fields: fields.length > 0 ? [wrong] : [], ...rest })
      setState('idle')
    }
  }

  if (state === 'done')
    return (
      <Outcome>
        <p>{t('forgot.done')}</p>
      </Outcome>
    )
  const summary = [
    ...errors.fields,
    ...(errors.general ? [{ fieldId: 'form-errors', message: errors.general }] : []),
  ]
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary title={shared('errorsTitle', { count: summary.length })} errors={summary} />
      <p>{t('forgot.text')}</p>
      <TextField
        id="email"
        name="email"
        type="email"
        inputMode="email"
        label={t('email')}
        error={errors.fields[0]?.message}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={registerLimits.email.maxLength}
        required
      />
      <Button type="submit" disabled={state === 'sending' || !ready}>
        {state === 'sending' ? t('sending') : t('forgot.submit')}
      </Button>
    </form>
  )
}
