'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { MyReport } from '../client/types.ts'
import { formatDate } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { listingHref } from '../listing/slug.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'

/** What the account reported, the newest first, and what became of each. */
export function MyReports({ locale }: { locale: Locale }) {
  const t = useTranslations('moderation.mine')
  const [items, setItems] = useState<MyReport[] | undefined>()
  const [next, setNext] = useState<string | null>(null)
  const [isFailed, setFailed] = useState(false)

  const load = useCallback(
    async (cursor: string | null) => {
      setFailed(false)
      try {
        const query = { limit: 20, ...(cursor === null ? {} : { cursor }) }
        const page = await answer(api.GET('/v1/me/reports', { params: { query }, cache: 'no-store' }))
        setItems((known = []) => [...(cursor === null ? [] : known), ...page.items])
        setNext(page.next)
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) {
          const here = encodeURIComponent(window.location.pathname)
          return window.location.assign(`${href(locale, 'login')}?next=${here}`)
        }
        setFailed(true)
      }
    },
    [locale],
  )
  useEffect(() => void load(null), [load])

  return (
    <div className="flex flex-col gap-6">
      <p className="text-muted">{t('intro')}</p>
      {items === undefined && !isFailed ? (
        <div aria-busy="true" className="h-28 rounded-card bg-sunken" />
      ) : null}
      {items?.length === 0 ? <p>{t('empty')}</p> : null}
      {items && items.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {items.map((report) => (
            <li key={report.id} className="rounded-card border border-line bg-surface p-4">
              <Report locale={locale} report={report} />
            </li>
          ))}
        </ul>
      ) : null}
      {isFailed ? (
        <p role="alert" className="font-medium text-danger">
          {t('failed')}
        </p>
      ) : null}
      {next !== null || isFailed ? (
        <Button look="secondary" className="self-center" onClick={() => void load(next)}>
          {t(isFailed ? 'tryAgain' : 'more')}
        </Button>
      ) : null}
    </div>
  )
}

function Report({
  locale,
  report: { subject, subjectId, title, reason, text, createdAt, state, decidedAt, complainUntil, ...more },
}: {
  locale: Locale
  report: MyReport
}) {
  const t = useTranslations('moderation.mine')
  const reasonName = useTranslations('moderation.reasons')
  const at = (time: string) => ({ time: formatDate(locale, time, Date.now()) })
  const { complaint, token } = more
  const name = t(`subject.${subject}`)
  const heading = title === '' ? name : t('about', { subject: name, title })
  // What was restricted, or is hidden, has no page.
  const isShown = title !== '' && state !== 'restricted'
  const page = !isShown
    ? undefined
    : subject === 'listing'
      ? listingHref(locale, { id: subjectId, title })
      : subject === 'user'
        ? href(locale, 'sellerSlug', { slug: subjectId })
        : undefined
  return (
    <div className="flex flex-col gap-2">
      <h2 className="font-semibold wrap-anywhere">
        {page === undefined ? (
          heading
        ) : (
          <a href={page} className="hover:underline">
            {heading}
          </a>
        )}
      </h2>
      <p className="text-sm text-muted">
        {t('sent', at(createdAt))}
        {decidedAt ? ` · ${t('decided', at(decidedAt))}` : null}
      </p>
      <p className="font-medium">{t(`state.${state}`)}</p>
      <p className="whitespace-pre-line wrap-anywhere">
        {reasonName(reason)}: {text}
      </p>
      {complaint ? (
        <p>
          {complaint.outcome
            ? t(`complaint.${complaint.outcome}`)
            : t('complaint.open', at(complaint.createdAt))}
        </p>
      ) : null}
      {complainUntil ? <p className="text-muted">{t('may', at(complainUntil))}</p> : null}
      {token ? (
        <a
          href={`${href(locale, 'decision')}#${token}`}
          className="inline-flex min-h-target items-center self-start text-accent underline"
        >
          {t(complainUntil ? 'complain' : 'read')}
        </a>
      ) : null}
    </div>
  )
}
