import type { ListingCard } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { shortListingHref } from '../listing/listing-path.ts'

/** The listing that is written about. */
export function PlainListingLine({
  locale,
  title,
  card,
}: {
  locale: Locale
  title: string
  card: Pick<ListingCard, 'id' | 'title' | 'price' | 'status'> | null
}) {
  const t = translator(locale, 'inbox')
  const common = translator(locale, 'common')
  if (card === null)
    return (
      <p className="rounded-card bg-sunken p-3">
        <span className="font-medium">{title}</span> · {t('listingGone')}
      </p>
    )
  const { status } = card
  const isOver = status === 'reserved' || status === 'sold' || status === 'expired'
  return (
    <p className="rounded-card bg-sunken p-3">
      <a href={shortListingHref(locale, card.id)} className="font-medium text-accent underline">
        {card.title}
      </a>{' '}
      · {card.price ? formatPrice(locale, card.price) : common('card.onRequest')}
      {isOver ? ` · ${common(`card.${status}`)}` : null}
    </p>
  )
}
