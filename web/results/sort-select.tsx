import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'
import { inputClasses } from '../ui/field.tsx'
import { type SearchState, sorts } from './state.ts'

/** Belongs to the filters' form, wherever it stands on the page. */
export function SortSelect({
  locale,
  state,
  hasPlace,
}: {
  locale: Locale
  state: SearchState
  hasPlace: boolean
}) {
  const t = translator(locale, 'results.sort')
  const usual = state.q !== '' ? 'relevance' : 'newest'
  const possible = sorts.filter(
    (sort) => (sort !== 'relevance' || state.q !== '') && (sort !== 'distance' || hasPlace),
  )
  const chosen = state.sort !== null && possible.includes(state.sort) ? state.sort : usual
  return (
    <div className="ml-auto flex items-center gap-2">
      <label htmlFor="sort" className="sr-only text-sm text-muted sm:not-sr-only sm:whitespace-nowrap">
        {t('label')}
      </label>
      <select
        id="sort"
        name="sort"
        form="filters-form"
        defaultValue={chosen === usual ? '' : chosen}
        className={`${inputClasses} w-auto`}
      >
        {possible.map((sort) => (
          <option key={sort} value={sort === usual ? '' : sort}>
            {t(sort)}
          </option>
        ))}
      </select>
      <button
        type="submit"
        form="filters-form"
        className={buttonClasses('secondary', '[@media(scripting:enabled)]:hidden')}
      >
        {t('apply')}
      </button>
    </div>
  )
}
