import { expect, test } from 'vitest'
import { facetCounts } from './facet-counts.ts'

test('a value that is not named has no hits only while every value is named', () => {
  const few = facetCounts([{ value: 'cars', count: 3 }])
  expect([few.of('cars'), few.of('boats'), few.isComplete]).toEqual([3, 0, true])
  const many = facetCounts(Array.from({ length: 1_000 }, (_, at) => ({ value: `c${at}`, count: 5 })))
  expect([many.of('c7'), many.of('boats'), many.isComplete]).toEqual([5, undefined, false])
  expect(facetCounts().of('cars')).toBe(0)
})
