import { ApiError } from '../client/api-error.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import type { ActiveFilter } from './active-filters.ts'
import { filtersOf, type Results, totalOf } from './load.ts'
import { change, isFiltered, radii, type SearchState } from './state.ts'
import { shownState } from './understood.ts'

/** Another search that finds something where this one does not. */
export interface Way {
  key: string
  name: string
  state: SearchState
  total: number
}

/** Most filters whose removal is tried, one by one and two by two. */
const mostFilters = 6
const mostOfPairs = 4
/** Most words of a query that are left out, one by one. */
const mostWords = 4
const mostWays = 6

/**
 * Where nothing is found: the search without one filter, farther around, without one word; without two filters where nothing else helps. Only what finds
 * something, most first.
 */
export async function waysOut(locale: Locale, state: SearchState, results: Results): Promise<Way[]> {
  const { answer, attributes } = results
  if (answer.items.length > 0) return []
  const shown = shownState(state, answer.understood, attributes)
  const filters = isFiltered(shown) ? filtersOf(locale, state, results).slice(0, mostFilters) : []
  const t = translator(locale, 'results.empty')
  const without = (...left: ActiveFilter[]): Omit<Way, 'total'> => ({
    key: left.map(({ key }) => key).join('+'),
    name: t(left.length > 1 ? 'withoutBoth' : 'without', {
      name: left[0]!.name,
      other: left[1]?.name ?? '',
    }),
    state: withoutAll(state, left),
  })
  const first = [
    ...filters.map((filter) => without(filter)),
    ...fartherAround(shown).map((radius) => ({
      key: `radius-${radius}`,
      name: t('around', { place: results.place?.name ?? '', radius }),
      state: change(shown, { radiusKm: radius }),
    })),
    ...wordsLess(shown.q).map((q) => ({
      key: `q-${q}`,
      name: t('words', { query: q }),
      state: change(shown, { q }),
    })),
  ]
  const found = await counted(first, results)
  if (found.length > 0) return found
  const pairs = filters
    .slice(0, mostOfPairs)
    .flatMap((one, at) => filters.slice(at + 1, mostOfPairs).map((other) => without(one, other)))
  return counted(pairs, results)
}

/** One after another: a page that found nothing must not take the places of those that search. */
async function counted(ways: Omit<Way, 'total'>[], results: Results): Promise<Way[]> {
  const found: Way[] = []
  for (const way of ways) {
    const total = await totalOf(way.state, results).catch((error: unknown) => {
      // What cannot be counted now is no way to offer; the page itself can be shown.
      if (error instanceof ApiError) return 0
      throw error
    })
    if (total > 0) found.push({ ...way, total })
  }
  return found.sort((a, b) => b.total - a.total).slice(0, mostWays)
}

/** The changes that each filter's removal would make, one upon the other. */
function withoutAll(state: SearchState, left: readonly ActiveFilter[]): SearchState {
  const changes = left.map(({ without }) =>
    Object.entries(without).filter(([name, value]) => value !== state[name as keyof SearchState]),
  )
  const words = left.flatMap(({ words }) => words ?? [])
  const all = Object.fromEntries(changes.flat()) as Partial<SearchState>
  return change(state, { ...all, words: [...state.words, ...words] })
}

function fartherAround({ place, radiusKm }: SearchState): number[] {
  return place === null ? [] : radii.filter((radius) => radius > radiusKm).slice(-2)
}

function wordsLess(q: string): string[] {
  const words = q.split(' ')
  return words.length < 2 ? [] : words.slice(0, mostWords).map((_, at) => words.toSpliced(at, 1).join(' '))
}
