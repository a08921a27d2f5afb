'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import type { CategoryNode, ImportDetail } from '../client/types.ts'
import { formatMoment, formatNumber, formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { OneImport } from './one-import.tsx'
import { UploadForm } from './upload-form.tsx'

/** The files that an account brought, one of them opened, and a form for another. */
export function Imports({ locale }: { locale: Locale }) {
  const t = useTranslations('imports')
  const [items, setItems] = useState<ImportDetail[] | 'failed' | undefined>()
  const [opened, setOpened] = useState<string | null>(null)
  const [categories, setCategories] = useState<CategoryNode[]>([])
  const [error, setError] = useState<string | undefined>()

  const failed = useCallback(
    (reason: unknown) => {
      if (!(reason instanceof ApiError)) return setError(t('errors.failed'))
      if (reason.status === 401) {
        const here = window.location.pathname + window.location.search
        window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
      } else if (reason.status === 0 || reason.status === 503) setError(t('errors.offline'))
      else if (reason.status === 429)
        setError(t('errors.tooMany', { wait: formatWait(locale, reason.retryAfter ?? 60) }))
      else if (reason.status === 403) setError(t('errors.forbidden'))
      else setError(reason.problem?.detail ?? t('errors.failed'))
    },
    [locale, t],
  )

  const load = useCallback(async () => {
    try {
      if (!(await currentSession())) throw new ApiError(401)
      const page = await answer(api.GET('/v1/imports', { cache: 'no-store' }))
      setItems(page.items)
      const { items: tree } = await answer(publicApi.GET('/v1/categories'))
      setCategories(tree)
    } catch (reason) {
      setItems((known) => known ?? 'failed')
      failed(reason)
    }
  }, [failed])

  useEffect(() => {
    setOpened(new URLSearchParams(window.location.search).get('id'))
    void load()
  }, [load])

  function open(id: string | null) {
    setError(undefined)
    setOpened(id)
    window.history.replaceState(null, '', id === null ? window.location.pathname : `?id=${id}`)
    if (id === null) void load()
  }

  async function remove(id: string) {
    try {
      await api.DELETE('/v1/imports/{id}', { params: { path: { id } } })
      setItems((known) => (Array.isArray(known) ? known.filter((one) => one.id !== id) : known))
      if (opened === id) open(null)
    } catch (reason) {
      failed(reason)
    }
  }

  return (
    <div className="flex flex-col gap-6">
      <p role="alert" className="font-medium text-danger empty:hidden">
        {error}
      </p>
      {opened === null ? (
        <>
          <UploadForm
            onFailed={failed}
            onStart={() => setError(undefined)}
            onSent={({ import: made }) => {
              setItems((known) => [made, ...(Array.isArray(known) ? known : [])])
              open(made.id)
            }}
          />
          {items === undefined ? (
            <div aria-busy="true" className="h-28 rounded-card bg-sunken" />
          ) : items === 'failed' ? (
            <Button look="secondary" className="self-start" onClick={() => void load()}>
              {t('tryAgain')}
            </Button>
          ) : items.length === 0 ? null : (
            <section className="flex flex-col gap-3">
              <h2 className="text-lg font-semibold">{t('yours')}</h2>
              <ul className="flex flex-col gap-3">
                {items.map((one) => (
                  <li
                    key={one.id}
                    className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4"
                  >
                    <span className="min-w-0 flex-1 basis-48">
                      <span className="block font-semibold wrap-anywhere">{one.name}</span>
                      <span className="block text-sm text-muted">
                        {t(`states.${one.state}`)}
                        {one.contents?.rows == null ? '' : ` · ${t('rows', { count: one.contents.rows })}`}
                        {` · ${formatNumber(locale, one.bytes / 1_000_000)} MB · ${formatMoment(locale, one.createdAt)}`}
                      </span>
                    </span>
                    <span className="flex gap-2">
                      <Button look="secondary" onClick={() => open(one.id)}>
                        {t('open')}
                      </Button>
                      <Button
                        look="quiet"
                        aria-label={t('removeNamed', { name: one.name })}
                        onClick={() => void remove(one.id)}
                      >
                        {t('remove')}
                      </Button>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      ) : (
        <OneImport
          key={opened}
          id={opened}
          locale={locale}
          categories={categories}
          onFailed={failed}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}
