'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { Outcome } from '../account/link-void.tsx'
import { useLinkToken } from '../account/use-link-token.ts'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import type { OwnStatement, Statement } from '../client/types.ts'
import { formatDayAndMinute } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { randomId } from '../session/random-id.ts'
import { Button } from '../ui/button.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { useReady } from '../ui/use-ready.ts'
import { least, most } from './lengths.ts'

/** Why something was restricted, by the link of its mail or, with `?listing=`, by log-in, or what became of a report; and the complaint about it. */
export function Decision({ locale }: { locale: Locale }) {
  const t = useTranslations('moderation.decision')
  const reasonName = useTranslations('moderation.reasons')
  const ready = useReady()
  const fromLink = useLinkToken()
  const [token, setToken] = useState<string | undefined>()
  const [found, setFound] = useState<Statement | 'broken' | 'none' | 'failed' | undefined>()
  const [others, setOthers] = useState<OwnStatement[]>([])
  const [fault, setFault] = useState<string | undefined>()
  const [isLate, setLate] = useState(false)
  const [isSending, setSending] = useState(false)
  const [key] = useState(randomId)

  const load = useCallback(
    async (chosen = fromLink) => {
      if (chosen === undefined) return
      setFound(undefined)
      try {
        let word: string | undefined = chosen
        if (word === '') {
          const subjectId = new URLSearchParams(window.location.search).get('listing') ?? '-'
          const query = { limit: 1, subjectId }
          const own = await answer(api.GET('/v1/me/decisions', { params: { query }, cache: 'no-store' }))
          word = own.items[0]?.token
          if (word === undefined) return setFound('none')
        }
        if (!/^[\w-]{1,100}$/.test(word)) return setFound('broken')
        setToken(word)
        const params = { path: { token: word } }
        const statement = await answer(publicApi.GET('/v1/decisions/{token}', { params, cache: 'no-store' }))
        setFound(statement)
        setOthers(await othersOf(word, statement.id))
      } catch (error) {
        const status = error instanceof ApiError ? error.status : 0
        if (status === 401) {
          const here = window.location.pathname + window.location.search
          return window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
        }
        setFound(status === 404 || status === 400 ? 'broken' : 'failed')
      }
    },
    [fromLink, locale],
  )
  useEffect(() => void load(), [load])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (token === undefined) return
    const text = typedText(String(new FormData(event.currentTarget).get('complaint')))
    const length = [...text].length
    if (length < least || length > most) {
      setFault(t('errors.text', { least, most }))
      return document.getElementById('complaint')?.focus()
    }
    setFault(undefined)
    setSending(true)
    try {
      const params = { path: { token } }
      const headers = { 'idempotency-key': key }
      const sent = publicApi.POST('/v1/decisions/{token}/complaint', { params, body: { text }, headers })
      setFound(await answer(sent))
    } catch (error) {
      // From another window, or the time is over: the page says which.
      const isRefused = error instanceof ApiError && error.status === 409
      if (!isRefused) setFault(t('errors.failed'))
      else {
        setLate(true)
        await load(token)
      }
    }
    setSending(false)
  }

  if (found === undefined) return <div aria-busy="true" className="h-40 rounded-card bg-sunken" />
  if (typeof found === 'string')
    return (
      <Outcome>
        <p>{t(found === 'failed' ? 'errors.failed' : found)}</p>
        {found === 'failed' ? (
          <Button look="secondary" onClick={() => void load()}>
            {t('tryAgain')}
          </Button>
        ) : null}
      </Outcome>
    )
  const {
    action,
    title,
    reason,
    ground,
    reference,
    facts,
    detection,
    decidedAt,
    endsAt,
    complainUntil,
    complaint,
  } = found
  const { report, liftedAt, subject } = found
  const isRestricted = action !== 'keep' && liftedAt === null
  const isEnded = endsAt !== null && Date.parse(endsAt) <= Date.now()
  const name = t(title === '' ? `unnamed.${subject}` : `named.${subject}`, { title })
  const isOver = complainUntil === null || Date.parse(complainUntil) <= Date.now()
  // What is restricted by now, or taken back, leaves nothing to complain about.
  const isMended = report ? isRestricted : liftedAt !== null
  const canComplain = complaint === null && !isOver && !isMended
  const outcomeOf = (outcome: 'restore' | 'uphold' | 'gone') =>
    outcome !== 'restore'
      ? outcome
      : report
        ? 'restricted'
        : action === 'delete'
          ? 'restoreDeleted'
          : 'restore'
  function told(): string {
    if (report) return t(isRestricted ? 'restrictedNow' : 'kept', { name })
    if (action === 'delete') return t('deleted')
    if (action !== 'suspend') return t('removed', { name })
    const cause = subject === 'user' && reason ? reasonName(reason) : name
    return t(isEnded || liftedAt ? 'wasSuspended' : 'suspended', { cause })
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lg font-semibold wrap-anywhere">{told()}</p>
      <p className="text-muted">{t('decidedAt', { time: formatDayAndMinute(locale, decidedAt) })}</p>
      {endsAt ? <p>{t(isEnded ? 'ended' : 'until', { time: formatDayAndMinute(locale, endsAt) })}</p> : null}
      {liftedAt && !report ? (
        <p role="status" className="font-medium">
          {t('lifted', { time: formatDayAndMinute(locale, liftedAt) })}
        </p>
      ) : null}
      {reason && ground ? <p>{t(`ground.${ground}`, { reason: reasonName(reason) })}</p> : null}
      {reference ? <p className="wrap-anywhere">{t('reference', { reference })}</p> : null}
      {facts ? (
        <div>
          <h2 className="font-semibold">{t('facts')}</h2>
          <p className="whitespace-pre-line wrap-anywhere">{facts}</p>
        </div>
      ) : null}
      {report ? (
        <div>
          <h2 className="font-semibold">{t('reported')}</h2>
          <p className="whitespace-pre-line wrap-anywhere">
            {reasonName(report.reason)}: {report.text}
          </p>
        </div>
      ) : null}
      <p className="text-muted">
        {t(report ? (isRestricted ? 'restrictedBy' : 'keptBy') : `detection.${detection}`)}
      </p>
      {isLate ? (
        <p role="alert" className="font-medium text-danger">
          {t('errors.late')}
        </p>
      ) : null}
      {complaint ? (
        <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
          <h2 className="font-semibold">{t('yours')}</h2>
          <p className="whitespace-pre-line wrap-anywhere">{complaint.text}</p>
          <p role="status" className="font-medium">
            {complaint.outcome
              ? t(outcomeOf(complaint.outcome))
              : t('received', { time: formatDayAndMinute(locale, complaint.createdAt) })}
          </p>
          {complaint.reply ? (
            <p className="whitespace-pre-line wrap-anywhere">
              {t('reply')}: {complaint.reply}
            </p>
          ) : null}
        </div>
      ) : canComplain ? (
        <form
          method="post"
          noValidate
          onSubmit={(event) => void submit(event)}
          className="flex flex-col gap-4"
        >
          <h2 className="text-xl font-bold">{t('complain')}</h2>
          <p>{t('complainText', { time: formatDayAndMinute(locale, complainUntil) })}</p>
          <TextAreaField id="complaint" name="complaint" label={t('why')} error={fault} required />
          <Button type="submit" disabled={isSending || !ready}>
            {t(isSending ? 'sending' : 'submit')}
          </Button>
        </form>
      ) : (
        <p>{t(!isMended ? 'over' : report ? 'restricted' : 'nothingLeft')}</p>
      )}
      {others.length > 0 ? (
        <nav aria-labelledby="others" className="flex flex-col gap-2">
          <h2 id="others" className="font-semibold">
            {t('others')}
          </h2>
          <ul className="flex flex-col gap-1">
            {others.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className="min-h-target text-left text-accent underline wrap-anywhere"
                  onClick={() => void load(one.token)}
                >
                  {one.title}
                  {one.complaint ? ` – ${t('yours')}` : null}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  )
}

/** What was decided at once with it: one mail told of all, and its reader may not be able to log in. */
async function othersOf(token: string, id: string): Promise<OwnStatement[]> {
  const found: OwnStatement[] = []
  let cursor: string | null | undefined
  do {
    const query = { limit: 100, ...(cursor && { cursor }) }
    const sent = publicApi.GET('/v1/decisions/{token}/lot', {
      params: { path: { token }, query },
      cache: 'no-store',
    })
    const page = await answer(sent)
    found.push(...page.items.filter((one) => one.id !== id))
    cursor = page.next
  } while (cursor)
  return found
}
