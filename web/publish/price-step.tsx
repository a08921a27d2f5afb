'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { answer } from '../client/api.ts'
import { publicApi } from '../client/public-api.ts'
import type { Place } from '../client/types.ts'
import { CheckboxField, SelectField, TextField } from '../ui/field.tsx'
import { Combobox } from './combobox.tsx'
import { type Draft, parseAmount } from './draft.ts'

/** What it costs and where it is. */
export function PriceStep({
  draft,
  change,
  errorOf,
}: {
  draft: Draft
  change: (part: Partial<Draft>) => void
  errorOf: (fieldId: string) => string | undefined
}) {
  const t = useTranslations('publish')
  const searchPlaces = useCallback(async (query: string): Promise<Place[]> => {
    const call = answer(publicApi.GET('/v1/places', { params: { query: { q: query } } }))
    return (await call.catch(() => ({ items: [] }))).items.slice(0, 8)
  }, [])
  const isFree = !draft.onRequest && parseAmount(draft.price) === 0
  return (
    <div className="flex flex-col gap-5">
      <div className="grid grid-cols-[1fr_auto] gap-3">
        <TextField
          id="price"
          label={t('price.amount')}
          hint={t('price.hint')}
          error={errorOf('price')}
          inputMode="decimal"
          value={draft.price}
          maxLength={16}
          disabled={draft.onRequest}
          onChange={(event) => change({ price: event.target.value })}
        />
        <SelectField
          id="currency"
          label={t('price.currency')}
          hint={'\u00a0'}
          value={draft.currency}
          disabled={draft.onRequest}
          onChange={(event) => change({ currency: event.target.value as Draft['currency'] })}
        >
          <option value="RON">lei</option>
          <option value="EUR">euro</option>
        </SelectField>
      </div>
      <div className="flex flex-wrap gap-x-6">
        <CheckboxField
          id="free"
          label={t('price.free')}
          checked={isFree}
          onChange={(event) => change({ price: event.target.checked ? '0' : '', onRequest: false })}
        />
        <CheckboxField
          id="negotiable"
          label={t('price.negotiable')}
          checked={draft.negotiable && !isFree}
          disabled={isFree}
          onChange={(event) => change({ negotiable: event.target.checked })}
        />
        <CheckboxField
          id="on-request"
          label={t('price.onRequest')}
          checked={draft.onRequest}
          onChange={(event) => change({ onRequest: event.target.checked })}
        />
      </div>
      <Combobox
        id="place"
        label={t('price.place')}
        hint={t('price.placeHint')}
        error={errorOf('place')}
        text={draft.place ? `${draft.place.name}, ${draft.place.county}` : ''}
        search={searchPlaces}
        keyOf={(place) => String(place.id)}
        textOf={(place) => `${place.name}, ${place.county}`}
        render={(place) => (
          <span>
            {place.name} <span className="text-sm text-muted">· {place.county}</span>
          </span>
        )}
        onChoose={({ id, name, county }) => change({ place: { id, name, county } })}
        status={(count) => t('options', { count })}
      />
    </div>
  )
}
