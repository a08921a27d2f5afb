import { expect, it } from 'vitest'
import { QueryCounter } from './query-log.ts'

it('counts queries by their words, and those that found nothing', () => {
  const counter = new QueryCounter()
  counter.count('  Mașină  de spălat ', 3)
  counter.count('masina de spalat', 0)
  counter.count('', 0)
  expect(counter.take()).toEqual([{ query: 'masina de spalat', times: 2, empty: 1 }])
  expect(counter.take()).toEqual([])
})

it('keeps nobody’s address or number, and no more than so many', () => {
  const counter = new QueryCounter()
  for (const query of ['ana@example.com', '0722 123 456', 'tel 0722.123.456', 'a'.repeat(81)])
    counter.count(query, 0)
  expect(counter.take()).toEqual([])
  for (let i = 0; i < 1_200; i++) counter.count(`word ${i}`, 1)
  expect(counter.take()).toHaveLength(1_000)
})

it('counts what is searched for within a category', () => {
  const counter = new QueryCounter()
  counter.countWithin('cars', 3)
  counter.countWithin('cars', 0)
  counter.countWithin('boats', 0)
  expect(counter.takeCategories()).toEqual([
    { category: 'cars', times: 2, empty: 1 },
    { category: 'boats', times: 1, empty: 1 },
  ])
  expect(counter.takeCategories()).toEqual([])
})
