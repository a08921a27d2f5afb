import type { Benchmark } from '@piata/db'
import { expect, it } from 'vitest'
import { compare, comparisonTable } from './compare.ts'
import { readFigures } from './run.ts'

const runs = (figures: number[], more: Partial<Benchmark> = {}): Benchmark[] =>
  figures.map((figure) => ({
    ...{ name: 'a', commit: 'x', machine: 'box', figure, unit: 'ms', better: 'lower', spread: null },
    ...{ at: '2026-01-01' },
    ...more,
  }))
const verdict = (before: Benchmark[], after: Benchmark[]) => compare(before, after)[0]?.verdict

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
  expect(compare(runs([1]), runs([1], { name: 'b' }))).toEqual([])
})

it('prints a line a figure', () => {
  const text = comparisonTable(compare(runs([10, 11, 9]), runs([5, 5.5, 4.5])))
  expect(text.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['figure', 'before', 'after', 'ratio'],
    ['a', '10.0 ms', '5.00 ms', '×0.500', 'better'],
  ])
})

it('reads what benchmarks reported, the last of a name', () => {
  expect(readFigures('{"name":"a","figure":1}\n{"name":"b","figure":3}\n{"name":"a","figure":2}\n')).toEqual([
    { name: 'a', figure: 2 },
    { name: 'b', figure: 3 },
  ])
})
