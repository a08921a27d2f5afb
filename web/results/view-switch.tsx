import { LayoutGrid, List, Map as MapIcon } from 'lucide-react'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { type SearchState, toQuery, views } from './state.ts'

const icons = { grid: LayoutGrid, list: List, map: MapIcon }

/** How the listings are shown; the address says it. */
export function ViewSwitch({ locale, state }: { locale: Locale; state: SearchState }) {
  const t = translator(locale, 'results.view')
  return (
    <nav aria-label={t('label')} className="flex rounded-card border border-edge">
      {views.map((view) => {
        const Icon = icons[view]
        const query = toQuery({ ...state, view })
        return (
          <a
            key={view}
            rel="nofollow"
            href={`${href(locale, 'listings')}${query ? `?${query}` : ''}`}
            aria-label={t(view)}
            title={t(view)}
            aria-current={view === state.view ? 'true' : undefined}
            // The map is a part of the page with a script of its own.
            data-swap={view === 'map' || state.view === 'map' ? undefined : true}
            className="inline-flex min-h-target min-w-target items-center justify-center first:rounded-l-card last:rounded-r-card hover:bg-sunken aria-[current]:bg-accent-soft"
          >
            <Icon aria-hidden className="size-5" />
          </a>
        )
      })}
    </nav>
  )
}
