import type { CategoryNode, SearchItem } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { cardFacts } from './card-facts.ts'
import { ListingCardView } from './card-view.tsx'
import { HeartLink } from './heart.tsx'
import { listingHref } from './slug.ts'

/** Cards in a grid; the first `eager` ones load their pictures at once. */
export function ListingGrid({
  locale,
  items,
  categories,
  eager = 4,
  columns = 'lg:grid-cols-4',
  id,
  isPromoted = false,
  view = 'grid',
}: {
  locale: Locale
  items: SearchItem[]
  categories: CategoryNode[]
  eager?: number
  columns?: string
  id?: string
  /** Whether each is marked so. */
  isPromoted?: boolean
  /** A list has one in a row, its picture beside its words. */
  view?: 'grid' | 'list'
}) {
  const t = translator(locale, 'common')
  const now = Date.now()
  return (
    <ul
      id={id}
      className={
        view === 'list'
          ? 'flex flex-col gap-4 [&_article]:flex-row [&_article]:gap-2 [&_article>:first-child]:w-2/5 [&_article>:first-child]:max-w-56 [&_article>:first-child]:shrink-0'
          : `grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 md:gap-x-4 ${columns}`
      }
    >
      {items.map((item, index) => (
        <li key={item.id}>
          <ListingCardView
            locale={locale}
            item={item}
            facts={cardFacts(locale, categories, item)}
            link={listingHref(locale, item)}
            now={now}
            t={t}
            heart={
              <HeartLink locale={locale} id={item.id} label={t('card.favourite', { title: item.title })} />
            }
            mark={isPromoted ? t('card.promoted') : undefined}
            priority={index === 0 && eager > 0 ? 'first' : index < eager ? 'eager' : 'lazy'}
          />
        </li>
      ))}
    </ul>
  )
}
