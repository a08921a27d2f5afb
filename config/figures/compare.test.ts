import { expect, it } from 'vitest'
import { compare, type Measured } from './compare.ts'

const runs = (figures: number[], more: Partial<Measured> = {}): Measured[] =>
  figures.map((figure) => ({
    ...{ name: 'a', machine: 'box', figure, unit: 'ms', better: 'lower', spread: null },
    ...more,
  }))
const verdict = (before: Measured[], after: Measured[]) => compare(before, after)[0]?.verdict

it('judges runs by how far they differ among themselves', () => {
  expect(verdict(runs([10, 11, 9]), runs([5, 5.5, 4.5]))).toBe('better')
  expect(verdict(runs([5, 5.5, 4.5]), runs([10, 11, 9]))).toBe('worse')
  expect(verdict(runs([10, 11, 9]), runs([10.5, 9, 11]))).toBe('within the spread')
  // Twice as fast, but two runs that differ so much say little.
  expect(verdict(runs([10, 20]), runs([5, 10]))).toBe('within the spread')
  const rate = { unit: '/s', better: 'higher' } as const
  expect(verdict(runs([10, 11, 9], rate), runs([5, 5.5, 4.5], rate))).toBe('worse')
  expect(verdict(runs([294, 294]), runs([295, 295]))).toBe('worse')
  expect(verdict(runs([294, 294]), runs([294, 294]))).toBe('within the spread')
})

it('judges single runs by their own spreads, and not at all without', () => {
  const spread = { spread: 1 }
  expect(verdict(runs([10], spread), runs([12.7], spread))).toBe('within the spread')
  expect(verdict(runs([10], spread), runs([12.9], spread))).toBe('worse')
  expect(verdict(runs([10], spread), runs([7.1], spread))).toBe('better')
  expect(verdict(runs([10]), runs([100], spread))).toBe('spread unknown')
})

it('holds machines apart, and leaves out what was not measured before', () => {
  const other = { machine: 'other' }
  expect(verdict(runs([10, 11, 9]), runs([5, 5.5, 4.5], other))).toBe('other machine')
  expect(verdict([...runs([1, 1.1, 0.9]), ...runs([9, 10, 11], other)], runs([5, 5.5, 4.5], other))).toBe(
    'better',
  )
  // What only the newer side measured says nothing about the machine that both did.
  const newer = [...runs([5, 5.5, 4.5]), ...runs([100, 100], other)]
  expect(compare(runs([10, 11, 9]), newer)[0]).toMatchObject({ before: 10, after: 5, verdict: 'better' })
  expect(compare(runs([1]), runs([1], { name: 'b' }))).toEqual([])
})
