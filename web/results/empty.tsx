import { BellPlus, SearchX } from 'lucide-react'
import { formatNumber } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { ButtonLink } from '../ui/button.tsx'
import { change, type SearchState, toQuery } from './state.ts'
import type { Way } from './ways.ts'

/** Nothing found: what was searched, the corrected query, searches that find something, and an alert for when there is one. */
export function EmptyResults({
  locale,
  state,
  what,
  corrected,
  ways,
  saveable,
}: {
  locale: Locale
  state: SearchState
  what: string
  corrected: string | undefined
  ways: Way[]
  /** The search as it may be saved; empty where it asks for nothing. */
  saveable: string
}) {
  const t = translator(locale, 'results.empty')
  const listings = href(locale, 'listings')
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
      {ways.length > 0 ? (
        <div>
          <p className="font-medium">{t('try')}</p>
          <ul>
            {ways.map((way) => (
              <li key={way.key}>
                <a
                  className="inline-flex min-h-target items-center gap-2 text-accent underline"
                  href={`${listings}?${toQuery(way.state)}`}
                >
                  {way.name}
                  <span className="text-sm text-muted tabular-nums">{formatNumber(locale, way.total)}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>{t('hint')}</p>
      )}
      <div className="flex flex-wrap gap-3">
        {saveable ? (
          <ButtonLink
            look="primary"
            rel="nofollow"
            href={`${href(locale, 'savedSearches')}?${new URLSearchParams({ new: saveable })}`}
          >
            <BellPlus aria-hidden className="size-5" />
            {t('tell')}
          </ButtonLink>
        ) : null}
        <ButtonLink look="secondary" href={listings}>
          {t('all')}
        </ButtonLink>
      </div>
    </div>
  )
}
