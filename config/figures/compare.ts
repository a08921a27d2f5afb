import { deviation, mean } from './statistics.ts'

/** A figure of one run, as far as runs are compared by it. */
export interface Measured {
  name: string
  machine: string
  figure: number
  unit: string
  better: 'lower' | 'higher'
  /** As `spreadOf` has it. */
  spread: number | null
}

/** `spread unknown`: nobody can tell. */
export const verdicts = ['better', 'worse', 'within the spread', 'spread unknown', 'other machine'] as const

export interface Comparison {
  name: string
  unit: string
  before: number
  after: number
  /** After over before; not finite where before was 0. */
  ratio: number
  verdict: (typeof verdicts)[number]
}

/** The two-sided 95 % points of Student's t by degrees of freedom from 1; those between the last ones are rounded down to have a larger point. */
const studentT: [number, number][] = [
  ...[12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23].map((point, at): [number, number] => [
    at + 1,
    point,
  ]),
  [15, 2.13],
  [20, 2.09],
  [30, 2.04],
  [60, 2],
  [120, 1.98],
]

/**
 * Figures of two commits beside each other, in the order of their names. Two or more kept runs on each side are judged by Welch's t-test at 95 %; with
 * fewer, a difference counts when the figures are more than twice their spreads within the runs apart, √(spread² + spread²). Only machines
 * that measured both are compared; where none did nothing is judged, nor without a spread.
 */
export function compare(before: readonly Measured[], after: readonly Measured[]): Comparison[] {
  const names = [...new Set(after.map(({ name }) => name))].sort()
  return names.flatMap((name) => {
    const [all, most] = [after, before].map((side) => side.filter((one) => one.name === name)) as [
      Measured[],
      Measured[],
    ]
    if (most.length === 0) return []
    const onBoth = all.filter(({ machine }) => most.some((one) => one.machine === machine))
    const isJudged = onBoth.length > 0
    const newer = isJudged ? onBoth : all
    const older = isJudged ? most.filter(({ machine }) => newer.some((one) => one.machine === machine)) : most
    const { unit, better } = newer[0]!
    const [from, to] = [mean(older.map(({ figure }) => figure)), mean(newer.map(({ figure }) => figure))]
    const isApart = isJudged ? differs(older, newer) : undefined
    const isBetter = better === 'lower' ? to < from : to > from
    const verdict = !isJudged
      ? 'other machine'
      : isApart === undefined
        ? 'spread unknown'
        : !isApart
          ? 'within the spread'
          : isBetter
            ? 'better'
            : 'worse'
    return [{ name, unit, before: from, after: to, ratio: to / from, verdict }]
  })
}

/** Undefined where nobody can tell. */
function differs(before: readonly Measured[], after: readonly Measured[]): boolean | undefined {
  const [a, b] = [before, after].map((runs) => {
    const figures = runs.map(({ figure }) => figure)
    return { count: runs.length, mean: mean(figures), figures, spread: runs.at(-1)!.spread }
  }) as [Side, Side]
  const apart = Math.abs(a.mean - b.mean)
  if (a.count < 2 || b.count < 2) {
    if (a.spread === null || b.spread === null) return undefined
    return apart > 2 * Math.hypot(a.spread, b.spread)
  }
  const [va, vb] = [a, b].map(({ figures, count }) => deviation(figures) ** 2 / count) as [number, number]
  // Figures that repeat exactly, such as bytes.
  if (va + vb === 0) return apart > 0
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.count - 1) + vb ** 2 / (b.count - 1))
  const point = studentT.findLast(([least]) => least <= freedom)?.[1] ?? studentT[0]![1]
  return apart / Math.sqrt(va + vb) > point
}

interface Side {
  count: number
  mean: number
  figures: number[]
  spread: number | null
}

/** The rule of `compare` in a line, for whoever reads its table. */
export const rule =
  'better or worse: Welch t-test at 95 % where each side was kept twice or more; else more than 2·√(spread² + spread²) apart'
