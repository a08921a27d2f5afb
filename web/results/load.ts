import { cache } from 'react'
import { categoryPath, filterAttributes } from '../catalogue/tree.ts'
import { fetchCategories, fetchSearch, GatewayError } from '../client/gateway.ts'
import type { CategoryAttribute, CategoryNode, Place, SearchAnswer } from '../client/types.ts'
import { toApiParameters } from './api-parameters.ts'
import { findPlace } from './place.ts'
import { type SearchState, toQuery } from './state.ts'

export const pageSize = 24

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
export function loadResults(state: SearchState): Promise<Results | undefined> {
  return loadByQuery(toQuery(state), state)
}

// Keyed by the query string: `cache` compares objects by identity, and each caller parses its own.
const pending = cache(() => new Map<string, Promise<Results | undefined>>())

function loadByQuery(key: string, state: SearchState): Promise<Results | undefined> {
  const known = pending()
  let results = known.get(key)
  if (!results) {
    results = load(state)
    known.set(key, results)
  }
  return results
}

async function load(state: SearchState): Promise<Results | undefined> {
  const [categories, found] = await Promise.all([fetchCategories(), findPlace(state.place)])
  const path = categoryPath(categories, state.category)
  if (state.category !== null && path.length === 0) return undefined
  const attributes = filterAttributes(path.at(-1))
  const place = found ?? null
  try {
    const answer = await fetchSearch(toApiParameters(state, attributes, place, pageSize))
    return { answer, categories, path, attributes, place, cursorRefused: false }
  } catch (error) {
    if (!(error instanceof GatewayError) || error.status !== 400) throw error
    if (state.cursor === null) return undefined
    const first = await load({ ...state, cursor: null })
    return first && { ...first, cursorRefused: true }
  }
}
