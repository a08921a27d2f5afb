'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import type { ListingDetail } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { api } from '../session/api.ts'
import { imageUrl, smallest } from '../ui/picture.tsx'
import { Part } from './case-view.tsx'

/** The listing of a case: what buyers see, or saw before it was removed. */
export function ShownListing({ locale, id }: { locale: Locale; id: string }) {
  const t = useTranslations('moderation.queue')
  const [listing, setListing] = useState<ListingDetail | 'gone' | undefined>()
  useEffect(() => {
    let isCurrent = true
    const asked = answer(api.GET('/v1/listings/{id}', { params: { path: { id } }, cache: 'no-store' }))
    asked.then(
      (found) => isCurrent && setListing(found),
      () => isCurrent && setListing('gone'),
    )
    return () => {
      isCurrent = false
    }
  }, [id])
  if (listing === undefined) return <div aria-busy="true" className="h-40 rounded-card bg-sunken" />
  if (listing === 'gone')
    return (
      <Part title={t('shown')}>
        <p>{t('noListing')}</p>
      </Part>
    )
  const place = listing.place && [listing.place.name, listing.place.county].filter(Boolean).join(', ')
  return (
    <Part title={t('shown')}>
      {listing.images.length > 0 ? (
        <ul className="mb-3 flex flex-wrap gap-2">
          {listing.images.map((image) => (
            <li key={image.id}>
              <img
                src={imageUrl(smallest, image.sha256)}
                alt=""
                loading="lazy"
                className="max-h-48 max-w-full rounded-card object-contain"
              />
              <a
                className="inline-flex min-h-target items-center text-sm text-accent underline"
                href={`${href(locale, 'adminLots')}?kind=picture&value=${image.sha256}`}
              >
                {t('lotPicture')}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="text-lg font-semibold wrap-anywhere">{listing.title}</p>
      <p className="font-bold tabular-nums">
        {listing.price ? formatPrice(locale, listing.price) : t('onRequest')}
      </p>
      {place ? <p className="text-muted">{place}</p> : null}
      <p className="mt-2 whitespace-pre-line wrap-anywhere">{listing.description}</p>
      {listing.visible ? (
        <a
          href={shortListingHref(locale, listing.id)}
          className="inline-flex min-h-target items-center font-medium text-accent underline"
        >
          {t('open')}
        </a>
      ) : null}
    </Part>
  )
}
