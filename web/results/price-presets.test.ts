import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pricePresets } from './price-presets.ts'

test('steps are round, in order and cover every price without overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 100_000_000 }), (a, b) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)]
      const presets = pricePresets(min, max)
      if (presets.length === 0) return
      expect(presets[0]!.min).toBeNull()
      expect(presets.at(-1)!.max).toBeNull()
      for (let at = 1; at < presets.length; at++) {
        const cut = presets[at]!.min!
        expect(cut).toBe(presets[at - 1]!.max)
        expect(String(cut)).toMatch(/^[125]0*$/)
        expect(cut > min && cut < max).toBe(true)
      }
    }),
  )
})

test('a narrow range has no steps', () => {
  expect(pricePresets(100, 300)).toEqual([])
  expect(pricePresets(0, 0)).toEqual([])
})

test('a wide range is cut by ratio', () => {
  expect(pricePresets(100, 1_000_000)).toEqual([
    { min: null, max: 1_000 },
    { min: 1_000, max: 10_000 },
    { min: 10_000, max: 100_000 },
    { min: 100_000, max: null },
  ])
})
