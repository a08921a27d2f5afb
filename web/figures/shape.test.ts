import { expect, it } from 'vitest'
import { shapeOf } from './shape.ts'

const point = (figure: number, spread: number | null = null, machine = 'box') => ({
  ...{ commit: 'a', machine, figure, spread, runs: 1, from: '2026-01-01', at: '2026-01-01' },
})

it('draws higher figures higher, within the picture, with a band as wide as the spread', () => {
  const { lines, bands, dots, lowest, highest } = shapeOf([point(10, 2), point(20, 0), point(15)])
  expect(lines).toEqual(['M1 78L50 8L99 43'])
  expect(bands).toEqual(['M1 64L50 8L99 43L99 43L50 8L1 92Z'])
  expect(dots).toHaveLength(3)
  expect([lowest, highest]).toEqual([10, 20])
})

it('has a dot for a single figure, and a level line where nothing changes', () => {
  expect(shapeOf([point(3)])).toMatchObject({ lines: [], bands: [], dots: [{ x: 50, y: 50 }] })
  expect(shapeOf([point(0), point(0)]).lines).toEqual(['M1 50L99 50'])
})

it('joins only what one machine measured', () => {
  const { lines, dots } = shapeOf([point(1), point(2), point(9, null, 'other'), point(1), point(2)])
  expect(lines).toHaveLength(2)
  expect(dots.map(({ isOwn }) => isOwn)).toEqual([true, true, false, true, true])
})
