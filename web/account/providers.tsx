'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { LoginProvider } from '../client/login-providers.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmField, givenPassword } from './confirm-field.tsx'
import { explainFailure } from './explain.ts'
import { explainProvider } from './explain-provider.ts'
import { takeProviderOutcome } from './provider-outcome.ts'
import { useConfirmation } from './use-confirmation.tsx'

const passwordId = 'provider-password'

/** The providers by which one logs in: linking, and unlinking. */
export function Providers({
  locale,
  providers,
  onLoggedOut,
}: {
  locale: Locale
  providers: LoginProvider[]
  onLoggedOut: () => void
}) {
  const t = useTranslations('account')
  const { identities, loadIdentities, confirm } = useConfirmation()
  const [problem, setProblem] = useState<{ fieldId?: string; message: string } | undefined>()
  const [said, setSaid] = useState('')
  const [sending, setSending] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    const outcome = takeProviderOutcome()
    if (outcome?.kind === 'linked') setSaid(t('providers.linked'))
    if (outcome?.kind === 'problem') setProblem({ message: explainProvider(outcome, t) })
    if (outcome) title.current?.scrollIntoView()
  }, [t])

  useEffect(() => {
    if (problem?.fieldId) document.getElementById(problem.fieldId)?.focus()
  }, [problem])

  async function send(what: 'link' | 'unlink', id: string) {
    const password = givenPassword(form.current!)
    if (password === '') return setProblem({ fieldId: passwordId, message: t('errors.password') })
    setProblem(undefined)
    setSaid('')
    setSending(true)
    try {
      if (password !== undefined) await confirm(password)
      if (what === 'link') {
        const body = { provider: id, back: href(locale, 'account'), locale }
        const { url } = await answer(api.POST('/v1/me/identities', { body }))
        return window.location.assign(url)
      }
      await api.DELETE('/v1/me/identities/{id}', { params: { path: { id } }, body: {} })
      await loadIdentities()
      setSaid(t('providers.unlinked'))
      title.current?.focus()
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return onLoggedOut()
      if (error instanceof ApiError && error.status === 409)
        return setProblem({ message: t('providers.last') })
      const { fields, general } = explainFailure(error, { t, locale, fieldIds: { '/password': passwordId } })
      setProblem(fields[0] ?? { message: general ?? t('errors.failed') })
    } finally {
      setSending(false)
    }
  }

  const nameOf = (id: string | null, issuer: string) => providers.find((one) => one.id === id)?.name ?? issuer
  const others = providers.filter(({ id }) => !identities?.some(({ provider }) => provider === id))
  if (!identities || (providers.length === 0 && identities.length === 0)) return null
  return (
    <section aria-labelledby="providers-title" className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 id="providers-title" ref={title} tabIndex={-1} className="text-xl font-semibold">
        {t('providers.title')}
      </h2>
      <p className="text-muted">{t('providers.text')}</p>
      {problem && !problem.fieldId ? (
        <p role="alert" className="font-medium text-danger">
          {problem.message}
        </p>
      ) : null}
      {/* Enter chooses none of the buttons. */}
      <form
        ref={form}
        method="post"
        onSubmit={(event) => event.preventDefault()}
        noValidate
        className="flex flex-col gap-4"
      >
        <ConfirmField
          id={passwordId}
          error={problem?.fieldId ? problem.message : undefined}
          locale={locale}
          onLoggedOut={onLoggedOut}
        />
        {identities.map(({ id, provider, issuer, email }) => (
          <div
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line p-4"
          >
            <div className="flex min-w-0 flex-col gap-1">
              <span className="font-medium wrap-anywhere">{nameOf(provider, issuer)}</span>
              {email ? <span className="text-muted wrap-anywhere">{email}</span> : null}
            </div>
            <Button
              look="secondary"
              disabled={sending}
              onClick={() => void send('unlink', id)}
              aria-label={t('providers.unlinkOne', { name: nameOf(provider, issuer) })}
            >
              {t('providers.unlink')}
            </Button>
          </div>
        ))}
        {others.map(({ id, name }) => (
          <Button key={id} look="secondary" disabled={sending} onClick={() => void send('link', id)}>
            {t('providers.link', { name })}
          </Button>
        ))}
      </form>
      <p role="status" className="font-medium">
        {said}
      </p>
    </section>
  )
}
