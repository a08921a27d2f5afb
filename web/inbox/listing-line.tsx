import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ListingCard } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { imageUrl, square } from '../ui/picture.tsx'

/** The listing that a conversation is about; without a link once nobody is shown it any more. */
export function ListingLine({
  locale,
  title,
  card,
}: {
  locale: Locale
  title: string
  card: Pick<ListingCard, 'id' | 'title' | 'price' | 'image' | 'status'> | null
}) {
  const t = useTranslations('inbox')
  const common = useTranslations('common.card')
  const status = card?.status
  return (
    <div className="flex items-center gap-3 rounded-card bg-sunken p-2">
      <span className="flex size-12 shrink-0 items-center justify-center overflow-hidden rounded-card bg-surface text-muted">
        {card?.image ? (
          <img
            src={imageUrl(square, card.image.sha256)}
            alt=""
            width={48}
            height={48}
            className="size-full object-cover"
          />
        ) : (
          <ImageOff aria-hidden className="size-5" />
        )}
      </span>
      <div className="min-w-0 text-sm">
        {card ? (
          <>
            <a
              href={shortListingHref(locale, card.id)}
              className="block truncate font-medium text-accent underline"
            >
              {card.title}
            </a>
            <p className="tabular-nums">
              {card.price ? formatPrice(locale, card.price) : common('onRequest')}
              {status === 'reserved' || status === 'sold' || status === 'expired'
                ? ` · ${common(status)}`
                : null}
            </p>
          </>
        ) : (
          <>
            <p className="truncate font-medium">{title}</p>
            <p className="text-muted">{t('listingGone')}</p>
          </>
        )}
      </div>
    </div>
  )
}
