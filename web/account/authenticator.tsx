'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { renderSVG } from 'uqr'
import { ApiError } from '../client/api-error.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { forgetToken } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ConfirmField, givenPassword } from './confirm-field.tsx'
import { explainFailure } from './explain.ts'

/** What is shown: whether there is an app, the app to be scanned, or the codes to be kept. */
type Step =
  | { at: 'off' | 'on'; left: number }
  | { at: 'scan'; secret: string; uri: string }
  | { at: 'codes'; codes: string[]; areNew: boolean }

const fieldIds = { '/password': 'authenticator-password', '/code': 'authenticator-code' }

/** An authenticator app for the account: beginning with the password, a QR code and a first code; ending with the password. */
export function Authenticator({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('account')
  const [step, setStep] = useState<Step | undefined>()
  const [problem, setProblem] = useState<string | undefined>()
  const [sending, setSending] = useState(false)

  useEffect(() => {
    api
      .GET('/v1/me/totp', { cache: 'no-store' })
      .then(({ data }) => data && setStep({ at: data.enabledAt ? 'on' : 'off', left: data.recoveryCodes }))
      // The form above says what is wrong with the whole page.
      .catch(() => undefined)
  }, [])

  useEffect(() => {
    if (problem) document.querySelector<HTMLElement>('#authenticator-password, #authenticator-code')?.focus()
  }, [problem])

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const isRenewal = (event.nativeEvent as SubmitEvent).submitter?.id === 'authenticator-renew'
    const code = String(new FormData(form).get('code') ?? '').trim()
    const password = givenPassword(form)
    if (step?.at !== 'scan' && password === '') return setProblem(t('errors.password'))
    if (step?.at === 'scan' && code.length < 6) return setProblem(t('secondFactor.wrong'))
    setProblem(undefined)
    setSending(true)
    try {
      setStep(await next(code, password, isRenewal))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return onLoggedOut()
      const { fields, general } = explainFailure(error, { t, locale, fieldIds })
      const isCode = fields[0]?.fieldId === 'authenticator-code'
      setProblem(isCode ? t('secondFactor.wrong') : (fields[0]?.message ?? general))
    } finally {
      setSending(false)
    }
  }

  async function next(code: string, password: string | undefined, isRenewal: boolean): Promise<Step> {
    if (step?.at === 'scan') {
      const { data } = await api.POST('/v1/me/totp/verify', { body: { code } })
      // The next one says that a code was given.
      forgetToken()
      return { at: 'codes', codes: data!.recoveryCodes, areNew: false }
    }
    const body = password === undefined ? {} : { password }
    if (step?.at === 'on' && isRenewal) {
      const { data } = await api.POST('/v1/me/totp/recovery-codes', { body })
      return { at: 'codes', codes: data!.recoveryCodes, areNew: true }
    }
    if (step?.at === 'on') {
      await api.DELETE('/v1/me/totp', { body })
      return { at: 'off', left: 0 }
    }
    const { data } = await api.POST('/v1/me/totp', { body })
    return { at: 'scan', ...data! }
  }

  if (!step) return null
  return (
    <section
      aria-labelledby="authenticator-title"
      className="flex flex-col items-stretch gap-4 border-t border-line pt-6"
    >
      <h2 id="authenticator-title" className="text-xl font-semibold">
        {t('authenticator.title')}
      </h2>
      <div role="status" className="flex flex-col gap-4">
        {step.at === 'codes' ? (
          <>
            <p>{t(step.areNew ? 'authenticator.renewed' : 'authenticator.codes')}</p>
            <ul className="grid grid-cols-1 gap-2 rounded-card bg-sunken p-4 font-mono sm:grid-cols-2">
              {step.codes.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </>
        ) : step.at === 'scan' ? (
          <p>{t('authenticator.scan')}</p>
        ) : (
          <p className="text-muted">
            {step.at === 'on' ? t('authenticator.on', { count: step.left }) : t('authenticator.off')}
          </p>
        )}
      </div>
      {step.at === 'codes' ? (
        <Button look="secondary" onClick={() => setStep({ at: 'on', left: step.codes.length })}>
          {t('authenticator.kept')}
        </Button>
      ) : (
        <form method="post" onSubmit={send} noValidate className="flex flex-col gap-4">
          {step.at === 'scan' ? (
            <>
              <QrCode text={step.uri} label={t('authenticator.qr')} />
              <p className="text-sm">
                {t('authenticator.byHand')} <code className="break-all font-mono">{step.secret}</code>
              </p>
              <TextField
                id="authenticator-code"
                name="code"
                label={t('secondFactor.code')}
                error={problem}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={30}
                required
              />
            </>
          ) : (
            <ConfirmField
              id="authenticator-password"
              error={problem}
              locale={locale}
              onLoggedOut={onLoggedOut}
            />
          )}
          {step.at === 'on' ? (
            <Button id="authenticator-renew" type="submit" look="secondary" disabled={sending}>
              {sending ? t('sending') : t('authenticator.renew')}
            </Button>
          ) : null}
          <Button type="submit" look={step.at === 'on' ? 'danger' : 'secondary'} disabled={sending}>
            {sending ? t('sending') : t(`authenticator.submit.${step.at}`)}
          </Button>
        </form>
      )}
    </section>
  )
}

/** Dark on white whatever the page's colours, as cameras expect it. */
function QrCode({ text, label }: { text: string; label: string }) {
  const source = `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 4 }))}`
  return <img src={source} alt={label} width={224} height={224} className="self-center rounded-card" />
}
