import { kindOf } from '../catalogue/kinds.ts'
import { categoryPath } from '../catalogue/tree.ts'
import { type CategoryAttribute, type CategoryNode, conditions, type SearchAnswer } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { type ActiveFilter, activeFilters } from './active-filters.ts'
import { change, parseState, type SearchState } from './state.ts'

type Understood = NonNullable<SearchAnswer['understood']>

/** What is shown: the search with what was read from its words as chosen filters, and the rest of the words as they are. */
export function shownState(
  state: SearchState,
  understood: Understood | undefined,
  attributes: CategoryAttribute[],
): SearchState {
  if (understood === undefined) return state
  const shown = understood.filters.reduce((all, filter) => withFilter(all, filter, attributes), state)
  return { ...shown, q: understood.q, exact: true, words: [] }
}

/** The chips of what was read: without one its words are words again. */
export function understoodFilters(
  locale: Locale,
  state: SearchState,
  understood: Understood,
  attributes: CategoryAttribute[],
  categories: CategoryNode[],
): ActiveFilter[] {
  return understood.filters.map((filter) => {
    const only = withFilter(parseState({}), filter, attributes)
    const place = filter.place ?? null
    const names = activeFilters(locale, only, attributes, place).map(({ name }) => name)
    const category = categoryPath(categories, only.category).at(-1)
    return {
      key: `understood-${filter.text}`,
      name: [...(category ? [category.name[locale]] : []), ...names].join(', '),
      without: change(state, { words: [...state.words, filter.text] }),
      words: filter.text,
    }
  })
}

function withFilter(
  state: SearchState,
  { parameters, place }: Understood['filters'][number],
  attributes: CategoryAttribute[],
): SearchState {
  const {
    category,
    county,
    priceMin,
    priceMax,
    currency,
    condition,
    near: _,
    radiusKm,
    ...named
  } = parameters
  const whole = (cents: string | undefined) => (cents === undefined ? null : Math.round(Number(cents) / 100))
  const wanted = condition?.split(',')
  const next: SearchState = {
    ...state,
    ...(category !== undefined && { category }),
    ...(county !== undefined && { counties: county.split(',') }),
    ...(place !== undefined && { place: `${place.name}, ${place.county}`, radiusKm: Number(radiusKm) }),
    ...((priceMin ?? priceMax) !== undefined && {
      ...{ priceMin: whole(priceMin), priceMax: whole(priceMax), currency: currency ?? null },
    }),
    ...(wanted && { conditions: conditions.filter((known) => wanted.includes(known)) }),
    attributes: { ...state.attributes },
    bounds: { ...state.bounds },
  }
  for (const [parameter, value] of Object.entries(named)) {
    const name = parameter.slice('attr.'.length)
    const bound = /^(.+)(Min|Max)$/.exec(name)
    const known = (wanted: string) => attributes.find((attribute) => attribute.name === wanted)
    const exact = known(name)
    if (exact === undefined && bound && known(bound[1]!)) {
      const before = next.bounds[bound[1]!] ?? { min: null, max: null }
      next.bounds[bound[1]!] = { ...before, [bound[2] === 'Min' ? 'min' : 'max']: Number(value) }
    } else if (exact && kindOf(exact).bounds !== undefined) {
      next.bounds[name] = { min: Number(value), max: Number(value) }
    } else next.attributes[name] = [value]
  }
  return next
}
