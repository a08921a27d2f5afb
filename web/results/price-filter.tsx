import { formatNumber, formatPrice } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { inputClasses } from '../ui/field.tsx'
import { FilterGroup } from './facet.tsx'
import { freePreset, pricePresets } from './price-presets.ts'
import { type Bounds, change, type SearchState, toQuery } from './state.ts'

/** Two inputs and steps made of what was found; `range` is in minor units of lei. */
export function PriceFilter({
  locale,
  state,
  range,
}: {
  locale: Locale
  state: SearchState
  range: { min: number; max: number } | null
}) {
  const t = translator(locale, 'results.filters')
  if (range === null && state.priceMin === null && state.priceMax === null) return null
  const low = range ? Math.floor(range.min / 100) : undefined
  const high = range ? Math.ceil(range.max / 100) : undefined
  const text = (value: number | undefined) => (value === undefined ? undefined : formatNumber(locale, value))
  const steps = low !== undefined && high !== undefined ? pricePresets(low, high) : []
  const hasFree = range?.min === 0 || state.priceMax === 0
  const presets = hasFree ? [freePreset, ...steps] : steps
  const label = ({ min, max }: Bounds) => {
    if (max === 0) return formatPrice(locale, { amount: 0, currency: 'RON' })
    if (min === null) return t('upTo', { max: formatNumber(locale, max ?? 0) })
    if (max === null) return t('over', { min: formatNumber(locale, min) })
    return t('between', { min: formatNumber(locale, min), max: formatNumber(locale, max) })
  }
  const ends = [
    { end: 'min', name: 'priceMin', value: state.priceMin, hint: low },
    { end: 'max', name: 'priceMax', value: state.priceMax, hint: high },
  ] as const
  return (
    <FilterGroup label={t('price')}>
      <div className="grid grid-cols-2 gap-2">
        {ends.map(({ end, name, value, hint }) => (
          <label key={end} className="text-xs text-muted">
            {t(end)}
            <input
              id={`filter-${name}`}
              name={name}
              inputMode="numeric"
              autoComplete="off"
              maxLength={14}
              defaultValue={value ?? ''}
              placeholder={text(hint)}
              className={inputClasses}
            />
          </label>
        ))}
      </div>
      {presets.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2">
          {presets.map((preset) => {
            const isChosen = preset.min === state.priceMin && preset.max === state.priceMax
            const query = toQuery(
              change(
                state,
                isChosen
                  ? { priceMin: null, priceMax: null }
                  : { priceMin: preset.min, priceMax: preset.max },
              ),
            )
            return (
              <li key={`${preset.min}-${preset.max}`}>
                <a
                  href={`${href(locale, 'listings')}${query ? `?${query}` : ''}`}
                  aria-current={isChosen ? 'true' : undefined}
                  data-swap
                  className="inline-flex min-h-target items-center rounded-chip border border-edge px-3 text-sm tabular-nums hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft lg:min-h-8"
                >
                  {label(preset)}
                </a>
              </li>
            )
          })}
        </ul>
      ) : null}
    </FilterGroup>
  )
}
