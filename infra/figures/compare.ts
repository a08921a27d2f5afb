import { deviation, mean } from '@piata/config/figures'
import type { Benchmark } from '@piata/db'

interface Comparison {
  name: string
  unit: string
  before: number
  after: number
  /** After over before. */
  ratio: number
  verdict: 'better' | 'worse' | 'within the spread' | 'spread unknown' | 'other machine'
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
 * fewer, a difference counts when the figures are more than twice their spreads within the runs apart, √(spread² + spread²). Figures of
 * different machines are not judged, nor those without a spread.
 */
export function compare(before: readonly Benchmark[], after: readonly Benchmark[]): Comparison[] {
  const names = [...new Set(after.map(({ name }) => name))].sort()
  return names.flatMap((name) => {
    const newer = after.filter((one) => one.name === name)
    const machines = new Set(newer.map(({ machine }) => machine))
    const all = before.filter((one) => one.name === name)
    if (all.length === 0) return []
    const same = all.filter(({ machine }) => machines.has(machine))
    const older = same.length > 0 ? same : all
    const { unit, better } = newer[0]!
    const [from, to] = [mean(older.map(({ figure }) => figure)), mean(newer.map(({ figure }) => figure))]
    const isApart = same.length === 0 ? undefined : differs(older, newer)
    const isBetter = better === 'lower' ? to < from : to > from
    const verdict =
      same.length === 0
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
function differs(before: readonly Benchmark[], after: readonly Benchmark[]): boolean | undefined {
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

export function comparisonTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ name, unit, before, after, ratio, verdict }) => [
    name,
    `${digits(before)} ${unit}`,
    `${digits(after)} ${unit}`,
    `×${digits(ratio)}`,
    verdict,
  ])
  const all = [['figure', 'before', 'after', 'ratio', ''], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === 4 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function digits(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
