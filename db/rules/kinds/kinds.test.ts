import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categories } from '../../catalogue/index.ts'
import type { CategoryAttribute } from '../../types.ts'
import { attributeKindNames, kindOf } from './index.ts'

const attributes = categories.flatMap((category) => category.attributes)
const label = { ro: 'a', en: 'a' }
const bare = (type: CategoryAttribute['type']): CategoryAttribute => ({
  name: 'a',
  label,
  type,
  min: 0,
  max: 500,
  options: [{ value: 'x', label }],
  required: false,
  filter: true,
  card: false,
})
/** All attributes of the catalogue, and one of each kind. */
const known = [...attributes, ...attributeKindNames.map(bare)]

describe('every kind of attribute', () => {
  it('takes what it makes up, reads it back from text, and holds it for search by its kind (property)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attribute, at) => {
          const kind = kindOf(attribute)
          const value = kind.sample(attribute, () => at)
          if (value === undefined) return
          expect(kind.check(value, attribute)).toEqual({ value, faults: [] })
          expect(kind.reader(attribute, {})(String(value), () => {})).toBe(value)
          if (kind.search === 'exact') expect(typeof kind.indexed(value)).toBe('string')
          else expect(kind.bound(String(value))).toBe(kind.indexed(value))
        },
      ),
    )
  })

  it('refuses what is of another type, with a code (property)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...attributeKindNames), fc.anything(), (type, value) => {
        const { faults } = kindOf({ type }).check(value as string, bare(type))
        if (typeof value === 'object' || typeof value === 'function' || value === undefined)
          expect(faults).not.toEqual([])
        for (const { code, detail } of faults) expect([code, detail]).not.toContain(undefined)
      }),
    )
  })

  it.each(attributeKindNames)('%s makes nothing of a bound that is none', (type) => {
    const kind = kindOf({ type })
    if (kind.search === 'exact') return
    for (const text of ['', 'x', '1,5', '1e5', 'Infinity', '9'.repeat(40)])
      expect(kind.bound(text)).toBeUndefined()
  })
})
