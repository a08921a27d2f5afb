import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinList, splitList } from './list.ts'

test('a value may hold commas and backslashes', () => {
  expect(joinList(['C4, Grand', 'C4'])).toBe('C4\\, Grand,C4')
  expect(splitList('C4\\, Grand,C4')).toEqual(['C4, Grand', 'C4'])
  expect(splitList('a\\b,c\\\\,,d')).toEqual(['a\\b', 'c\\', 'd'])
})

test('what was joined is split into the same values (property)', () => {
  const value = fc.string({ unit: fc.constantFrom(',', '\\', 'a', ' ', 'ș'), minLength: 1 })
  fc.assert(
    fc.property(fc.array(value), (values) => {
      expect(splitList(joinList(values))).toEqual(values)
    }),
  )
})
