import { SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { fetchSearch } from '../client/gateway.ts'
import type { CategoryAttribute, Place } from '../client/types.ts'
import { formatNumber } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { ButtonLink } from '../ui/button.tsx'
import type { ActiveFilter } from './active-filters.ts'
import { toApiParameters } from './api-parameters.ts'
import { change, type SearchState, toQuery } from './state.ts'

const mostTried = 6

/** Nothing found: what was searched, the corrected query, and each filter whose removal would find something. */
export async function EmptyResults({
  locale,
  state,
  what,
  corrected,
  active,
  attributes,
  place,
}: {
  locale: Locale
  state: SearchState
  what: string
  corrected: string | undefined
  active: ActiveFilter[]
  attributes: CategoryAttribute[]
  place: Place | null
}) {
  const t = await getTranslations({ locale, namespace: 'results.empty' })
  const listings = href(locale, 'listings')
  const tried = await Promise.all(
    active.slice(0, mostTried).map(async (filter) => {
      const parameters = toApiParameters(filter.without, attributes, filter.key === 'place' ? null : place, 1)
      return { filter, total: (await fetchSearch(parameters)).total }
    }),
  )
  const useful = tried.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total)
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
