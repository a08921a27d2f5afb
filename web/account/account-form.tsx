'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import { registerLimits } from '../client/limits.ts'
import type { LoginProvider } from '../client/login-providers.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { wasDismissed } from '../session/passkeys.ts'
import { currentSession, forgetToken, isProbablyLoggedIn, login, register } from '../session/session.ts'
import { keepWaiting } from '../session/waiting.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, SelectField, TextField } from '../ui/field.tsx'
import { typedAddress, typedText } from '../ui/typed-text.ts'
import { useReady } from '../ui/use-ready.ts'
import { explainFailure, minimumPassword } from './explain.ts'
import { explainProvider } from './explain-provider.ts'
import { nextPath } from './next-path.ts'
import { PasswordField } from './password-field.tsx'
import type { FormErrors } from './problem-errors.ts'
import { ProviderLinks } from './provider-links.tsx'
import { takeProviderOutcome } from './provider-outcome.ts'
import { SecondFactorForm } from './second-factor-form.tsx'
import { usePasskeyLogin } from './use-passkey-login.ts'

const fieldIds = { '/email': 'email', '/password': 'password', '/name': 'name' }

/** Log-in and registration: the same form, with a name when an account is made. */
export function AccountForm({
  locale,
  mode,
  site,
  providers,
  next,
}: {
  locale: Locale
  mode: 'login' | 'register'
  /** Its origin, where passkeys are offered. */
  site: string
  providers: LoginProvider[]
  next?: string
}) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const [errors, setErrors] = useState<FormErrors>({ fields: [] })
  const [sending, setSending] = useState(false)
  const [challenge, setChallenge] = useState<string | undefined>()
  const ready = useReady()
  const form = useRef<HTMLFormElement>(null)
  const target = nextPath(next, href(locale, 'myListings'))

  // Who is logged in already has nothing to do here, as who comes back from a provider.
  useEffect(() => {
    const outcome = takeProviderOutcome()
    if (outcome?.kind === 'challenge') return setChallenge(outcome.challenge)
    if (outcome?.kind === 'problem') return setErrors({ fields: [], general: explainProvider(outcome, t) })
    // What this tab knows is of whoever was logged in before.
    if (outcome) forgetToken()
    else if (!isProbablyLoggedIn()) return
    currentSession()
      .then((session) => session && window.location.replace(target))
      .catch(() => undefined)
  }, [target, t])

  const passkeys = usePasskeyLogin({
    site,
    isActive: mode === 'login' && !sending && challenge === undefined,
    onDone: () => window.location.replace(target),
    onFailed: (error) => setErrors({ fields: [], general: explainPasskey(error) }),
  })

  useEffect(() => {
    const first = errors.fields[0]
    if (first) form.current?.querySelector<HTMLElement>(`#${first.fieldId}`)?.focus()
    else if (errors.general) form.current?.querySelector<HTMLElement>('#form-errors')?.focus()
  }, [errors])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const email = typedAddress(String(data.get('email')))
    const password = String(data.get('password'))
    const name = typedText(String(data.get('name') ?? ''))
    const found = localErrors({ email, password, name })
    if (found.fields.length > 0) return setErrors(found)
    setSending(true)
    try {
      if (mode === 'login') await login(email, password)
      else if ((await register({ email, password, name })).mustVerifyEmail && next) keepWaiting(target)
      // What a trader has to say follows at once.
      if (data.get('seller') === 'trader') return window.location.replace(`${href(locale, 'account')}#trader`)
      // Not `assign`: going back should lead to where one came from, not to this form.
      window.location.replace(target)
    } catch (error) {
      setSending(false)
      const asked = error instanceof ApiError ? error.problem?.challenge : undefined
      if (asked !== undefined) return setChallenge(asked)
      setErrors(explain(error))
    }
  }

  async function submitPasskey() {
    setErrors({ fields: [] })
    setSending(true)
    if (!(await passkeys.logIn())) setSending(false)
  }

  function explainPasskey(error: unknown): string {
    if (wasDismissed(error)) return t('passkeys.dismissed')
    if (error instanceof ApiError && error.kind === 'passkey-refused') return t('passkeys.refused')
    return explainFailure(error, { t, locale, fieldIds: {} }).general ?? t('errors.failed')
  }

  function localErrors(input: { email: string; password: string; name: string }): FormErrors {
    const fields = []
    if (mode === 'register' && input.name.length < registerLimits.name.minLength)
      fields.push({ fieldId: 'name', message: t('errors.name') })
    if (!/^\S+@\S+\.\S+$/.test(input.email)) fields.push({ fieldId: 'email', message: t('errors.email') })
    if (mode === 'register' ? input.password.length < minimumPassword : input.password === '')
      fields.push({
        fieldId: 'password',
        message:
          mode === 'register' ? t('errors.passwordShort', { count: minimumPassword }) : t('errors.password'),
      })
    return { fields }
  }

  function explain(error: unknown): FormErrors {
    const status = error instanceof ApiError ? error.status : undefined
    if (status === 401) return { fields: [], general: t('errors.credentials') }
    if (status === 409) return { fields: [{ fieldId: 'email', message: t('errors.emailTaken') }] }
    return explainFailure(error, {
      t,
      locale,
      fieldIds,
      ...(mode === 'register' ? { newPassword: 'password' } : {}),
    })
  }

  const errorOf = (fieldId: string) => errors.fields.find((field) => field.fieldId === fieldId)?.message
  const summary = [
    ...errors.fields,
    ...(errors.general ? [{ fieldId: 'form-errors', message: errors.general }] : []),
  ]
  const other = mode === 'login' ? 'register' : 'login'
  const otherHref = `${href(locale, other)}${next ? `?next=${encodeURIComponent(target)}` : ''}`

  if (challenge !== undefined) {
    return (
      <SecondFactorForm
        locale={locale}
        challenge={challenge}
        onDone={() => window.location.replace(target)}
        onVoid={(general) => {
          setChallenge(undefined)
          setErrors(general === undefined ? { fields: [] } : { fields: [], general })
        }}
      />
    )
  }
  return (
    // Never the address: what is sent before the script listens would stand in it, the password too.
    <form
      ref={form}
      method="post"
      onSubmit={submit}
      noValidate
      className="flex w-full max-w-form flex-col gap-4"
    >
      <ErrorSummary title={shared('errorsTitle', { count: summary.length })} errors={summary} />
      {mode === 'register' ? (
        <TextField
          id="name"
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          error={errorOf('name')}
          autoComplete="name"
          maxLength={registerLimits.name.maxLength}
          required
        />
      ) : null}
      <TextField
        id="email"
        name="email"
        type="email"
        inputMode="email"
        label={t('email')}
        error={errorOf('email')}
        autoComplete={mode === 'login' ? 'username webauthn' : 'email'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={registerLimits.email.maxLength}
        required
      />
      <PasswordField
        label={t('password')}
        hint={mode === 'register' ? t('passwordHint', { count: minimumPassword }) : undefined}
        error={errorOf('password')}
        autoComplete={mode === 'login' ? 'current-password' : 'new-password'}
        show={shared('showPassword')}
        hide={shared('hidePassword')}
      />
      {mode === 'login' ? (
        <a href={href(locale, 'forgotPassword')} className="text-sm font-medium text-accent underline">
          {t('forgotLink')}
        </a>
      ) : null}
      {mode === 'register' ? (
        <SelectField id="seller" name="seller" label={t('trader.as')} hint={t('trader.asHint')}>
          <option value="private">{t('trader.private')}</option>
          <option value="trader">{t('trader.trader')}</option>
        </SelectField>
      ) : null}
      {/* A disabled button keeps Enter from sending the form as well. */}
      <Button type="submit" disabled={sending || !ready}>
        {sending ? t('sending') : t(`${mode}.submit`)}
      </Button>
      {mode === 'login' && passkeys.isOffered ? (
        <Button look="secondary" disabled={sending || !ready} onClick={() => void submitPasskey()}>
          {t('passkeys.logIn')}
        </Button>
      ) : null}
      <ProviderLinks
        providers={providers}
        locale={locale}
        back={`${href(locale, 'login')}${next ? `?${new URLSearchParams({ next: target })}` : ''}`}
      />
      <p className="text-sm">
        {t(`${mode}.other`)}{' '}
        <a href={otherHref} className="font-medium text-accent underline">
          {t(`${mode}.otherLink`)}
        </a>
      </p>
    </form>
  )
}
