import { categoryPath, filterAttributes } from '../catalogue/tree.ts'
import { ApiError } from '../client/api-error.ts'
import { fetchCategories, fetchSearch } from '../client/gateway.ts'
import type { CategoryAttribute, CategoryNode, Place, SearchAnswer } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { activeFilters } from './active-filters.ts'
import { toApiParameters } from './api-parameters.ts'
import { findPlace } from './place.ts'
import { isFiltered, type SearchState } from './state.ts'

const pageSize = 24
const mostTried = 6

export interface Results {
  answer: SearchAnswer
  categories: CategoryNode[]
  /** From the root to the chosen category; empty without one. */
  path: CategoryNode[]
  /** What the chosen category is filtered by. */
  attributes: CategoryAttribute[]
  place: Place | null
  /** The cursor was of no search, or of another one: these are the first results. */
  cursorRefused: boolean
}

/** All that the results page shows; undefined when the category does not exist, or the search makes no sense. */
export async function loadResults(state: SearchState): Promise<Results | undefined> {
  const [categories, found] = await Promise.all([fetchCategories(), findPlace(state.place)])
  const path = categoryPath(categories, state.category)
  if (state.category !== null && path.length === 0) return undefined
  const attributes = filterAttributes(path.at(-1))
  const place = found ?? null
  try {
    const answer = await fetchSearch(toApiParameters(state, attributes, place, pageSize))
    return { answer, categories, path, attributes, place, cursorRefused: false }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error
    if (state.cursor === null) return undefined
    const first = await loadResults({ ...state, cursor: null })
    return first && { ...first, cursorRefused: true }
  }
}

/** Where nothing is found: how much would be without each chosen filter, by the filter's key. */
export async function totalsWithout(
  locale: Locale,
  state: SearchState,
  { answer, attributes, place }: Results,
): Promise<Record<string, number>> {
  if (answer.items.length > 0 || !isFiltered(state)) return {}
  const tried = activeFilters(locale, state, attributes, place).slice(0, mostTried)
  const totals = tried.map(async ({ key, without }): Promise<[string, number]> => {
    const parameters = toApiParameters(without, attributes, key === 'place' ? null : place, 1)
    return [key, (await fetchSearch(parameters)).total]
  })
  return Object.fromEntries(await Promise.all(totals))
}
