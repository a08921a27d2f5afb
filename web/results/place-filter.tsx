import { countForms } from '../i18n/count-forms.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { inputClasses } from '../ui/field.tsx'
import { FilterGroup } from './facet.tsx'
import { radii, type SearchState } from './state.ts'

/** A locality by name and a radius; `enhance/place-box.ts` completes the name as it is typed. */
export function PlaceFilter({ locale, state }: { locale: Locale; state: SearchState }) {
  const t = translator(locale, 'results.filters')
  return (
    <FilterGroup id="place" label={t('place')} isOpen>
      <piata-place
        data-available={countForms(locale, (count) => t('available', { count }))}
        className="relative block"
      >
        <input
          id="filter-place"
          name="place"
          aria-label={t('place')}
          defaultValue={state.place ?? ''}
          placeholder={t('placeHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          className={inputClasses}
        />
        <div
          data-panel
          hidden
          className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-card border border-line bg-surface shadow-lift"
        >
          <div id="filter-place-list" role="listbox" aria-label={t('places')} />
        </div>
        <div role="status" className="sr-only" />
      </piata-place>
      <label className="mt-2 block text-xs text-muted">
        {t('radius')}
        <select id="filter-radius" name="radius" defaultValue={state.radiusKm} className={inputClasses}>
          {radii.map((radius) => (
            <option key={radius} value={radius}>
              {t('km', { count: radius })}
            </option>
          ))}
        </select>
      </label>
    </FilterGroup>
  )
}
