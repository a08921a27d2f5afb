'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { forget } from '../session/session.ts'
import { Button, buttonClasses } from '../ui/button.tsx'
import { ConfirmField, givenPassword } from './confirm-field.tsx'
import { explainFailure } from './explain.ts'

const fieldIds = { '/password': 'delete-password' }

/** The end of an account, with all that it sold: asks for the password, and says before what will be gone. */
export function DeleteAccount({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('account')
  const [problem, setProblem] = useState<string | undefined>()
  const [sending, setSending] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (problem) document.getElementById('delete-password')?.focus()
  }, [problem])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = givenPassword(event.currentTarget)
    if (password === '') return setProblem(t('errors.password'))
    setProblem(undefined)
    setSending(true)
    try {
      await api.DELETE('/v1/me', { body: password === undefined ? {} : { password } })
      forget()
      window.location.replace(href(locale, 'home'))
    } catch (error) {
      setSending(false)
      if (error instanceof ApiError && error.status === 401) return onLoggedOut()
      const { fields, general } = explainFailure(error, { t, locale, fieldIds })
      setProblem(fields[0]?.message ?? general)
    }
  }

  return (
    <section
      aria-labelledby="delete-title"
      className="flex flex-col items-start gap-4 border-t border-line pt-6"
    >
      <h2 id="delete-title" className="text-xl font-semibold">
        {t('deleteAccount.title')}
      </h2>
      <p className="text-muted">{t('deleteAccount.text')}</p>
      <Button look="danger" onClick={() => dialog.current?.showModal()}>
        {t('deleteAccount.open')}
      </Button>
      <dialog
        ref={dialog}
        onClose={() => setProblem(undefined)}
        aria-labelledby="delete-confirm"
        className="m-auto w-11/12 max-w-form rounded-card border border-line bg-surface p-6 text-ink"
      >
        <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
          <h3 id="delete-confirm" className="text-lg font-semibold">
            {t('deleteAccount.confirm')}
          </h3>
          <ConfirmField id="delete-password" error={problem} locale={locale} onLoggedOut={onLoggedOut} />
          <div className="flex flex-wrap justify-end gap-3">
            <Button look="secondary" onClick={() => dialog.current?.close()}>
              {t('deleteAccount.cancel')}
            </Button>
            <button type="submit" disabled={sending} className={buttonClasses('danger')}>
              {sending ? t('sending') : t('deleteAccount.submit')}
            </button>
          </div>
        </form>
      </dialog>
    </section>
  )
}
