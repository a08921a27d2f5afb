import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold, storable } from './text.ts'

it('folds every spelling of Romanian to one', () => {
  for (const spelling of ['Târgu Mureș', 'Târgu Mureş', 'TARGU-MURES', 'Târgu Mureș'.normalize('NFD')]) {
    expect(fold(spelling)).toBe('targu mures')
  }
})

it('folds to single-spaced words whatever comes, and folding again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = fold(text)
      expect(folded).not.toMatch(/^ | {2}| $/)
      expect(fold(folded)).toBe(folded)
    }),
  )
})

it('keeps text that can be stored as it is and mends the rest', () => {
  expect(storable('bună „ziua” 👍')).toBe('bună „ziua” 👍')
  expect(storable('a\0b\ud800c')).toBe('ab\ufffdc')
})
