import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { countyName } from './counties.ts'
import type { Results } from './load.ts'
import type { SearchState } from './state.ts'

/** What is being looked at, in words: `„golf” în Autoturisme, Cluj`. */
export function resultsTitle(locale: Locale, state: SearchState, results: Results): string {
  const t = translator(locale, 'results.title')
  const category = results.path.at(-1)?.name[locale]
  const what =
    state.q !== ''
      ? category
        ? t('queryIn', { query: state.q, category })
        : t('query', { query: state.q })
      : (category ?? t('all'))
  const where =
    results.place?.name ?? (state.counties.length === 1 ? countyName(state.counties[0]!) : undefined)
  return where ? t('where', { what, where }) : what
}
