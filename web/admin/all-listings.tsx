'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useState } from 'react'
import { answer } from '../client/api.ts'
import { formatMoment } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Loading } from './loading.tsx'
import { usePages } from './use-pages.ts'

const statuses = [
  ...(['draft', 'pending', 'published', 'reserved', 'sold', 'expired'] as const),
  ...(['withdrawn', 'rejected', 'blocked'] as const),
]
type Status = (typeof statuses)[number]

/** Listings of everybody and of any status. */
export function AllListings({ locale }: { locale: Locale }) {
  const t = useTranslations('desk.listings')
  const [asked, setAsked] = useState<{ q?: string; status?: Status }>({})
  const read = useCallback(
    (cursor?: string) =>
      answer(
        api.GET('/v1/admin/listings', {
          params: { query: { limit: 30, ...asked, ...(cursor !== undefined && { cursor }) } },
          cache: 'no-store',
        }),
      ),
    [asked],
  )
  const { isLoaded, items, next, trouble, reload, readOn } = usePages(locale, read)

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const q = String(form.get('q')).trim()
    const status = statuses.find((one) => one === form.get('status'))
    setAsked({ ...(q !== '' && { q }), ...(status && { status }) })
  }

  if (!isLoaded || trouble) return <Loading locale={locale} trouble={trouble} reload={reload} />
  return (
    <div className="flex flex-col gap-6">
      <form method="post" onSubmit={search} className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <TextField
            id="q"
            name="q"
            type="search"
            label={t('search')}
            hint={t('searchHint')}
            maxLength={100}
            defaultValue={asked.q}
          />
        </div>
        <SelectField id="status" name="status" label={t('status')} defaultValue={asked.status ?? ''}>
          <option value="">{t('all')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`statuses.${status}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit">{t('find')}</Button>
      </form>
      {items.length === 0 ? <p role="status">{t('none')}</p> : null}
      <ul className="divide-y divide-line">
        {items.map(({ id, title, status, seller, updatedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <a
                className="inline-flex min-h-target items-center text-accent underline wrap-anywhere"
                href={shortListingHref(locale, id)}
              >
                {title || id}
              </a>
              <p className="text-sm text-muted wrap-anywhere">
                {t(`statuses.${status}`)} ·{' '}
                {t('of', { name: seller.name, time: formatMoment(locale, updatedAt) })}
              </p>
            </div>
            <a
              className="inline-flex min-h-target items-center text-sm text-accent underline"
              href={`${href(locale, 'adminLots')}?kind=seller&value=${seller.id}`}
            >
              {t('remove')}
            </a>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Button look="secondary" className="self-start" onClick={() => void readOn()}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
