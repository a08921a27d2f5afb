'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { ConfirmField, givenPassword } from '../account/confirm-field.tsx'
import { useConfirmation } from '../account/use-confirmation.tsx'
import { ApiError } from '../client/api-error.ts'
import type { Problem } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { TextAreaField } from '../ui/field.tsx'

type Faults = NonNullable<Problem['errors']>

/** Makes a task of JSON that is typed; what the agent's schema refuses is told field by field. */
export function RunForm({
  locale,
  name,
  onMade,
  explain,
  onLoggedOut,
}: {
  locale: Locale
  name: string
  onMade: () => Promise<void>
  explain: (error: unknown) => string
  onLoggedOut: () => void
}) {
  const t = useTranslations('agents.run')
  const staff = useTranslations('staff')
  const { confirm } = useConfirmation()
  const [state, setState] = useState<'idle' | 'sending' | 'made'>('idle')
  const [error, setError] = useState<{ text: string; faults: Faults } | undefined>()
  /** Set once the password or a passkey was asked for, with what is wrong with it. */
  const [asked, setAsked] = useState<{ error?: string } | undefined>()

  useEffect(() => {
    if (error) document.getElementById('agent-input')?.focus()
  }, [error])

  useEffect(() => {
    if (asked) document.getElementById('agent-password')?.focus()
  }, [asked])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setError(undefined)
    const form = event.currentTarget
    const input = parsed(String(new FormData(form).get('input')))
    const password = givenPassword(form)
    if (input === undefined) return setError({ text: t('notJson'), faults: [] })
    if (password === '') return setAsked({ error: staff('passwordMissing') })
    setState('sending')
    try {
      if (password !== undefined) await confirm(password)
      setAsked(undefined)
      await api.POST('/v1/admin/agents/{name}/run', { params: { path: { name } }, body: { input } })
      await onMade()
      setState('made')
    } catch (refusal) {
      setState('idle')
      const kind = refusal instanceof ApiError ? refusal.kind : ''
      if (kind === 'confirmation-needed') return setAsked({})
      if (kind === 'wrong-password') return setAsked({ error: staff('passwordWrong') })
      const faults = refusal instanceof ApiError ? (refusal.problem?.errors ?? []) : []
      setError({ text: faults.length > 0 ? t('refused') : explain(refusal), faults })
    }
  }

  return (
    <form
      method="post"
      noValidate
      onSubmit={submit}
      onChange={() => setState('idle')}
      className="flex max-w-prose flex-col items-start gap-3 [&>div]:w-full"
    >
      <h3 className="text-lg font-semibold">{t('title')}</h3>
      <TextAreaField
        id="agent-input"
        name="input"
        label={t('input')}
        rows={4}
        defaultValue="{}"
        spellCheck={false}
        autoCapitalize="off"
        error={error && <Refusal whole={t('whole')} isEnglish={locale !== 'en'} {...error} />}
      />
      {asked ? (
        <>
          <p>{staff('confirm')}</p>
          <ConfirmField id="agent-password" error={asked.error} locale={locale} onLoggedOut={onLoggedOut} />
        </>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={state === 'sending'}>
          {t('submit')}
        </Button>
        <p role="status" className="font-medium">
          {state === 'made' ? t('made') : ''}
        </p>
      </div>
    </form>
  )
}

/** The API explains itself in English; the pointers and the schemas' words are the operator's own. */
function Refusal({
  text,
  faults,
  whole,
  isEnglish,
}: {
  text: string
  faults: Faults
  whole: string
  isEnglish: boolean
}) {
  return (
    <>
      <span>{text}</span>
      {faults.map(({ pointer, detail }) => (
        <span key={pointer + detail} className="block">
          <code>{pointer.replace(/^\/input/, '') || whole}</code>:{' '}
          <span {...(isEnglish && { lang: 'en' })}>{detail}</span>
        </span>
      ))}
    </>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
