import { compare } from '@piata/config/figures'
import { expect, it } from 'vitest'
import { readFigures } from './run.ts'
import { comparisonTable } from './table.ts'

const runs = (figures: number[]) =>
  figures.map((figure) => ({
    ...{ name: 'a', machine: 'box', figure, unit: 'ms', spread: null },
    better: 'lower' as const,
  }))

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
