'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { answer } from '../client/api.ts'
import type { ImportDetail, ImportErrors } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxField } from '../ui/field.tsx'
import { useReason } from './reason.ts'

/** What a file would do or has done, the rows that are refused, and the button that does it. */
export function Outcome({
  detail,
  locale,
  onFailed,
  onConfirm,
}: {
  detail: ImportDetail
  locale: Locale
  onFailed: (error: unknown) => void
  onConfirm: (body: { withdrawMany?: boolean }) => void
}) {
  const t = useTranslations('imports')
  const reasonOf = useReason()
  const [errors, setErrors] = useState<ImportErrors['items'] | undefined>()
  const [next, setNext] = useState<string | null>(null)
  const [withdrawMany, setWithdrawMany] = useState(false)
  const { plan, progress, state, id } = detail
  if (plan === null) return null
  const isOver = state === 'done' || state === 'held'
  const mayConfirm =
    state === 'checked' ||
    state === 'held' ||
    ((state === 'cancelled' || state === 'failed') && progress !== null)
  const counts =
    isOver && progress !== null
      ? ([
          ['created', progress.created],
          ['updated', progress.updated],
          ['unchanged', progress.unchanged],
          ['withdrawn', progress.withdrawn],
          ['refused', progress.refused],
        ] as const)
      : ([
          ['create', plan.create],
          ['update', plan.update],
          ['leave', plan.leave],
          ['withdraw', plan.withdraw],
          ['refuse', plan.refuse],
        ] as const)

  async function more() {
    const query = { limit: 50, ...(errors !== undefined && next !== null && { cursor: next }) }
    try {
      const page = await answer(
        api.GET('/v1/imports/{id}/errors', { params: { path: { id }, query }, cache: 'no-store' }),
      )
      setErrors((known) => [...(known ?? []), ...page.items])
      setNext(page.next)
    } catch (error) {
      onFailed(error)
    }
  }

  async function download() {
    try {
      const { data } = await api.GET('/v1/imports/{id}/errors.csv', {
        params: { path: { id } },
        parseAs: 'blob',
      })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(data as unknown as Blob)
      link.download = 'refused.csv'
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      onFailed(error)
    }
  }

  return (
    <section className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4">
      <h2 className="text-lg font-semibold">{t(isOver ? 'outcome' : 'plan')}</h2>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{t(`counts.${name}`)}</dt>
            <dd className="text-xl font-semibold">{formatNumber(locale, count)}</dd>
          </div>
        ))}
      </dl>
      {plan.overQuota === undefined || isOver ? null : (
        <p className="rounded-card border border-danger bg-danger-soft p-4">
          {t('overQuota', plan.overQuota)}
        </p>
      )}
      {plan.reasons.length === 0 ? null : (
        <ul className="flex flex-col gap-1 text-sm">
          {plan.reasons.slice(0, 10).map(({ reason, count, said }) => (
            <li key={reason} className="wrap-anywhere">
              {formatNumber(locale, count)} × {reasonOf(reason, said)}
            </li>
          ))}
        </ul>
      )}
      {plan.notes.length === 0 ? null : (
        <details>
          <summary className="min-h-target cursor-pointer content-center font-medium">{t('notes')}</summary>
          <ul className="flex flex-col gap-1 text-sm">
            {plan.notes.slice(0, 20).map(({ note, count, line, text }) => (
              <li key={note} className="wrap-anywhere">
                {formatNumber(locale, count)} × {note} ({t('line', { line })}: {text})
              </li>
            ))}
          </ul>
        </details>
      )}
      {plan.refuse === 0 ? null : (
        <div className="flex flex-wrap gap-2">
          {errors === undefined ? (
            <Button look="secondary" onClick={() => void more()}>
              {t('showErrors')}
            </Button>
          ) : null}
          <Button look="secondary" onClick={() => void download()}>
            {t('downloadErrors')}
          </Button>
        </div>
      )}
      {errors === undefined ? null : (
        <ul className="flex flex-col divide-y divide-line text-sm">
          {errors.map(({ line, reason, ...said }) => (
            <li key={`${line} ${reason}`} className="py-2 wrap-anywhere">
              {t('line', { line })}: {reasonOf(reason, said)}
            </li>
          ))}
        </ul>
      )}
      {errors !== undefined && next !== null ? (
        <Button look="quiet" className="self-start" onClick={() => void more()}>
          {t('more')}
        </Button>
      ) : null}
      {plan.isHeld && mayConfirm ? (
        <div className="rounded-card border border-danger bg-danger-soft p-4">
          <p>{t('held', { gone: plan.withdraw, known: plan.known })}</p>
          <CheckboxField
            id="import-many"
            label={t('withdrawMany')}
            checked={withdrawMany}
            onChange={({ target }) => setWithdrawMany(target.checked)}
          />
        </div>
      ) : null}
      {mayConfirm ? (
        <Button
          className="self-start"
          disabled={state === 'held' && !withdrawMany}
          onClick={() => onConfirm(plan.isHeld ? { withdrawMany } : {})}
        >
          {t(state === 'checked' ? 'confirm' : state === 'held' ? 'withdrawNow' : 'goOn')}
        </Button>
      ) : null}
    </section>
  )
}
