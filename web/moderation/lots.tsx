'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Loading } from '../admin/loading.tsx'
import { type Outcome, OutcomeLine } from '../admin/outcome.tsx'
import { toLogin, useStaffData } from '../admin/use-staff.ts'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { removeLotLimits } from '../client/limits.ts'
import type { Lot, LotPreview } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { isUnseen } from './is-unseen.ts'
import { least, most } from './lengths.ts'
import { ReasonFields } from './reason-fields.tsx'

const kinds = removeLotLimits.kind.enum
const reasons = removeLotLimits.reason.enum
/** How often it is looked at how far a lot is. */
const followMs = 1_000

interface Sought {
  kind: (typeof kinds)[number]
  value: string
}

const load = () => answer(api.GET('/v1/admin/lots', { params: { query: { limit: 20 } }, cache: 'no-store' }))

/** Listings removed at once: first what it would be, then why, then how far it is. The address may bring what: `?kind=seller&value=…`. */
export function Lots({ locale }: { locale: Locale }) {
  const t = useTranslations('moderation.lots')
  const { data, trouble, reload } = useStaffData(locale, load)
  const [sought, setSought] = useState<Sought | undefined>()
  const [preview, setPreview] = useState<(Sought & LotPreview) | undefined>()
  const [message, setMessage] = useState<Outcome | undefined>()
  const shown = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    const asked = new URLSearchParams(window.location.search)
    const kind = kinds.find((one) => one === asked.get('kind')) ?? 'seller'
    setSought({ kind, value: asked.get('value') ?? '' })
  }, [])

  const isGoing =
    data?.items.some(
      ({ endedAt, undoneAt, restoredAt }) => endedAt === null || (undoneAt !== null && restoredAt === null),
    ) ?? false
  useEffect(() => {
    if (!isGoing) return
    const timer = setInterval(() => void reload(), followMs)
    return () => clearInterval(timer)
  }, [isGoing, reload])

  useEffect(() => {
    if (preview !== undefined) shown.current?.focus()
  }, [preview])

  const failed = useCallback(
    (error: unknown) => {
      const status = error instanceof ApiError ? error.status : 0
      if (status === 401) return toLogin(locale)
      const why = status === 400 ? 'wrong' : status === 409 ? 'networks' : 'failed'
      setMessage({ kind: 'failed', text: t(`errors.${why}`, { least, most }) })
    },
    [locale, t],
  )

  async function look(event: FormEvent) {
    event.preventDefault()
    if (sought === undefined) return
    setMessage(undefined)
    setPreview(undefined)
    const query = { kind: sought.kind, value: sought.value.trim() }
    try {
      const found = await answer(api.GET('/v1/admin/lots/preview', { params: { query }, cache: 'no-store' }))
      setPreview({ ...query, ...found })
    } catch (error) {
      failed(error)
    }
  }

  async function remove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (preview === undefined) return
    const form = new FormData(event.currentTarget)
    const body = {
      ...{ kind: preview.kind, value: preview.value, asOf: preview.asOf },
      reason: reasons.find((one) => one === form.get('reason')) ?? 'other',
      text: typedText(String(form.get('text'))),
      reference: typedText(String(form.get('reference') ?? '')),
    }
    setMessage(undefined)
    try {
      await answer(api.POST('/v1/admin/lots', { body }))
      setPreview(undefined)
      setMessage({ kind: 'done', text: t('begun') })
      await reload()
    } catch (error) {
      if (!isUnseen(error, '/asOf')) return failed(error)
      setPreview(undefined)
      setMessage({ kind: 'failed', text: t('errors.changed') })
    }
  }

  async function undo(id: string) {
    setMessage(undefined)
    try {
      await answer(api.POST('/v1/admin/lots/{id}/undo', { params: { path: { id } } }))
      setMessage({ kind: 'done', text: t('undoBegun') })
      await reload()
    } catch (error) {
      const isOver = error instanceof ApiError && error.status === 409
      if (isOver) setMessage({ kind: 'failed', text: t('errors.undo') })
      else failed(error)
    }
  }

  if (data === undefined || sought === undefined)
    return <Loading locale={locale} trouble={trouble} reload={reload} />
  return (
    <div className="flex max-w-prose flex-col gap-6">
      <p className="text-muted">{t('intro')}</p>
      <OutcomeLine outcome={message} />
      <form method="get" onSubmit={(event) => void look(event)} className="flex flex-col gap-3">
        <SelectField
          id="lot-kind"
          label={t('kind')}
          value={sought.kind}
          onChange={(event) => setSought({ ...sought, kind: event.target.value as Sought['kind'] })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          id="lot-value"
          label={t(`values.${sought.kind}`)}
          required
          maxLength={removeLotLimits.value.maxLength}
          value={sought.value}
          onChange={(event) => setSought({ ...sought, value: event.target.value })}
        />
        <Button type="submit" look="secondary" className="self-start">
          {t('look')}
        </Button>
      </form>
      {preview ? (
        <section
          aria-labelledby="lot-preview"
          className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
        >
          <h2 id="lot-preview" ref={shown} tabIndex={-1} className="text-xl font-bold">
            {t('found', { count: preview.count })}
          </h2>
          <ul className="list-disc pl-6">
            {preview.items.map(({ id, title }) => (
              <li key={id} className="wrap-anywhere">
                <a className="text-accent underline" href={shortListingHref(locale, id)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
          {preview.count > preview.items.length ? (
            <p className="text-muted">{t('more', { count: preview.count - preview.items.length })}</p>
          ) : null}
          {preview.count > 0 ? (
            <form method="post" onSubmit={(event) => void remove(event)} className="flex flex-col gap-3">
              <ReasonFields
                id="lot"
                reasons={reasons}
                reasonLabel={t('reason')}
                textLabel={t('text')}
                textHint={t('textHint')}
                least={least}
                most={most}
              />
              <Button type="submit" look="danger" className="self-start">
                {t('remove', { count: preview.count })}
              </Button>
            </form>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="lot-list" className="flex flex-col gap-2">
        <h2 id="lot-list" className="text-xl font-bold">
          {t('list')}
        </h2>
        {data.items.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="flex flex-col gap-2">
          {data.items.map((lot) => (
            <LotRow key={lot.id} locale={locale} lot={lot} onUndo={() => void undo(lot.id)} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function LotRow({ locale, lot, onUndo }: { locale: Locale; lot: Lot; onUndo: () => void }) {
  const t = useTranslations('moderation.lots')
  const reasonName = useTranslations('moderation.reasons')
  const isLate = Date.now() > Date.parse(lot.undoUntil)
  const canUndo = lot.undoneAt === null && !isLate && (lot.endedAt === null || lot.removed > 0)
  return (
    <li className="rounded-card border border-line bg-surface p-3">
      <p className="text-sm text-muted">
        {t(`kinds.${lot.kind}`)} · {reasonName(lot.reason)} · {formatMoment(locale, lot.begunAt)}
      </p>
      <p className="font-medium wrap-anywhere">{lot.label || lot.value}</p>
      <p className="whitespace-pre-line wrap-anywhere">{lot.facts}</p>
      <p className="text-sm" aria-live="polite">
        {t(lot.endedAt === null ? 'going' : 'done', { removed: lot.removed })}
        {lot.skipped > 0 ? ` · ${t('skipped', { count: lot.skipped })}` : null}
        {lot.undoneAt === null
          ? null
          : ` · ${t(lot.restoredAt === null ? 'restoring' : 'restored', { count: lot.restored })}`}
      </p>
      {canUndo ? (
        <Button
          look="secondary"
          className="mt-2"
          aria-label={t('undoOf', { name: lot.label || lot.value })}
          onClick={() => {
            if (window.confirm(t('undoSure'))) onUndo()
          }}
        >
          {t('undo')}
        </Button>
      ) : null}
    </li>
  )
}
