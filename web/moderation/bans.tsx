'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type Outcome, OutcomeLine } from '../admin/outcome.tsx'
import { type Refused, refusedBy, StaffRefusal } from '../agents/staff-refusal.tsx'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { banLimits } from '../client/limits.ts'
import type { Ban } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { ReasonFields } from './reason-fields.tsx'

const kinds = banLimits.kind.enum
const reasons = banLimits.reason.enum
const pageSize = 30

/** What is banned, a form to ban more, and the end of each. The address may bring what is to be banned: `?kind=text&value=…`. */
export function Bans({ locale }: { locale: Locale }) {
  const t = useTranslations('moderation.bans')
  const shared = useTranslations('moderation.queue')
  const reasonName = useTranslations('moderation.reasons')
  const [items, setItems] = useState<Ban[]>([])
  const [next, setNext] = useState<string | null | undefined>()
  const [refused, setRefused] = useState<Refused | undefined>()
  const [message, setMessage] = useState<Outcome | undefined>()
  const [given, setGiven] = useState<{ kind: string; value: string } | undefined>()
  const form = useRef<HTMLFormElement>(null)

  const failed = useCallback(
    (error: unknown) => {
      const status = error instanceof ApiError ? error.status : 0
      if (status === 401) {
        const here = window.location.pathname + window.location.search
        return window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
      }
      const why = refusedBy(error)
      if (why) return setRefused(why)
      const text = status === 409 ? 'known' : status === 400 ? 'wrong' : 'failed'
      setMessage({ kind: 'failed', text: t(`errors.${text}`) })
    },
    [locale, t],
  )

  const load = useCallback(
    async (cursor?: string) => {
      try {
        const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) }
        const page = await answer(api.GET('/v1/admin/bans', { params: { query }, cache: 'no-store' }))
        setItems((known) => (cursor === undefined ? page.items : [...known, ...page.items]))
        setNext(page.next)
      } catch (error) {
        failed(error)
        setNext((known) => known ?? null)
      }
    },
    [failed],
  )
  useEffect(() => {
    const asked = new URLSearchParams(window.location.search)
    setGiven({ kind: asked.get('kind') ?? 'email', value: asked.get('value') ?? '' })
    void load()
  }, [load])

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const until = String(data.get('until'))
    const body = {
      kind: kinds.find((kind) => kind === data.get('kind')) ?? 'email',
      value: typedText(String(data.get('value'))),
      reason: reasons.find((reason) => reason === data.get('reason')) ?? 'other',
      text: typedText(String(data.get('text'))),
      reference: typedText(String(data.get('reference') ?? '')),
      ...(until !== '' && { until: new Date(until).toISOString() }),
    }
    setMessage(undefined)
    try {
      const added = await answer(api.POST('/v1/admin/bans', { body }))
      setItems((known) => [added, ...known])
      setMessage({ kind: 'done', text: t('added') })
      form.current?.reset()
    } catch (error) {
      failed(error)
    }
  }

  async function lift(id: string) {
    setMessage(undefined)
    try {
      const lifted = await answer(api.POST('/v1/admin/bans/{id}/lift', { params: { path: { id } } }))
      setItems((known) => known.map((one) => (one.id === id ? lifted : one)))
      setMessage({ kind: 'done', text: t('lifted') })
    } catch (error) {
      failed(error)
    }
  }

  if (refused) return <StaffRefusal locale={locale} why={refused} />
  if (next === undefined || given === undefined)
    return <div aria-busy="true" className="h-64 rounded-card bg-sunken" />
  return (
    <div className="flex flex-col gap-6">
      <p className="text-muted">{t('intro')}</p>
      <ButtonLink look="secondary" className="self-start" href={href(locale, 'adminQueue')}>
        {t('toQueue')}
      </ButtonLink>
      <OutcomeLine outcome={message} />
      <form
        ref={form}
        method="post"
        onSubmit={(event) => void add(event)}
        aria-labelledby="ban-title"
        className="flex max-w-prose flex-col gap-3 rounded-card border border-line bg-surface p-4"
      >
        <h2 id="ban-title" className="text-xl font-bold">
          {t('add')}
        </h2>
        <SelectField id="ban-kind" name="kind" label={t('kind')} defaultValue={given.kind}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          id="ban-value"
          name="value"
          label={t('value')}
          hint={t('valueHint')}
          defaultValue={given.value}
          required
          maxLength={banLimits.value.maxLength}
        />
        <ReasonFields
          id="ban"
          reasons={reasons}
          reasonLabel={shared('reason')}
          textLabel={t('note')}
          textHint={t('noteHint')}
          least={10}
        />
        <TextField id="ban-until" name="until" type="date" label={t('until')} note={t('forGood')} />
        <Button type="submit" look="danger" className="self-start">
          {t('submit')}
        </Button>
      </form>
      <section aria-labelledby="ban-list" className="flex flex-col gap-2">
        <h2 id="ban-list" className="text-xl font-bold">
          {t('list')}
        </h2>
        {items.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="flex flex-col gap-2">
          {items.map((one) => {
            const isOver =
              one.liftedAt !== null || (one.until !== null && Date.parse(one.until) <= Date.now())
            return (
              <li key={one.id} className="rounded-card border border-line bg-surface p-3">
                <p className="text-sm text-muted">
                  {t(`kinds.${one.kind}`)}
                  {one.reason ? ` · ${reasonName(one.reason)}` : null} · {formatMoment(locale, one.createdAt)}
                </p>
                <p className="font-medium wrap-anywhere">
                  {one.kind === 'account' && one.label ? one.label : one.value}
                </p>
                <p className="whitespace-pre-line wrap-anywhere">{one.note}</p>
                <p className="text-sm">
                  {isOver
                    ? t('over')
                    : one.until
                      ? t('ends', { time: formatMoment(locale, one.until) })
                      : t('forGood')}
                </p>
                {isOver ? null : (
                  <Button
                    look="secondary"
                    className="mt-2"
                    aria-label={t('liftOf', { name: one.label || one.value })}
                    onClick={() => void lift(one.id)}
                  >
                    {t('lift')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
        {next ? (
          <Button look="secondary" className="self-start" onClick={() => void load(next)}>
            {shared('more')}
          </Button>
        ) : null}
      </section>
    </div>
  )
}
