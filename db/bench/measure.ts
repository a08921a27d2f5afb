import { median, report, spreadOf } from '@piata/config/figures'

/** A figure, how far it differed meanwhile where that is known. */
interface Measured {
  figure: number
  spread: number | null
}

/** The median of `repeat` runs in milliseconds, after a tenth as many to warm up. */
export async function measure(repeat: number, work: () => unknown): Promise<Measured> {
  for (let i = 0; i < repeat / 10; i++) await work()
  const times = new Float64Array(repeat)
  for (let i = 0; i < repeat; i++) {
    const start = performance.now()
    await work()
    times[i] = performance.now() - start
  }
  return { figure: median(times), spread: spreadOf(times) }
}

/** Figures under a title; those after the first also as multiples of it. */
export function print(title: string, figures: [string, number | Measured][]): void {
  console.log(title)
  const all = figures.map(([name, one]) => ({
    name,
    ...(typeof one === 'number' ? { figure: one, spread: null } : one),
  }))
  const first = all[0]!.figure
  for (const [i, { name, figure, spread }] of all.entries()) {
    report(
      `db/${title.replace(/ \(.*\)/, '')}/${name.replace(/^(?:ms|per second)(?:, )?/, '')}`,
      figure,
      name.startsWith('ms') ? 'ms' : '/s',
      spread,
    )
    const digits = figure >= 100 ? 0 : figure >= 1 ? 2 : 4
    const ratio = i === 0 || !name.startsWith('ms') ? '' : `  ×${(figure / first).toFixed(1)}`
    console.log(`  ${name.padEnd(42)} ${figure.toFixed(digits).padStart(9)}${ratio}`)
  }
}
