import type { NewSavedSearch } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { toApiParameters } from '../results/api-parameters.ts'
import { loadResults } from '../results/load.ts'
import { change, parseState, toQuery } from '../results/state.ts'
import { resultsTitle } from '../results/title.ts'

const longestName = 80
/** Those that say how an answer is told, not what is found. */
const views = ['limit', 'cursor', 'highlight', 'sort']
const numbers = new Set(['radiusKm', 'priceMin', 'priceMax'])

/** A search that may be saved, from the query string of its page of results; undefined for one that makes no sense or asks for nothing. */
export async function proposalOf(
  locale: Locale,
  page: string,
): Promise<Pick<NewSavedSearch, 'name' | 'query' | 'page'> | undefined> {
  const parameters = Object.fromEntries(
    [...new URLSearchParams(page)].map(([name]) => [name, new URLSearchParams(page).getAll(name)]),
  )
  const typed = change(parseState(parameters), { sort: null })
  const results = await loadResults(typed)
  if (results === undefined) return undefined
  // What is new has to hold the words as they are spelt.
  const state = change(results.shown, { q: results.answer.corrected ?? results.shown.q })
  const asked = toApiParameters(state, results.attributes, results.place, 1)
  for (const name of views) asked.delete(name)
  // As the document has it; names of attributes are open.
  const query = Object.fromEntries(
    [...asked].map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]),
  ) as NewSavedSearch['query']
  if (Object.keys(query).every((name) => name === 'currency')) return undefined
  const name = [...resultsTitle(locale, state, results)].slice(0, longestName).join('')
  return { name, query, page: toQuery(state) }
}
