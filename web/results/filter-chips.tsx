import { X } from 'lucide-react'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { type ActiveFilter, withoutFilters } from './active-filters.ts'
import { type SearchState, toQuery } from './state.ts'

/** The chosen filters, each a link to the results without it. */
export function FilterChips({
  locale,
  state,
  active,
}: {
  locale: Locale
  state: SearchState
  active: ActiveFilter[]
}) {
  if (active.length === 0) return null
  const t = translator(locale, 'results.active')
  const listings = href(locale, 'listings')
  const link = (target: SearchState) => {
    const query = toQuery(target)
    return listings + (query ? `?${query}` : '')
  }
  return (
    <ul aria-label={t('title')} className="mt-3 flex flex-wrap gap-2">
      {active.map((filter) => (
        <li key={filter.key}>
          <a
            href={link(filter.without)}
            aria-label={
              filter.words === undefined
                ? t('remove', { name: filter.name })
                : t('unread', { name: filter.name, words: filter.words })
            }
            data-swap
            className="inline-flex min-h-target items-center gap-1 rounded-chip bg-accent-soft px-3 text-sm font-medium hover:bg-sunken lg:min-h-8"
          >
            {filter.name}
            <X aria-hidden className="size-4" />
          </a>
        </li>
      ))}
      <li>
        <a
          href={link(withoutFilters(state))}
          data-swap
          className="inline-flex min-h-target items-center px-2 text-sm font-medium text-accent underline lg:min-h-8"
        >
          {t('clear')}
        </a>
      </li>
    </ul>
  )
}
