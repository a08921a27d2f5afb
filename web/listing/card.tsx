import type { SearchItem } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { ListingCardView } from './card-view.tsx'
import { HeartLink } from './heart.tsx'
import { listingHref } from './slug.ts'

/** Cards in a grid; the first `eager` ones load their pictures at once. */
export function ListingGrid({
  locale,
  items,
  eager = 4,
  columns = 'lg:grid-cols-4',
  id,
}: {
  locale: Locale
  items: SearchItem[]
  eager?: number
  columns?: string
  id?: string
}) {
  const t = translator(locale, 'common')
  const now = Date.now()
  return (
    <ul id={id} className={`grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 md:gap-x-4 ${columns}`}>
      {items.map((item, index) => (
        <li key={item.id}>
          <ListingCardView
            locale={locale}
            item={item}
            link={listingHref(locale, item)}
            now={now}
            t={t}
            heart={
              <HeartLink locale={locale} id={item.id} label={t('card.favourite', { title: item.title })} />
            }
            priority={index === 0 && eager > 0 ? 'first' : index < eager ? 'eager' : 'lazy'}
          />
        </li>
      ))}
    </ul>
  )
}
