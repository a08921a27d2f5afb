'use client'

import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { OwnListingCard } from '../client/types.ts'
import { formatDate, formatPrice } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { Button } from '../ui/button.tsx'
import { imageUrl, square } from '../ui/picture.tsx'
import { type Action, actionsOf } from './actions.ts'
import { ListingDays } from './listing-days.tsx'
import { missingParts } from './missing-parts.ts'

/** One listing of the account: what it is, how it stands, what can be done. */
export function ListingRow({
  locale,
  item,
  busy,
  hasPromotions,
  onAction,
}: {
  locale: Locale
  item: OwnListingCard
  busy: boolean
  /** Whether the site promotes listings. */
  hasPromotions: boolean
  onAction: (item: OwnListingCard, action: Action) => void
}) {
  const t = useTranslations('myListings')
  const common = useTranslations('common.card')
  const title = item.title || t('untitled')
  const lacks = missingParts(item)
  return (
    <li
      id={`listing-${item.id}`}
      tabIndex={-1}
      className="grid grid-cols-[minmax(0,1fr)_minmax(0,3fr)] gap-x-3 sm:grid-cols-[auto_minmax(0,1fr)] gap-y-2 rounded-card border border-line bg-surface p-3 outline-none sm:gap-x-4"
    >
      <div className="relative aspect-square self-start overflow-hidden rounded-card bg-sunken sm:row-span-2 sm:w-32">
        {item.image ? (
          <img
            src={imageUrl(square, item.image.sha256)}
            alt=""
            width={200}
            height={200}
            loading="lazy"
            className="absolute inset-0 size-full object-cover"
          />
        ) : (
          <span className="absolute inset-0 flex items-center justify-center text-muted">
            <ImageOff aria-hidden className="size-6" />
          </span>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <span className="rounded-chip bg-sunken px-3 py-0.5 text-xs font-semibold">
            {t(`status.${item.status}`)}
          </span>
          {item.expiresAt && (item.status === 'published' || item.status === 'reserved') ? (
            <span className="text-muted">
              {t('expires', { date: formatDate(locale, item.expiresAt, Date.now()) })}
            </span>
          ) : null}
        </p>
        <h2 className="font-medium">
          {item.visible ? (
            <a href={shortListingHref(locale, item.id)} className="hover:underline">
              {title}
            </a>
          ) : (
            title
          )}
        </h2>
        <p className="font-bold tabular-nums">
          {item.price
            ? formatPrice(locale, item.price)
            : item.status === 'draft'
              ? t('noPrice')
              : common('onRequest')}
        </p>
        {item.favouriteCount > 0 ? (
          <p className="text-sm text-muted">{t('hearts', { count: item.favouriteCount })}</p>
        ) : null}
        {item.phoneCount > 0 ? (
          <p className="text-sm text-muted">{t('calls', { count: item.phoneCount })}</p>
        ) : null}
        {item.status === 'blocked' ? (
          <a
            href={`${href(locale, 'decision')}?listing=${item.id}`}
            className="inline-flex min-h-target items-center self-start text-sm font-medium text-accent underline"
          >
            {t('whyBlocked')}
          </a>
        ) : null}
        {lacks.length > 0 ? (
          <p className="text-sm text-muted">
            {t('missing', { parts: lacks.map((part) => t(`parts.${part}`)).join(', ') })}
          </p>
        ) : null}
      </div>
      <div className="col-span-2 flex flex-wrap gap-2 sm:col-span-1 sm:col-start-2">
        {actionsOf(item).map((action, index) => {
          const name = t(`actions.${action === 'edit' && item.status === 'draft' ? 'resume' : action}`)
          return (
            <Button
              key={action}
              look={index === 0 ? 'secondary' : 'quiet'}
              disabled={busy}
              className="px-3 text-sm"
              aria-label={t('actionOn', { action: name, title })}
              onClick={() => onAction(item, action)}
            >
              {name}
            </Button>
          )
        })}
      </div>
      {hasPromotions && item.status === 'published' ? (
        <a
          className="col-span-2 inline-flex min-h-target items-center text-sm font-medium text-accent underline sm:col-span-1 sm:col-start-2"
          href={`${href(locale, 'promote')}?listing=${item.id}`}
          aria-label={t('promoteOf', { title })}
        >
          {t('promote')}
        </a>
      ) : null}
      {item.publishedAt ? <ListingDays locale={locale} id={item.id} /> : null}
    </li>
  )
}
