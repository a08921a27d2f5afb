/** The median of `repeat` runs in milliseconds, after a tenth as many to warm up. */
export async function measure(repeat: number, work: () => unknown): Promise<number> {
  for (let i = 0; i < repeat / 10; i++) await work()
  const times = new Float64Array(repeat)
  for (let i = 0; i < repeat; i++) {
    const start = performance.now()
    await work()
    times[i] = performance.now() - start
  }
  return times.sort()[Math.floor(repeat / 2)]!
}

/** Figures under a title; those after the first also as multiples of it. */
export function print(title: string, figures: [string, number][]): void {
  console.log(title)
  const [, first] = figures[0]!
  for (const [i, [name, figure]] of figures.entries()) {
    const digits = figure >= 100 ? 0 : figure >= 1 ? 2 : 4
    const ratio = i === 0 || !name.startsWith('ms') ? '' : `  ×${(figure / first).toFixed(1)}`
    console.log(`  ${name.padEnd(42)} ${figure.toFixed(digits).padStart(9)}${ratio}`)
  }
}
