import type { FacetValue } from '../client/types.ts'

/** The API names at most this many values of a facet, the commonest. */
const mostNamed = 1_000

/** Counts by value; `isComplete` tells whether a value that is not there has none, or is only too rare to be named. */
interface FacetCounts {
  of(value: string): number | undefined
  isComplete: boolean
}

export function facetCounts(values: FacetValue[] = []): FacetCounts {
  const counts = new Map(values.map(({ value, count }) => [value, count]))
  const isComplete = values.length < mostNamed
  return { of: (value) => counts.get(value) ?? (isComplete ? 0 : undefined), isComplete }
}
