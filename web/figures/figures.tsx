'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { type Refused, refusedBy, StaffRefusal } from '../agents/staff-refusal.tsx'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { FigureLine } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { FigureCard } from './figure-card.tsx'

const pageSize = 50

/** Every kept figure as a line, for those who run the site. */
export function Figures({ locale }: { locale: Locale }) {
  const t = useTranslations('figures')
  const [lines, setLines] = useState<FigureLine[]>([])
  /** Undefined until the first page is there. */
  const [next, setNext] = useState<string | null | undefined>()
  const [trouble, setTrouble] = useState<Refused | 'failed' | undefined>()
  const [isBusy, setBusy] = useState(false)

  const load = useCallback(
    async (cursor: string | undefined) => {
      setBusy(true)
      setTrouble(undefined)
      try {
        const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) }
        const page = await answer(api.GET('/v1/admin/benchmarks', { params: { query }, cache: 'no-store' }))
        setLines((known) => (cursor === undefined ? page.items : [...known, ...page.items]))
        setNext(page.next)
      } catch (error) {
        const status = error instanceof ApiError ? error.status : 0
        if (status === 401) {
          const here = window.location.pathname + window.location.search
          return window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
        }
        setTrouble(refusedBy(error) ?? 'failed')
      }
      setBusy(false)
    },
    [locale],
  )

  useEffect(() => void load(undefined), [load])

  if (trouble && trouble !== 'failed') return <StaffRefusal locale={locale} why={trouble} />
  const failed = trouble ? (
    <div role="alert" className="flex flex-col items-start gap-4">
      <p>{t('failed')}</p>
      <Button look="secondary" onClick={() => void load(next ?? undefined)}>
        {t('tryAgain')}
      </Button>
    </div>
  ) : null
  if (next === undefined)
    return (
      failed ?? (
        <div aria-busy="true" className="grid gap-4 lg:grid-cols-2">
          {[1, 2, 3, 4].map((card) => (
            <div key={card} className="h-64 rounded-card bg-sunken" />
          ))}
        </div>
      )
    )
  if (lines.length === 0) return <p>{t('empty')}</p>
  const isOfCommits = ({ points }: FigureLine) => points.at(-1)!.commit !== null
  const parts = [
    { key: 'commits', lines: lines.filter(isOfCommits) },
    { key: 'site', lines: lines.filter((line) => !isOfCommits(line)) },
  ] as const
  return (
    <div className="flex flex-col gap-8">
      <p className="text-muted">
        {t('intro')} {t('rule')}
      </p>
      {parts.map((part) =>
        part.lines.length > 0 ? (
          <section key={part.key} aria-labelledby={`figures-${part.key}`} className="flex flex-col gap-4">
            <h2 id={`figures-${part.key}`} className="text-xl font-bold">
              {t(part.key)}
            </h2>
            <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
              {part.lines.map((line) => (
                <FigureCard key={line.name} locale={locale} line={line} />
              ))}
            </div>
          </section>
        ) : null,
      )}
      {failed}
      {next && !trouble ? (
        <Button look="secondary" disabled={isBusy} onClick={() => void load(next)}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  )
}
