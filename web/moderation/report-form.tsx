'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Outcome } from '../account/link-void.tsx'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { fileReportLimits as limits } from '../client/limits.ts'
import { publicApi } from '../client/public-api.ts'
import { formatWait } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { randomId } from '../session/random-id.ts'
import { currentSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxField, ErrorSummary, SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { typedAddress, typedText } from '../ui/typed-text.ts'
import { useReady } from '../ui/use-ready.ts'

type Kind = (typeof limits.subject.enum)[number]
type Field = 'reason' | 'text' | 'name' | 'email' | 'goodFaith'

/** The API takes more before it counts characters. */
const mostText = limits.text.maxLength / 2
const leastText = limits.text.minLength

/** What the link names: `?subject=listing&id=…`. */
function readSubject(): { subject: Kind; subjectId: string } | undefined {
  const query = new URLSearchParams(window.location.search)
  const subject = limits.subject.enum.find((kind) => kind === query.get('subject'))
  const subjectId = query.get('id') ?? ''
  return subject && /^[\da-f-]{36}(\/\d{1,9})?$/.test(subjectId) ? { subject, subjectId } : undefined
}

/** A notice to the moderators, by anybody; guests say who they are. */
export function ReportForm({ locale }: { locale: Locale }) {
  const t = useTranslations('moderation')
  const shared = useTranslations('common.form')
  const ready = useReady()
  const [subject, setSubject] = useState<ReturnType<typeof readSubject> | null>(null)
  const [name, setName] = useState<string | undefined>()
  const [isGuest, setGuest] = useState<boolean | undefined>()
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({})
  const [problem, setProblem] = useState<string | undefined>()
  const [state, setState] = useState<'idle' | 'sending' | 'done' | 'done-anonymous'>('idle')
  const [key] = useState(randomId)

  useEffect(() => {
    const found = readSubject()
    setSubject(found)
    void currentSession().then(
      (session) => setGuest(session === undefined),
      () => setGuest(true),
    )
    if (found) void nameOf(found).then(setName)
  }, [])

  useEffect(() => {
    if (Object.keys(errors).length > 0) document.getElementById('form-errors')?.focus()
  }, [errors])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!subject) return
    const data = new FormData(event.currentTarget)
    const text = typedText(String(data.get('text')))
    const chosen = limits.reason.enum.find((known) => known === data.get('reason'))
    const given = {
      name: typedText(String(data.get('name') ?? '')),
      email: typedAddress(String(data.get('email') ?? '')),
    }
    const mayBeNobody = chosen === 'minors' && given.email === '' && given.name === ''
    const found: typeof errors = {}
    if (chosen === undefined) found.reason = t('report.errors.reason')
    const length = [...text].length
    if (length < leastText || length > mostText)
      found.text = t('report.errors.text', { least: leastText, most: mostText })
    if (isGuest && !mayBeNobody) {
      if (given.name === '') found.name = t('report.errors.name')
      if (!/^\S+@\S+\.\S+$/.test(given.email)) found.email = t('report.errors.email')
    }
    if (data.get('goodFaith') === null) found.goodFaith = t('report.errors.goodFaith')
    setErrors(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0 || chosen === undefined) return
    setState('sending')
    try {
      const body = { ...subject, reason: chosen, text, goodFaith: true as const }
      if (!isGuest) await answer(api.POST('/v1/reports', { body }))
      else
        await answer(
          publicApi.POST('/v1/reports', {
            body: { ...body, locale, ...(mayBeNobody ? {} : given) },
            headers: { 'idempotency-key': key },
          }),
        )
      setState(isGuest && mayBeNobody ? 'done-anonymous' : 'done')
    } catch (error) {
      failed(error)
    }
  }

  function failed(error: unknown) {
    setState('idle')
    const pointers =
      error instanceof ApiError ? (error.problem?.errors ?? []).map(({ pointer }) => pointer) : []
    const status = error instanceof ApiError ? error.status : -1
    if (pointers.includes('/email')) setErrors({ email: t('report.errors.email') })
    else if (pointers.includes('/text'))
      setErrors({ text: t('report.errors.text', { least: leastText, most: mostText }) })
    else if (status === 404) setProblem(t('report.errors.gone'))
    else if (status === 409) setProblem(t('report.errors.own'))
    else if (error instanceof ApiError && status === 429)
      setProblem(t('report.errors.tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }))
    else setProblem(t(status === 0 ? 'report.errors.offline' : 'report.errors.failed'))
  }

  if (subject === undefined)
    return (
      <Outcome>
        <p>{t('report.broken')}</p>
      </Outcome>
    )
  if (state === 'done' || state === 'done-anonymous')
    return (
      <Outcome>
        <p>{t(state === 'done' ? 'report.done' : 'report.doneAnonymous')}</p>
        <Button look="secondary" onClick={() => window.history.back()}>
          {t('report.back')}
        </Button>
      </Outcome>
    )
  const summary = Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))
  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <ErrorSummary title={shared('errorsTitle', { count: summary.length })} errors={summary} />
      {subject ? (
        <p className="font-semibold wrap-anywhere">
          {t(`report.subject.${subject.subject}`, { name: name ?? '…' })}
        </p>
      ) : null}
      <p className="text-muted">{t('report.intro')}</p>
      <SelectField
        id="reason"
        name="reason"
        label={t('report.reason')}
        error={errors.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      >
        <option value="">{t('report.choose')}</option>
        {limits.reason.enum.map((one) => (
          <option key={one} value={one}>
            {t(`reasons.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        id="text"
        name="text"
        label={t('report.text')}
        hint={t('report.textHint', { least: leastText })}
        error={errors.text}
        maxLength={limits.text.maxLength}
        required
      />
      {isGuest ? (
        <>
          <TextField
            id="name"
            name="name"
            label={t('report.name')}
            error={errors.name}
            autoComplete="name"
            maxLength={limits.name.maxLength / 2}
            required={reason !== 'minors'}
          />
          <TextField
            id="email"
            name="email"
            type="email"
            inputMode="email"
            label={t('report.email')}
            hint={t('report.emailHint')}
            error={errors.email}
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={limits.email.maxLength}
            required={reason !== 'minors'}
          />
        </>
      ) : null}
      <CheckboxField id="goodFaith" name="goodFaith" label={t('report.goodFaith')} required />
      <p role="alert" className="font-medium text-danger">
        {problem}
      </p>
      <Button type="submit" disabled={state === 'sending' || !ready || isGuest === undefined}>
        {t(state === 'sending' ? 'report.sending' : 'report.submit')}
      </Button>
    </form>
  )
}

/** What is reported, by its name; undefined where there is none to be shown. */
async function nameOf({ subject, subjectId: id }: { subject: Kind; subjectId: string }) {
  const params = { path: { id } }
  try {
    if (subject === 'listing') return (await answer(publicApi.GET('/v1/listings/{id}', { params }))).title
    if (subject === 'user') return (await answer(publicApi.GET('/v1/sellers/{id}', { params }))).name
  } catch {}
  return undefined
}
