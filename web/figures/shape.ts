import type { FigureLine } from '../client/types.ts'

type Point = FigureLine['points'][number]

/** A line as it is drawn: x and y from 0 to 100, y downwards. */
interface Shape {
  /** Paths of the line, one a run of points of one machine. */
  lines: string[]
  /** Areas around them, as wide as the spreads. */
  bands: string[]
  /** `isOwn`: of the machine that measured last. */
  dots: { x: number; y: number; isOwn: boolean }[]
  lowest: number
  highest: number
}

/** Room above the highest and below the lowest, so that no stroke is cut. */
const margin = 8

/**
 * Points side by side at equal distances, as commits have no distance in time. Figures of different machines are not joined.
 * @param points at least one, the oldest first
 */
export function shapeOf(points: readonly Point[]): Shape {
  const figures = points.map(({ figure }) => figure)
  const edges = points.flatMap(({ figure, spread }) => [figure - (spread ?? 0), figure + (spread ?? 0)])
  const [low, high] = [Math.min(...edges), Math.max(...edges)]
  const x = (at: number) => round(points.length === 1 ? 50 : 1 + (98 * at) / (points.length - 1))
  const y = (value: number) =>
    round(high === low ? 50 : 100 - margin - ((100 - 2 * margin) * (value - low)) / (high - low))
  const machine = points.at(-1)!.machine
  const runs: number[][] = []
  for (const at of points.keys()) {
    if (points[at]!.machine === points[at - 1]?.machine) runs.at(-1)!.push(at)
    else runs.push([at])
  }
  const joined = runs.filter((run) => run.length > 1)
  const edge = (run: number[], sign: 1 | -1) =>
    run.map((at) => `${x(at)} ${y(points[at]!.figure + sign * (points[at]!.spread ?? 0))}`)
  return {
    lines: joined.map((run) => `M${run.map((at) => `${x(at)} ${y(figures[at]!)}`).join('L')}`),
    bands: joined
      .filter((run) => run.some((at) => points[at]!.spread))
      .map((run) => `M${[...edge(run, 1), ...edge(run, -1).reverse()].join('L')}Z`),
    dots: points.map((point, at) => ({ x: x(at), y: y(point.figure), isOwn: point.machine === machine })),
    lowest: Math.min(...figures),
    highest: Math.max(...figures),
  }
}

const round = (value: number) => Math.round(value * 100) / 100
