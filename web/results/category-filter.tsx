import { nameIn } from '@piata/config/languages'
import { ChevronDown, ChevronLeft } from 'lucide-react'
import { categoryPath } from '../catalogue/tree.ts'
import type { CategoryNode, FacetValue } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { facetCounts } from './facet-counts.ts'
import { change, type SearchState, toQuery } from './state.ts'

const shownAtOnce = 6
/** By how many categories lie above. */
const indents = ['', 'pl-3', 'pl-6', 'pl-9']

/** Links up and down the category tree; other filters stay, those of the category's attributes do not. */
export function CategoryFilter({
  locale,
  state,
  categories,
  counts,
}: {
  locale: Locale
  state: SearchState
  categories: CategoryNode[]
  counts: FacetValue[]
}) {
  const t = translator(locale, 'results')
  const path = categoryPath(categories, state.category)
  const chosen = path.at(-1)
  const parents = chosen?.children?.length ? path : path.slice(0, -1)
  const list = parents.at(-1)?.children ?? categories
  const known = facetCounts(counts)
  const found = list.filter((category) => known.of(category.id) !== 0 || category.id === chosen?.id)
  const first = found.filter((category, at) => at < shownAtOnce || category.id === chosen?.id)
  const rest = found.filter((category) => !first.includes(category))
  const countText = (category: string) => {
    const count = known.of(category)
    return count === undefined ? null : formatNumber(locale, count)
  }
  const link = (category: string | null) => {
    const query = toQuery(change(state, { category, attributes: {}, bounds: {} }))
    return href(locale, 'listings') + (query ? `?${query}` : '')
  }
  const row = 'flex min-h-target items-center gap-2 rounded-card px-1 hover:bg-sunken lg:min-h-9'
  const links = (items: CategoryNode[]) =>
    items.map((category) => (
      <li key={category.id}>
        <a
          href={link(category.id)}
          aria-current={category.id === chosen?.id ? 'true' : undefined}
          className={`${row} aria-[current]:bg-accent-soft aria-[current]:font-semibold`}
        >
          <span className="min-w-0 flex-1">{nameIn(category.name, locale)}</span>
          <span className="text-xs text-muted tabular-nums">{countText(category.id)}</span>
        </a>
      </li>
    ))
  if (found.length === 0 && !chosen) return null
  return (
    <nav aria-label={t('filters.category')}>
      <h3 className="mb-1 text-sm font-semibold">{t('filters.category')}</h3>
      <ul>
        {chosen ? (
          <li>
            <a href={link(null)} className={`${row} text-accent`}>
              <ChevronLeft aria-hidden className="size-4" />
              {t('all')}
            </a>
          </li>
        ) : null}
        {parents.map((parent, at) => (
          <li key={parent.id} className={indents[at]}>
            <a
              href={link(parent.id)}
              aria-current={parent.id === chosen?.id ? 'true' : undefined}
              className={`${row} font-semibold aria-[current]:bg-accent-soft`}
            >
              <span className="min-w-0 flex-1">{nameIn(parent.name, locale)}</span>
              <span className="text-xs font-normal text-muted tabular-nums">{countText(parent.id)}</span>
            </a>
          </li>
        ))}
      </ul>
      <ul className={indents[parents.length]}>{links(first)}</ul>
      {rest.length > 0 ? (
        <details id="more-category" className="group">
          <summary className="inline-flex min-h-target items-center gap-1 text-sm font-medium text-accent hover:underline">
            {t('filters.more', { count: formatNumber(locale, rest.length) })}
            <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          </summary>
          <ul className={indents[parents.length]}>{links(rest)}</ul>
        </details>
      ) : null}
    </nav>
  )
}
