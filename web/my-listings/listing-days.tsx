'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { answer } from '../client/api.ts'
import type { ListingDays as Days } from '../client/types.ts'
import { formatDate, formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'

const acts = ['views', 'phones', 'messages', 'saves'] as const

/** How often a listing was looked at, called about, written about and saved, once its seller asks. */
export function ListingDays({ locale, id }: { locale: Locale; id: string }) {
  const t = useTranslations('myListings.days')
  const [days, setDays] = useState<Days | 'failed' | undefined>()

  function load(isOpen: boolean) {
    if (!isOpen || (days !== undefined && days !== 'failed')) return
    answer(api.GET('/v1/me/listings/{id}/days', { params: { path: { id } }, cache: 'no-store' })).then(
      setDays,
      () => setDays('failed'),
    )
  }

  return (
    <details
      className="col-span-2 sm:col-span-1 sm:col-start-2"
      onToggle={(event) => load(event.currentTarget.open)}
    >
      <summary className="inline-flex min-h-target items-center text-sm font-medium text-accent underline">
        {t('title')}
      </summary>
      {days === 'failed' ? <p role="alert">{t('failed')}</p> : null}
      {days !== undefined && days !== 'failed' ? (
        <table className="w-full table-fixed text-sm">
          <caption className="pb-2 text-left text-xs text-muted">{t('how')}</caption>
          <thead>
            <tr>
              <th scope="col" className="py-1 text-left">
                {t('day')}
              </th>
              {acts.map((act) => (
                <th key={act} scope="col" className="py-1 text-right font-medium wrap-anywhere">
                  {t(act)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[{ day: undefined, ...days.total }, ...days.items.toReversed().slice(0, 10)].map((row) => (
              <tr key={row.day ?? 'total'} className="border-t border-line">
                <th scope="row" className="py-1 text-left font-normal">
                  {row.day === undefined
                    ? t('total')
                    : formatDate(locale, `${row.day}T12:00:00Z`, Date.now())}
                </th>
                {acts.map((act) => (
                  <td key={act} className="py-1 text-right tabular-nums">
                    {formatNumber(locale, row[act])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </details>
  )
}
