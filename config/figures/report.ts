import { appendFileSync } from 'node:fs'
import { deviation, median } from './statistics.ts'

/** The variable that names the file for a run's figures; without it they are only printed, as each benchmark does itself. */
export const figuresVariable = 'PIATA_BENCH_FIGURES'

/** Units in which figures are kept, and whether less or more of it is better. */
const betterOf = {
  ms: 'lower',
  B: 'lower',
  MB: 'lower',
  rows: 'lower',
  share: 'lower',
  '×': 'higher',
  '/s': 'higher',
} as const

type Unit = keyof typeof betterOf

/** A figure of a run, as `report` writes it: a line of JSON. */
export interface Figure {
  name: string
  figure: number
  unit: Unit
  better: 'lower' | 'higher'
  /** How far repeats within the run differ, as `spreadOf` has it; null where it was measured once. */
  spread: number | null
}

/** Hands a benchmark's figure to `npm run bench -- --keep`. Names are stable and say the subject first: `db/page of 20/bytes`. */
export function report(name: string, figure: number, unit: Unit, spread: number | null = null): void {
  const file = process.env[figuresVariable]
  if (file === undefined) return
  const kept: Figure = { name, figure, unit, better: betterOf[unit], spread }
  appendFileSync(file, `${JSON.stringify(kept)}\n`)
}

const blocks = 5

/**
 * How far a statistic of samples differs between parts of a run: the standard deviation over five blocks of them, in the order in which they were
 * taken, so that what slows the machine for a while is part of it. Null for fewer than two samples a block.
 */
export function spreadOf(
  samples: ArrayLike<number>,
  statistic: (block: number[]) => number = median,
): number | null {
  const size = Math.floor(samples.length / blocks)
  if (size < 2) return null
  const all = Array.from(samples)
  return deviation(
    Array.from({ length: blocks }, (_, at) => statistic(all.slice(at * size, (at + 1) * size))),
  )
}
