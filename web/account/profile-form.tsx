'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import { updateMeLimits } from '../client/limits.ts'
import type { LoginProvider } from '../client/login-providers.ts'
import type { User } from '../client/types.ts'
import { ownName } from '../i18n/format.ts'
import { href, isLocale, type Locale, locales } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { logout, renamed } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, SelectField, TextField } from '../ui/field.tsx'
import { typedAddress, typedText } from '../ui/typed-text.ts'
import { Authenticator } from './authenticator.tsx'
import { DeleteAccount } from './delete-account.tsx'
import { EmailForm } from './email-form.tsx'
import { explainFailure } from './explain.ts'
import { Passkeys } from './passkeys.tsx'
import { PasswordForm } from './password-form.tsx'
import type { FormErrors } from './problem-errors.ts'
import { Providers } from './providers.tsx'
import { SessionsList } from './sessions-list.tsx'
import { TraderForm } from './trader-form.tsx'
import { ConfirmationProvider } from './use-confirmation.tsx'

const phonePattern = new RegExp(updateMeLimits.phone.pattern)
const visibilities = ['nobody', 'members', 'everybody'] as const satisfies User['phoneVisibility'][]
const fieldIds = { '/name': 'name', '/phone': 'phone', '/locale': 'locale' }

/** The account's own name, telephone (and who may see it) and language; what another tab changed meanwhile is not overwritten. */
export function ProfileForm({
  locale,
  site,
  providers,
}: {
  locale: Locale
  /** Its origin. */
  site: string
  providers: LoginProvider[]
}) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const [user, setUser] = useState<User | undefined>()
  const [etag, setEtag] = useState('*')
  const [errors, setErrors] = useState<FormErrors>({ fields: [] })
  const [state, setState] = useState<'idle' | 'sending' | 'saved'>('idle')
  const form = useRef<HTMLFormElement>(null)

  const toLogin = useCallback(() => {
    const here = window.location.pathname
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
  }, [locale])

  const explain = useCallback(
    (error: unknown): FormErrors => {
      if (!(error instanceof ApiError) || error.status !== 401)
        return explainFailure(error, { t, locale, fieldIds })
      toLogin()
      return { fields: [] }
    },
    [locale, t, toLogin],
  )

  const take = useCallback(({ data, response }: { data?: User; response: Response }) => {
    setUser(data)
    setEtag(response.headers.get('etag') ?? '*')
  }, [])

  useEffect(() => {
    api
      .GET('/v1/me', { cache: 'no-store' })
      .then(take)
      .catch((error: unknown) => setErrors(explain(error)))
  }, [take, explain])

  useEffect(() => {
    const first = errors.fields[0]?.fieldId ?? (errors.general ? 'form-errors' : undefined)
    if (first) document.getElementById(first)?.focus()
  }, [errors])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const name = typedText(String(data.get('name')))
    const phone = typedAddress(String(data.get('phone')))
    const fields = []
    if (name.length < updateMeLimits.name.minLength)
      fields.push({ fieldId: 'name', message: t('errors.name') })
    if (phone !== '' && !phonePattern.test(phone))
      fields.push({ fieldId: 'phone', message: t('errors.phone') })
    setErrors({ fields })
    if (fields.length > 0) return
    setState('sending')
    try {
      const language = String(data.get('locale'))
      const chosen = visibilities.find((known) => known === data.get('phoneVisibility'))
      const body = {
        ...{ name, phone: phone || null },
        ...(chosen ? { phoneVisibility: chosen } : {}),
        ...(isLocale(language) ? { locale: language } : {}),
      }
      take(await api.PATCH('/v1/me', { params: { header: { 'if-match': etag } }, body }))
      renamed(name)
      setState('saved')
    } catch (error) {
      setErrors(explain(error))
      setState('idle')
    }
  }

  async function leave() {
    await logout().catch(() => undefined)
    window.location.assign(href(locale, 'home'))
  }

  const errorOf = (fieldId: string) => errors.fields.find((field) => field.fieldId === fieldId)?.message
  const summary = [
    ...errors.fields,
    ...(errors.general ? [{ fieldId: 'form-errors', message: errors.general }] : []),
  ]
  const problems = <ErrorSummary title={shared('errorsTitle', { count: summary.length })} errors={summary} />
  if (!user) {
    return summary.length > 0 ? (
      problems
    ) : (
      <div aria-busy="true" className="flex flex-col gap-4">
        {[1, 2, 3].map((row) => (
          <div key={row} className="h-20 rounded-card bg-sunken" />
        ))}
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-8">
      <form
        ref={form}
        method="post"
        onSubmit={submit}
        onChange={() => setState('idle')}
        noValidate
        className="flex flex-col gap-4"
      >
        {problems}
        <p>
          {t('email')}: <span className="font-medium">{user.email}</span>
        </p>
        <TextField
          id="name"
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          error={errorOf('name')}
          defaultValue={user.name}
          autoComplete="name"
          maxLength={updateMeLimits.name.maxLength}
          required
        />
        <TextField
          id="phone"
          name="phone"
          type="tel"
          label={t('phone')}
          note={shared('optional')}
          error={errorOf('phone')}
          defaultValue={user.phone ?? ''}
          autoComplete="tel"
        />
        <SelectField
          id="phone-visibility"
          name="phoneVisibility"
          label={t('phoneVisibility')}
          hint={t('phoneVisibilityHint')}
          defaultValue={user.phoneVisibility}
        >
          {visibilities.map((visibility) => (
            <option key={visibility} value={visibility}>
              {t(`phoneVisibilities.${visibility}`)}
            </option>
          ))}
        </SelectField>
        <SelectField id="locale" name="locale" label={t('language')} defaultValue={user.locale}>
          {locales.map((language) => (
            <option key={language} value={language} lang={language}>
              {ownName(language)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" disabled={state === 'sending'}>
          {state === 'sending' ? t('sending') : t('profile.submit')}
        </Button>
        <p role="status" className="font-medium">
          {state === 'saved' ? t('profile.saved') : ''}
        </p>
        <div className="border-t border-line pt-4">
          <Button look="secondary" onClick={() => void leave()}>
            {t('profile.logout')}
          </Button>
        </div>
      </form>
      <ConfirmationProvider site={site}>
        <TraderForm locale={locale} onLoggedOut={toLogin} />
        <EmailForm locale={locale} onLoggedOut={toLogin} />
        <PasswordForm locale={locale} onLoggedOut={toLogin} />
        <Passkeys locale={locale} onLoggedOut={toLogin} />
        <Providers locale={locale} providers={providers} onLoggedOut={toLogin} />
        <Authenticator locale={locale} onLoggedOut={toLogin} />
        <SessionsList locale={locale} onLoggedOut={toLogin} />
        <DeleteAccount locale={locale} onLoggedOut={toLogin} />
      </ConfirmationProvider>
    </div>
  )
}
