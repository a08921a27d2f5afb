'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { answer } from '../client/api.ts'
import { publicApi } from '../client/public-api.ts'
import type { CategoryNode, ListingRules, Place } from '../client/types.ts'
import { currencyName } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { priceGuideValues } from '../listing/price-guide.ts'
import { CheckboxField, SelectField, TextField } from '../ui/field.tsx'
import { Combobox } from './combobox.tsx'
import type { Currency, DraftPlace } from './draft.ts'
import { parseAmount } from './numbers.ts'
import { useControl } from './use-control.ts'
import { usePriceGuide } from './use-price-guide.ts'

/** What it costs and where it is. */
export function PriceStep({
  locale,
  category,
  rules,
}: {
  locale: Locale
  category: CategoryNode
  rules: ListingRules
}) {
  const t = useTranslations('publish')
  const common = useTranslations('common')
  const guide = usePriceGuide(category, rules)
  const onRequest = useControl<boolean>('onRequest', 'price')
  const negotiable = useControl<boolean>('negotiable')
  const price = useControl<string>('price')
  const isFree = !onRequest.value && parseAmount(price.value) === 0
  return (
    <div className="flex flex-col gap-5">
      <div className="grid grid-cols-[1fr_auto] gap-3">
        <TextField
          id="price"
          label={t('price.amount')}
          hint={t('price.hint')}
          inputMode="decimal"
          maxLength={16}
          {...price}
          disabled={onRequest.value}
        />
        <SelectField
          id="currency"
          label={t('price.currency')}
          hint={'\u00a0'}
          {...useControl<Currency>('currency')}
          disabled={onRequest.value}
        >
          {rules.price.currencies.map((currency) => (
            <option key={currency} value={currency}>
              {currencyName(locale, currency)}
            </option>
          ))}
        </SelectField>
      </div>
      <p role="status" className="text-sm text-muted empty:hidden">
        {guide ? common('priceGuide', priceGuideValues(locale, guide)) : null}
      </p>
      <div className="flex flex-wrap gap-x-6">
        <CheckboxField
          id="free"
          label={t('price.free')}
          checked={isFree}
          onChange={(event) => {
            price.onChange(event.target.checked ? '0' : '')
            onRequest.onChange(false)
          }}
        />
        <Choice
          id="negotiable"
          label={t('price.negotiable')}
          control={{ ...negotiable, value: negotiable.value && !isFree }}
          disabled={isFree}
        />
        <Choice id="on-request" label={t('price.onRequest')} control={onRequest} />
      </div>
      <PlaceField />
    </div>
  )
}

function Choice({
  id,
  label,
  control: { value, error: _, ...control },
  disabled,
}: {
  id: string
  label: string
  disabled?: boolean
  control: ReturnType<typeof useControl<boolean>>
}) {
  return <CheckboxField id={id} label={label} checked={value} disabled={disabled} {...control} />
}

function PlaceField() {
  const t = useTranslations('publish')
  const { value, error, onChange } = useControl<DraftPlace | null>('place')
  const search = useCallback(async (q: string): Promise<Place[]> => {
    const call = answer(publicApi.GET('/v1/places', { params: { query: { q } } }))
    return (await call.catch(() => ({ items: [] }))).items.slice(0, 8)
  }, [])
  return (
    <Combobox
      id="place"
      label={t('price.place')}
      hint={t('price.placeHint')}
      error={error}
      text={value ? `${value.name}, ${value.county}` : ''}
      search={search}
      keyOf={(place) => String(place.id)}
      textOf={(place) => `${place.name}, ${place.county}`}
      render={(place) => (
        <span>
          {place.name} <span className="text-sm text-muted">· {place.county}</span>
        </span>
      )}
      onChoose={({ id, name, county }) => onChange({ id, name, county })}
      status={(count) => t('options', { count })}
    />
  )
}
