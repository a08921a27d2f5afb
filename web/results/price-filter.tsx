import { siteNow } from '../client/site.ts'
import { currencyName, formatNumber, formatPrice } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { inputClasses } from '../ui/field.tsx'
import { currencyOf } from './currency.ts'
import { FilterGroup } from './facet.tsx'
import { freePreset, pricePresets } from './price-presets.ts'
import { type Bounds, change, type SearchState, toQuery } from './state.ts'

/** Two inputs and steps made of what was found; `range` is in minor units of the currency that the state names. */
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
  const { currencies } = siteNow()
  const currency = currencyOf(state)
  if (range === null && state.priceMin === null && state.priceMax === null) return null
  const low = range ? Math.floor(range.min / 100) : undefined
  const high = range ? Math.ceil(range.max / 100) : undefined
  const text = (value: number | undefined) => (value === undefined ? undefined : formatNumber(locale, value))
  const steps = low !== undefined && high !== undefined ? pricePresets(low, high) : []
  const hasFree = range?.min === 0 || state.priceMax === 0
  const presets = hasFree ? [freePreset, ...steps] : steps
  const label = ({ min, max }: Bounds) => {
    const money = (value: number) => formatPrice(locale, { amount: value * 100, currency })
    if (max === 0) return money(0)
    if (min === null) return t('upTo', { max: money(max ?? 0) })
    if (max === null) return t('over', { min: money(min) })
    return t('between', { min: formatNumber(locale, min), max: money(max) })
  }
  const ends = [
    { end: 'min', name: 'priceMin', value: state.priceMin, hint: low },
    { end: 'max', name: 'priceMax', value: state.priceMax, hint: high },
  ] as const
  return (
    <FilterGroup id="price" label={t('price', { currency: currencyName(locale, currency) })} isOpen>
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
      {currencies.length > 1 ? (
        <label className="mt-2 block text-xs text-muted">
          {t('currency')}
          <select
            id="filter-currency"
            name="currency"
            defaultValue={currency === currencies[0] ? '' : currency}
            className={inputClasses}
          >
            {currencies.map((code, at) => (
              <option key={code} value={at === 0 ? '' : code}>
                {currencyName(locale, code)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
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
