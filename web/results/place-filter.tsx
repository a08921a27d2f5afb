import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { PlaceInput } from '../layout/place-input.tsx'
import { inputClasses } from '../ui/field.tsx'
import { FilterGroup } from './facet.tsx'
import { radii, type SearchState } from './state.ts'

/** A locality by name and a radius. */
export function PlaceFilter({ locale, state }: { locale: Locale; state: SearchState }) {
  const t = translator(locale, 'results.filters')
  return (
    <FilterGroup id="place" label={t('place')} isOpen>
      <PlaceInput locale={locale} id="filter-place" value={state.place ?? ''} placeholder={t('placeHint')} />
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
