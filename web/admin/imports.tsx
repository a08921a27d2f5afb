'use client'

import { useTranslations } from 'next-intl'
import { answer } from '../client/api.ts'
import { formatMoment, formatNumber } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Loading } from './loading.tsx'
import { useStaffData } from './use-staff.ts'

async function load() {
  const cache = 'no-store'
  const [files, feeds] = await Promise.all([
    answer(api.GET('/v1/admin/imports', { params: { query: { limit: 50 } }, cache })),
    answer(api.GET('/v1/admin/feeds', { params: { query: { limit: 50 } }, cache })),
  ])
  return { files: files.items, feeds: feeds.items }
}

/** What comes in as files: those that members brought, and those that are read again and again. */
export function Imports({ locale }: { locale: Locale }) {
  const t = useTranslations('desk.imports')
  const { data, trouble, reload } = useStaffData(locale, load)
  if (data === undefined || trouble) return <Loading locale={locale} trouble={trouble} reload={reload} />
  return (
    <div className="flex max-w-prose flex-col gap-8">
      <section aria-labelledby="files">
        <h2 id="files" className="text-xl font-bold">
          {t('files')}
        </h2>
        {data.files.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="divide-y divide-line">
          {data.files.map((file) => (
            <li key={file.id} className="py-2">
              <p className="wrap-anywhere">{file.name}</p>
              <p className="text-sm text-muted wrap-anywhere">
                {file.state} · {t('kilobytes', { value: formatNumber(locale, file.bytes / 1000) })} ·{' '}
                {t('of', { name: file.seller.name, time: formatMoment(locale, file.createdAt) })}
              </p>
              {file.error ? <p className="text-sm text-danger wrap-anywhere">{file.error}</p> : null}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="feeds">
        <h2 id="feeds" className="text-xl font-bold">
          {t('feeds')}
        </h2>
        {data.feeds.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="divide-y divide-line">
          {data.feeds.map((feed) => (
            <li key={feed.id} className="py-2">
              <p className="wrap-anywhere">{feed.name}</p>
              <p className="text-sm text-muted wrap-anywhere">
                {feed.host} · {feed.isPaused ? t('paused') : feed.status} ·{' '}
                {feed.lastRunAt ? t('last', { time: formatMoment(locale, feed.lastRunAt) }) : t('never')}
              </p>
              {feed.held ? (
                <p className="text-sm text-danger wrap-anywhere">{t('held', { why: feed.held })}</p>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
