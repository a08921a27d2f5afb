import { kindOf } from '../catalogue/kinds.ts'
import type { CategoryAttribute, Place } from '../client/types.ts'
import { joinList } from './list.ts'
import type { SearchState } from './state.ts'

/**
 * The parameters of `/v1/search` for a state. `attributes` are those of the chosen category: filters on others are left
 * out, because the gateway refuses them. `place` is what `state.place` was found to be.
 */
export function toApiParameters(
  state: SearchState,
  attributes: CategoryAttribute[],
  place: Place | null,
  limit: number,
): URLSearchParams {
  const parameters = new URLSearchParams()
  const set = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value))
  }
  set('q', state.q)
  set('category', state.category)
  set('county', state.counties.join(','))
  set('condition', state.conditions.join(','))
  set('seller', state.seller)
  if (state.priceMin !== null) set('priceMin', state.priceMin * 100)
  if (state.priceMax !== null) set('priceMax', state.priceMax * 100)
  set('box', state.box)
  set('currency', state.currency)
  if (place) {
    set('near', `${place.lat},${place.lon}`)
    set('radiusKm', state.radiusKm)
  }
  for (const { name, type } of attributes) {
    const isBounded = kindOf({ type }).bounds !== undefined
    if (isBounded && Object.hasOwn(state.bounds, name)) {
      set(`attr.${name}Min`, state.bounds[name]!.min)
      set(`attr.${name}Max`, state.bounds[name]!.max)
    } else if (!isBounded && Object.hasOwn(state.attributes, name)) {
      set(`attr.${name}`, joinList(state.attributes[name]!))
    }
  }
  // Distance needs somewhere to be measured from.
  if (state.sort !== 'distance' || place) set('sort', state.sort)
  if (state.q !== '') set('highlight', 'true')
  set('limit', limit)
  set('cursor', state.cursor)
  return parameters
}
