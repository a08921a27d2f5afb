'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import type { SlowRequest } from '../client/types.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'

/** What took long in the latest slow requests: parts, statements with their plans, functions. */
export function SlowRequests({ locale }: { locale: Locale }) {
  const t = useTranslations('desk.slowRequests')
  const [found, setFound] = useState<SlowRequest[]>([])
  useEffect(() => {
    answer(api.GET('/v1/admin/slow-requests', { cache: 'no-store' }))
      .then(({ items }) => setFound(items))
      // Where the page beside it cannot be shown, it says why.
      .catch(() => undefined)
  }, [])
  if (found.length === 0) return null
  return (
    <section aria-labelledby="slow-requests">
      <h2 id="slow-requests" className="text-xl font-bold">
        {t('title')}
      </h2>
      <p className="text-xs text-muted">{t('how')}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {found.map((request) => (
          <li key={request.requestId} className="rounded-card border border-line bg-surface">
            <details>
              <summary className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 px-4 py-2">
                <span className="min-w-0 font-medium wrap-anywhere">{request.route}</span>
                <span className="text-sm text-muted tabular-nums">
                  {t('took', { ms: formatNumber(locale, request.ms) })} · {formatMoment(locale, request.at)}
                </span>
              </summary>
              <Details locale={locale} request={request} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Details({ locale, request }: { locale: Locale; request: SlowRequest }) {
  const t = useTranslations('desk.slowRequests')
  const number = (value: number) => formatNumber(locale, value, 1)
  const { spent, statements, functions, status, requestId } = request
  return (
    <div className="flex flex-col gap-4 border-t border-line px-4 py-3 text-sm">
      <p className="wrap-anywhere">
        {t('answer', { status, id: requestId })}
        {Object.entries(spent).map(([part, ms]) => (
          <span key={part}> · {t('part', { part, ms: number(ms) })}</span>
        ))}
      </p>
      <div>
        <h3 className="font-semibold">
          {t('statements', { count: statements.count, ms: number(statements.ms) })}
        </h3>
        <ul className="mt-1 flex flex-col gap-2">
          {statements.slowest.map(({ sql, times, ms, plan }) => (
            <li key={sql}>
              <p className="text-muted">{t('statement', { times, ms: number(ms) })}</p>
              <code className="block wrap-anywhere">{sql}</code>
              {plan.length > 0 ? (
                <pre className="mt-1 whitespace-pre-wrap border-l-2 border-line pl-2 wrap-anywhere">
                  {plan.join('\n')}
                </pre>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      {functions.length > 0 ? (
        <div>
          <h3 className="font-semibold">{t('functions')}</h3>
          <ul className="mt-1">
            {functions.map(({ name, share }) => (
              <li key={name} className="flex gap-3">
                <span className="w-14 shrink-0 text-right tabular-nums">{number(100 * share)} %</span>
                <code className="min-w-0 wrap-anywhere">{name}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
