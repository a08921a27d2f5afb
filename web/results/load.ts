import { categoryPath, filterAttributes } from '../catalogue/tree.ts'
import { ApiError } from '../client/api-error.ts'
import { fetchCategories, fetchSearch } from '../client/gateway.ts'
import type { CategoryAttribute, CategoryNode, Place, SearchAnswer } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { type ActiveFilter, activeFilters } from './active-filters.ts'
import { toApiParameters } from './api-parameters.ts'
import { joinList } from './list.ts'
import { findPlace } from './place.ts'
import type { SearchState } from './state.ts'
import { shownState, understoodFilters } from './understood.ts'

const pageSize = 24

export interface Results {
  answer: SearchAnswer
  categories: CategoryNode[]
  /** From the root to the chosen category; empty without one. */
  path: CategoryNode[]
  /** What the chosen category is filtered by. */
  attributes: CategoryAttribute[]
  place: Place | null
  /** What is shown: with what was read from the query as filters. */
  shown: SearchState
  /** What the API was asked, for a map that counts the same; without what belongs to a page of it. */
  asked: string
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
    const asked = understanding(state, toApiParameters(state, attributes, place, pageSize))
    const answer = await fetchSearch(asked)
    const { understood } = answer
    const about = understood?.filters.find(({ parameters }) => parameters.category)?.parameters.category
    const shownPath = about === undefined ? path : categoryPath(categories, about)
    const shownAttributes = filterAttributes(shownPath.at(-1))
    return {
      ...{
        answer,
        categories,
        asked: withoutPage(asked),
        cursorRefused: false,
        path: shownPath,
        attributes: shownAttributes,
      },
      shown: shownState(state, understood, shownAttributes),
      place: place ?? understood?.filters.find((filter) => filter.place)?.place ?? null,
    }
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error
    if (state.cursor === null) return undefined
    const first = await loadResults({ ...state, cursor: null })
    return first && { ...first, cursorRefused: true }
  }
}

function withoutPage(asked: URLSearchParams): string {
  const kept = new URLSearchParams(asked)
  for (const name of ['limit', 'cursor', 'highlight', 'sort', 'box']) kept.delete(name)
  return kept.toString()
}

/** How many listings another search would find. */
export async function totalOf(state: SearchState, { attributes, place }: Results): Promise<number> {
  const parameters = toApiParameters(state, attributes, state.place === null ? null : place, 1)
  return (await fetchSearch(understanding(state, parameters))).total
}

/** Lets the API read filters out of the query, but for words that were said to be words. */
function understanding(state: SearchState, parameters: URLSearchParams): URLSearchParams {
  if (state.q === '' || state.exact) return parameters
  parameters.set('understand', 'true')
  if (state.words.length > 0) parameters.set('words', joinList(state.words))
  return parameters
}

/** Every chosen filter, and those that were read from the query. */
export function filtersOf(
  locale: Locale,
  state: SearchState,
  { answer: { understood }, attributes, categories, place }: Results,
): ActiveFilter[] {
  const chosen = activeFilters(locale, state, attributes, state.place === null ? null : place)
  if (understood === undefined) return chosen
  return [...understoodFilters(locale, state, understood, attributes, categories), ...chosen]
}
