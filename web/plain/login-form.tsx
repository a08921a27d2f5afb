import { explainFailure, minimumPassword } from '../account/explain.ts'
import type { ApiError } from '../client/api-error.ts'
import { registerLimits } from '../client/limits.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { HiddenFields, PlainForm } from './plain-form.tsx'
import { type FormState, problemOfFault } from './state.ts'

/** Password, or the code that follows it, or a new account. What was written before goes along and is sent once somebody is logged in. */
export function LoginForm({ locale, state }: { locale: Locale; state: FormState }) {
  const t = translator(locale, 'account')
  const inbox = translator(locale, 'inbox')
  const { values, fault, challenge, isNew, key } = state
  const carried = { listing: values.listing, c: values.c, text: values.text, key }
  return (
    <div className="flex max-w-form flex-col gap-4">
      <h2 className="text-lg font-semibold">
        {t(challenge !== null ? 'secondFactor.title' : isNew ? 'register.title' : 'login.title')}
      </h2>
      {values.text ? (
        <>
          <p role="status">{inbox('loginFirst')}</p>
          <blockquote className="rounded-card border border-line bg-sunken p-3 whitespace-pre-line wrap-anywhere">
            {values.text}
          </blockquote>
        </>
      ) : null}
      {fault?.about === 'login' ? (
        <p role="alert" className="rounded-card border border-danger bg-danger-soft p-3">
          {explain(locale, problemOfFault(fault), isNew)}
        </p>
      ) : null}
      {challenge === null ? (
        <PlainForm locale={locale} action={isNew ? 'register' : 'login'}>
          <HiddenFields values={carried} />
          {isNew ? (
            <TextField
              id="name"
              name="name"
              label={t('name')}
              hint={t('nameHint')}
              autoComplete="name"
              {...registerLimits.name}
              defaultValue={values.name}
              required
            />
          ) : null}
          <TextField
            id="email"
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values.email}
            required
          />
          <TextField
            id="password"
            name="password"
            type="password"
            label={t('password')}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            {...(isNew
              ? { minLength: minimumPassword, hint: t('passwordHint', { count: minimumPassword }) }
              : {})}
            required
          />
          <Button type="submit">{t(isNew ? 'register.submit' : 'login.submit')}</Button>
        </PlainForm>
      ) : (
        <PlainForm locale={locale} action="code">
          <HiddenFields values={{ ...carried, challenge }} />
          <TextField
            id="code"
            name="code"
            label={t('secondFactor.code')}
            hint={t('secondFactor.hint')}
            autoComplete="one-time-code"
            maxLength={30}
            required
          />
          <Button type="submit">{t('login.submit')}</Button>
        </PlainForm>
      )}
      {isNew || challenge !== null ? null : (
        <PlainForm locale={locale} action="new-account" className="items-start text-sm">
          <HiddenFields values={carried} />
          <p>{t('login.other')}</p>
          <Button type="submit" look="secondary">
            {t('login.otherLink')}
          </Button>
        </PlainForm>
      )}
    </div>
  )
}

function explain(locale: Locale, error: ApiError, isNew: boolean): string {
  const t = translator(locale, 'account')
  if (error.kind === 'challenge-void') return t('secondFactor.void')
  if (error.kind === 'wrong-code') return t('secondFactor.wrong')
  if (error.status === 401) return t('errors.credentials')
  if (isNew && error.status === 409) return t('errors.emailTaken')
  const fieldIds = { '/name': 'name', '/email': 'email', '/password': 'password' }
  const { general, fields } = explainFailure(error, { t, locale, fieldIds, newPassword: 'password' })
  return general ?? fields[0]?.message ?? t('errors.failed')
}
