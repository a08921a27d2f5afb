import { nameIn } from '@piata/config/languages'
import { attributeText, kindOf } from '../catalogue/kinds.ts'
import type { CategoryAttribute, Place } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { countyName } from './counties.ts'
import { currencyOf } from './currency.ts'
import { change, type SearchState } from './state.ts'

/** One chosen filter: what it is called and the state without it. */
export interface ActiveFilter {
  key: string
  name: string
  without: SearchState
  /** Of one that was read from the query: what it was read from. */
  words?: string
}

/** Every chosen filter apart from query, category and order, in the order of the filters' column. */
export function activeFilters(
  locale: Locale,
  state: SearchState,
  attributes: CategoryAttribute[],
  place: Place | null,
): ActiveFilter[] {
  const t = translator(locale, 'results.active')
  const common = translator(locale, 'common')
  const words = { yes: common('yes'), no: common('no') }
  const filters: ActiveFilter[] = []
  const add = (key: string, name: string, changes: Partial<SearchState>) =>
    filters.push({ key, name, without: change(state, changes) })
  const range = (name: string, min: string | null, max: string | null) => {
    if (min !== null && max !== null) return t('fromTo', { name, min, max })
    return min !== null ? t('from', { name, min }) : t('to', { name, max: max ?? '' })
  }

  if (place) {
    add('place', t('around', { place: place.name, radius: state.radiusKm }), {
      place: null,
      sort: state.sort === 'distance' ? null : state.sort,
    })
  }
  if (state.box !== null) add('box', t('box'), { box: null })
  if (state.priceMin !== null || state.priceMax !== null) {
    const currency = currencyOf(state)
    const money = (value: number | null) =>
      value === null ? null : formatPrice(locale, { amount: value * 100, currency })
    const max = money(state.priceMax)
    const name = state.priceMax === 0 && max !== null ? max : range(t('price'), money(state.priceMin), max)
    add('price', name, { priceMin: null, priceMax: null })
  }
  for (const county of state.counties) {
    add(`county-${county}`, countyName(county), {
      counties: state.counties.filter((other) => other !== county),
    })
  }
  for (const condition of state.conditions) {
    add(`condition-${condition}`, common(`condition.${condition}`), {
      conditions: state.conditions.filter((other) => other !== condition),
    })
  }
  for (const attribute of attributes) {
    const label = nameIn(attribute.label, locale)
    const bounds = state.bounds[attribute.name]
    const isBounded = kindOf(attribute).bounds !== undefined
    if (isBounded && bounds) {
      const text = (value: number | null) =>
        value === null ? null : attributeText(locale, attribute, value, words)
      const rest = { ...state.bounds }
      delete rest[attribute.name]
      add(`attr.${attribute.name}`, range(label, text(bounds.min), text(bounds.max)), { bounds: rest })
    }
    if (isBounded) continue
    for (const value of state.attributes[attribute.name] ?? []) {
      const left = state.attributes[attribute.name]!.filter((other) => other !== value)
      const { [attribute.name]: _, ...others } = state.attributes
      const text = attributeText(locale, attribute, value, words)
      add(
        `attr.${attribute.name}-${value}`,
        kindOf(attribute).control.as === 'checkbox' ? `${label}: ${text}` : text,
        {
          attributes: left.length > 0 ? { ...others, [attribute.name]: left } : others,
        },
      )
    }
  }
  if (state.seller !== null) add('seller', t('seller'), { seller: null })
  return filters
}

/** The state with its category, query and order only. */
export function withoutFilters(state: SearchState): SearchState {
  return change(state, {
    place: null,
    box: null,
    counties: [],
    priceMin: null,
    priceMax: null,
    currency: null,
    conditions: [],
    attributes: {},
    bounds: {},
    seller: null,
    sort: state.sort === 'distance' ? null : state.sort,
  })
}
