import { SearchX } from 'lucide-react'
import { formatNumber } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { ButtonLink } from '../ui/button.tsx'
import type { ActiveFilter } from './active-filters.ts'
import { change, type SearchState, toQuery } from './state.ts'

/** Nothing found: what was searched, the corrected query, and each filter whose removal would find something. */
export function EmptyResults({
  locale,
  state,
  what,
  corrected,
  active,
  totals,
}: {
  locale: Locale
  state: SearchState
  what: string
  corrected: string | undefined
  active: ActiveFilter[]
  /** What would be found without a filter, by its key. */
  totals: Record<string, number>
}) {
  const t = translator(locale, 'results.empty')
  const listings = href(locale, 'listings')
  const useful = active
    .map((filter) => ({ filter, total: totals[filter.key] ?? 0 }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
  const link = 'inline-flex min-h-target items-center gap-2 text-accent underline'
  return (
    <div className="flex max-w-prose flex-col items-start gap-4 py-8">
      <SearchX aria-hidden className="size-12 text-muted" />
      <h2 className="text-xl font-bold">{t('title')}</h2>
      <p className="text-muted">{t('searched', { what })}</p>
      {corrected ? (
        <p>
          {t('correct')}{' '}
          <a
            className="font-semibold text-accent underline"
            href={`${listings}?${toQuery(change(state, { q: corrected }))}`}
          >
            {corrected}
          </a>
        </p>
      ) : null}
      {useful.length > 0 ? (
        <div>
          <p className="font-medium">{t('drop')}</p>
          <ul>
            {useful.map(({ filter, total }) => (
              <li key={filter.key}>
                <a className={link} href={`${listings}?${toQuery(filter.without)}`}>
                  {t('without', { name: filter.name })}
                  <span className="text-sm text-muted tabular-nums">{formatNumber(locale, total)}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>{t('hint')}</p>
      )}
      <ButtonLink look="secondary" href={listings}>
        {t('all')}
      </ButtonLink>
    </div>
  )
}
