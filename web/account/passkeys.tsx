'use client'

import { deviceName } from '@piata/config/device-name'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import { addPasskeyLimits } from '../client/limits.ts'
import type { Passkey } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { addPasskey, isRegisteredAlready, wasDismissed } from '../session/passkeys.ts'
import { Button, buttonClasses } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { ConfirmField, givenPassword } from './confirm-field.tsx'
import { explainFailure } from './explain.ts'
import { useConfirmation } from './use-confirmation.tsx'

const fieldIds = { '/password': 'passkey-password', '/name': 'passkey-name' }

/** The account's passkeys: adding one on this device, and removing. */
export function Passkeys({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('account')
  const { isOffered, passkeys, loadPasskeys, confirm } = useConfirmation()
  const [problem, setProblem] = useState<{ fieldId?: string; message: string } | undefined>()
  const [said, setSaid] = useState('')
  const [sending, setSending] = useState(false)
  const [removing, setRemoving] = useState<Passkey | undefined>()
  const title = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (problem?.fieldId) document.getElementById(problem.fieldId)?.focus()
  }, [problem])

  /** Does what a form asks for once the session is confirmed. False where it failed. */
  async function send(form: HTMLFormElement, passwordId: string, work: () => Promise<unknown>, done: string) {
    const password = givenPassword(form)
    if (password === '') {
      setProblem({ fieldId: passwordId, message: t('errors.password') })
      return false
    }
    setProblem(undefined)
    setSaid('')
    setSending(true)
    try {
      if (password !== undefined) await confirm(password)
      await work()
      await loadPasskeys()
      setSaid(done)
      return true
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) onLoggedOut()
      else setProblem(explain(error, passwordId))
      return false
    } finally {
      setSending(false)
    }
  }

  function explain(error: unknown, passwordId: string) {
    if (isRegisteredAlready(error)) return { message: t('passkeys.known') }
    if (wasDismissed(error)) return { message: t('passkeys.dismissed') }
    if (error instanceof ApiError && error.status === 409) return { message: t('passkeys.tooMany') }
    const ids = { ...fieldIds, '/password': passwordId }
    const { fields, general } = explainFailure(error, { t, locale, fieldIds: ids })
    return fields[0] ?? { message: general ?? t('errors.failed') }
  }

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = typedText(String(new FormData(form).get('name')))
    const name = typed || thisDevice()
    void send(form, 'passkey-password', () => addPasskey(name), t('passkeys.added'))
  }

  async function remove(form: HTMLFormElement, { id }: Passkey) {
    const work = () => api.DELETE('/v1/me/passkeys/{id}', { params: { path: { id } }, body: {} })
    if (!(await send(form, 'passkey-remove-password', work, t('passkeys.removed')))) return
    setRemoving(undefined)
    title.current?.focus()
  }

  const thisDevice = () => deviceName(navigator.userAgent) ?? t('sessions.unknown')
  const errorOf = (fieldId: string) => (problem?.fieldId === fieldId ? problem.message : undefined)
  const alert =
    problem && !problem.fieldId ? (
      <p role="alert" className="font-medium text-danger">
        {problem.message}
      </p>
    ) : null
  // Where browsers have none, there is nothing to tell; what was added elsewhere can be removed.
  if (!passkeys || (!isOffered && passkeys.length === 0)) return null
  return (
    <section
      aria-labelledby="passkeys-title"
      className="flex flex-col items-stretch gap-4 border-t border-line pt-6"
    >
      <h2 id="passkeys-title" ref={title} tabIndex={-1} className="text-xl font-semibold">
        {t('passkeys.title')}
      </h2>
      <p className="text-muted">{t('passkeys.text')}</p>
      {removing ? null : alert}
      {passkeys.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {passkeys.map((passkey) => (
            <li
              key={passkey.id}
              className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line p-4"
            >
              <div className="flex min-w-0 flex-col gap-1">
                <span className="font-medium wrap-anywhere">{passkey.name}</span>
                <span className="text-muted">
                  {t('passkeys.since', { time: formatMoment(locale, passkey.createdAt) })}
                </span>
                {passkey.usedAt ? (
                  <span className="text-muted">
                    {t('sessions.lastSeen', { time: formatMoment(locale, passkey.usedAt) })}
                  </span>
                ) : null}
              </div>
              <Button
                look="secondary"
                disabled={sending}
                aria-label={t('passkeys.removeOne', { name: passkey.name })}
                onClick={() => {
                  setProblem(undefined)
                  setRemoving(passkey)
                }}
              >
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {isOffered ? (
        <form method="post" onSubmit={add} noValidate className="flex flex-col gap-4">
          <TextField
            id="passkey-name"
            name="name"
            label={t('passkeys.name')}
            error={errorOf('passkey-name')}
            defaultValue={thisDevice()}
            autoComplete="off"
            maxLength={addPasskeyLimits.name.maxLength}
          />
          {removing ? null : (
            <ConfirmField
              id="passkey-password"
              error={errorOf('passkey-password')}
              locale={locale}
              onLoggedOut={onLoggedOut}
            />
          )}
          <Button type="submit" look="secondary" disabled={sending}>
            {sending && !removing ? t('sending') : t('passkeys.add')}
          </Button>
        </form>
      ) : null}
      <p role="status" className="font-medium">
        {said}
      </p>
      {removing ? (
        <dialog
          ref={(dialog) => {
            if (dialog && !dialog.open) dialog.showModal()
          }}
          onClose={() => setRemoving(undefined)}
          aria-labelledby="passkey-remove-title"
          className="m-auto w-11/12 max-w-form rounded-card border border-line bg-surface p-6 text-ink"
        >
          <form
            method="post"
            onSubmit={(event) => {
              event.preventDefault()
              void remove(event.currentTarget, removing)
            }}
            noValidate
            className="flex flex-col gap-4"
          >
            <h3 id="passkey-remove-title" className="text-lg font-semibold wrap-anywhere">
              {t('passkeys.removeTitle', { name: removing.name })}
            </h3>
            {alert}
            <ConfirmField
              id="passkey-remove-password"
              error={errorOf('passkey-remove-password')}
              locale={locale}
              onLoggedOut={onLoggedOut}
            />
            <div className="flex flex-wrap justify-end gap-3">
              <Button look="secondary" onClick={() => setRemoving(undefined)}>
                {t('deleteAccount.cancel')}
              </Button>
              <button type="submit" disabled={sending} className={buttonClasses('danger')}>
                {sending ? t('sending') : t('passkeys.remove')}
              </button>
            </div>
          </form>
        </dialog>
      ) : null}
    </section>
  )
}
