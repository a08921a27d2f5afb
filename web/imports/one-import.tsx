'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import type { CategoryNode, ImportDetail } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import { MappingForm } from './mapping-form.tsx'
import { Outcome } from './outcome.tsx'

const pollMs = 1_000
const underWay: readonly ImportDetail['state'][] = ['received', 'checking', 'running']

/** One file from its columns to its last row. */
export function OneImport({
  id,
  locale,
  categories,
  onFailed,
  onClose,
}: {
  id: string
  locale: Locale
  categories: CategoryNode[]
  onFailed: (error: unknown) => void
  onClose: () => void
}) {
  const t = useTranslations('imports')
  const [detail, setDetail] = useState<ImportDetail | undefined>()
  const path = { id }
  const isUnderWay = detail === undefined || underWay.includes(detail.state)

  const load = useCallback(async () => {
    try {
      setDetail(await answer(api.GET('/v1/imports/{id}', { params: { path: { id } }, cache: 'no-store' })))
    } catch (error) {
      onFailed(error)
    }
  }, [id, onFailed])

  useEffect(() => {
    void load()
    if (!isUnderWay) return
    const timer = setInterval(() => void load(), pollMs)
    return () => clearInterval(timer)
  }, [load, isUnderWay])

  async function act(call: () => Promise<ImportDetail>) {
    try {
      setDetail(await call())
    } catch (error) {
      onFailed(error)
      await load()
    }
  }

  if (detail === undefined) return <div aria-busy="true" className="h-28 rounded-card bg-sunken" />
  const { state, contents } = detail
  const total = contents?.rows ?? 0
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold wrap-anywhere">{detail.name}</h2>
          {contents === null ? null : <FoundLine contents={contents} />}
        </div>
        <Button look="secondary" onClick={onClose}>
          {t('back')}
        </Button>
      </div>
      <div role="status" className="flex flex-col gap-2">
        <p className="font-medium">{t(`states.${state}`)}</p>
        {state === 'running' && total > 0 ? (
          <>
            <Progress value={(detail.progress?.rows ?? 0) / total} aria-label={t('states.running')} />
            <p className="text-sm text-muted">{t('progress', { done: detail.progress?.rows ?? 0, total })}</p>
          </>
        ) : null}
      </div>
      {detail.error === null ? null : (
        <p
          role="alert"
          className="rounded-card border border-danger bg-danger-soft p-4 wrap-anywhere whitespace-pre-line"
        >
          {detail.error}
        </p>
      )}
      {state === 'checking' || state === 'running' ? (
        <Button
          look="danger"
          className="self-start"
          onClick={() =>
            void act(() => answer(api.POST('/v1/imports/{id}/cancel', { params: { path }, body: {} })))
          }
        >
          {t('cancel')}
        </Button>
      ) : null}
      <Outcome
        detail={detail}
        locale={locale}
        onFailed={onFailed}
        onConfirm={(body) =>
          void act(() => answer(api.POST('/v1/imports/{id}/confirm', { params: { path }, body })))
        }
      />
      {contents === null || contents.rows === null || isUnderWay ? null : (
        <MappingForm
          key={detail.id}
          detail={detail}
          locale={locale}
          categories={categories}
          onFailed={onFailed}
          onCheck={(map, settings) =>
            act(async () => {
              await answer(api.PUT('/v1/imports/{id}/mapping', { params: { path }, body: { map, settings } }))
              return answer(api.POST('/v1/imports/{id}/check', { params: { path }, body: {} }))
            })
          }
        />
      )}
    </div>
  )
}

/** What the file was taken for. */
function FoundLine({ contents }: { contents: NonNullable<ImportDetail['contents']> }) {
  const t = useTranslations('imports')
  const { form, packing, encoding, delimiter, items } = contents.found
  const parts = [
    form === 'spreadsheet' ? t('spreadsheet') : form.toUpperCase(),
    packing,
    encoding,
    delimiter === null ? null : t('by', { delimiter: delimiter === '\t' ? t('tab') : delimiter }),
    items,
    contents.rows === null ? null : t('rows', { count: contents.rows }),
    contents.unreadable === 0 ? null : t('unreadable', { count: contents.unreadable }),
  ]
  return <p className="text-sm text-muted">{parts.filter((part) => part !== null).join(' · ')}</p>
}
