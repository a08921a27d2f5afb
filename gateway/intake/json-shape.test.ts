import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excessOf, isSmall, jsonLimits } from './json-shape.ts'

const { values, depth } = jsonLimits
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

describe('excessOf', () => {
  it('takes what bodies of the API hold, whatever stands in their texts', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(excessOf(text)).toBeUndefined()
      }),
    )
    expect(excessOf(JSON.stringify({ text: '[{,"\\'.repeat(2000) }))).toBeUndefined()
  })

  it('names too many fields, items or levels', () => {
    expect(excessOf(nested(depth))).toBeUndefined()
    expect(excessOf(nested(depth + 1))).toBe(`is nested deeper than ${depth} levels`)
    const items = (count: number) => `[${'1,'.repeat(count - 1)}1]`
    expect(excessOf(items(values))).toBeUndefined()
    expect(excessOf(items(values + 1))).toMatch(/more than 1000 fields and items/)
    expect(excessOf(items(6), 5)).toBe('holds more than 5 fields and items')
    const fields = Array.from({ length: values + 1 }, (_, n) => `"${n}":[]`)
    expect(excessOf(`{${fields.join(',')}}`)).toMatch(/more than 1000 fields and items/)
  })

  it('survives what is no JSON', () => {
    for (const text of ['"', '"\\', '}}}}', '{"a', ',,,,', '\\"[']) expect(excessOf(text)).toBeUndefined()
  })
})

describe('isSmall', () => {
  it('counts members and items at all levels', () => {
    expect(isSmall({ a: [1, 2], b: { c: 3 } }, 5)).toBe(true)
    expect(isSmall({ a: [1, 2], b: { c: 3 } }, 4)).toBe(false)
    expect([isSmall(null, 0), isSmall('text', 0), isSmall([], 0)]).toEqual([true, true, true])
  })
})
