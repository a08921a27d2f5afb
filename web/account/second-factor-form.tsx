'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError } from '../client/api-error.ts'
import type { Locale } from '../i18n/routes.ts'
import { answerChallenge } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { explainFailure } from './explain.ts'

const fieldIds = { '/code': 'code' }

/** The second step of a log-in: the code of the app, or a recovery code. */
export function SecondFactorForm({
  locale,
  challenge,
  onDone,
  onVoid,
}: {
  locale: Locale
  challenge: string
  onDone: () => void
  /** The password is asked for again. */
  onVoid: (message?: string) => void
}) {
  const t = useTranslations('account')
  const [problem, setProblem] = useState<string | undefined>()
  const [sending, setSending] = useState(false)

  useEffect(() => {
    if (!sending) document.getElementById('code')?.focus()
  }, [sending])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).trim()
    if (code.length < 6) return setProblem(t('secondFactor.wrong'))
    setProblem(undefined)
    setSending(true)
    try {
      await answerChallenge(challenge, code)
      onDone()
    } catch (error) {
      setSending(false)
      if (error instanceof ApiError && error.status === 401) return onVoid(t('secondFactor.void'))
      const { fields, general } = explainFailure(error, { t, locale, fieldIds })
      setProblem(fields.length > 0 ? t('secondFactor.wrong') : general)
    }
  }

  return (
    <form
      method="post"
      onSubmit={submit}
      noValidate
      aria-labelledby="code-title"
      className="flex flex-col gap-4"
    >
      <h2 id="code-title" className="text-xl font-semibold">
        {t('secondFactor.title')}
      </h2>
      <TextField
        id="code"
        name="code"
        label={t('secondFactor.code')}
        hint={t('secondFactor.hint')}
        error={problem}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
        required
      />
      <Button type="submit" disabled={sending}>
        {sending ? t('sending') : t('login.submit')}
      </Button>
      <Button look="quiet" onClick={() => onVoid()}>
        {t('secondFactor.back')}
      </Button>
    </form>
  )
}
