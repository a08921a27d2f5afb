import { describe, expect, it } from 'vitest'
import { columnOf, fixedValue, withAttribute, withColumn, withField } from './mapping.ts'

describe('a mapping', () => {
  it('is changed by the column, and keeps what else is said of a field', () => {
    expect(withColumn({ column: 'a', html: true }, 'b')).toEqual({ column: 'b', html: true })
    expect(withColumn({ column: 'a', values: { x: 'y' } }, 'b')).toEqual({ column: 'b' })
    expect(withColumn({ value: 'cars' }, 'b')).toBe('b')
    expect(withColumn('a', '')).toBeUndefined()
    expect([columnOf('a'), columnOf({ column: 'b' }), columnOf({ value: 'c' }), columnOf(undefined)]).toEqual(
      ['a', 'b', '', ''],
    )
    expect([fixedValue({ value: 'c' }), fixedValue('a')]).toEqual(['c', ''])
  })

  it('loses the county with its place, and attributes with the last one', () => {
    expect(withField({ title: 'a', place: 'b', county: 'c' }, 'place', undefined)).toEqual({ title: 'a' })
    const one = withAttribute({ title: 'a' }, 'make', 'b')
    expect(one).toEqual({ title: 'a', attributes: { make: 'b' } })
    expect(withAttribute(one, 'make', undefined)).toEqual({ title: 'a' })
  })
})
