'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { wasDismissed } from '../session/passkeys.ts'
import { Button } from '../ui/button.tsx'
import { explainFailure } from './explain.ts'
import { PasswordField } from './password-field.tsx'
import { useConfirmation } from './use-confirmation.tsx'

/** The present password, or in its place one of the account's passkeys; a note where either was given a moment ago. */
export function ConfirmField({
  id,
  name = 'password',
  error,
  locale,
  onLoggedOut,
}: {
  id: string
  name?: string
  error?: string | undefined
  locale: Locale
  onLoggedOut: () => void
}) {
  const t = useTranslations('account')
  const shared = useTranslations('common.form')
  const { isOffered, passkeys, hasPassword, isConfirmed, confirm } = useConfirmation()
  const [problem, setProblem] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const note = useRef<HTMLParagraphElement>(null)
  const wasPressed = useRef(false)

  useEffect(() => {
    // The button that was pressed is gone.
    if (isConfirmed && wasPressed.current) note.current?.focus()
    wasPressed.current = false
  }, [isConfirmed])

  async function askForPasskey() {
    setProblem(undefined)
    setBusy(true)
    wasPressed.current = true
    try {
      await confirm()
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return onLoggedOut()
      setProblem(
        wasDismissed(error)
          ? t('passkeys.dismissed')
          : (explainFailure(error, { t, locale, fieldIds: {} }).general ?? t('errors.failed')),
      )
    } finally {
      setBusy(false)
    }
  }

  if (isConfirmed)
    return (
      <p ref={note} tabIndex={-1} className="text-muted">
        {t('passkeys.confirmed')}
      </p>
    )
  return (
    <>
      {hasPassword ? (
        <PasswordField
          id={id}
          name={name}
          label={t('changePassword.current')}
          error={error}
          autoComplete="current-password"
          show={shared('showPassword')}
          hide={shared('hidePassword')}
        />
      ) : (
        <p className="text-muted">
          {t('providers.noPassword')}{' '}
          <a href={href(locale, 'forgotPassword')} className="font-medium text-accent underline">
            {t('providers.setPassword')}
          </a>
        </p>
      )}
      {isOffered && passkeys && passkeys.length > 0 ? (
        <Button look="quiet" disabled={busy} onClick={() => void askForPasskey()}>
          {t('passkeys.confirm')}
        </Button>
      ) : null}
      {problem ? (
        <p role="alert" className="font-medium text-danger">
          {problem}
        </p>
      ) : null}
    </>
  )
}

/** What the field of this name holds: undefined where the session was confirmed, which leaves the field away. */
export function givenPassword(form: HTMLFormElement, name = 'password'): string | undefined {
  const value = new FormData(form).get(name)
  return value === null ? undefined : String(value)
}
