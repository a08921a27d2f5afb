/** What repeats a run: all cases are drawn by it. */
export const seed = Number(process.env.PIATA_ORACLE_SEED ?? Date.now() % 2 ** 31)

/** Each landing draws other cases: few a run find as much over many, and a change of the engine asks for more. */
const depth = Number(process.env.PIATA_ORACLE_DEPTH ?? 1)

/** How many cases to draw where `usual` are by themselves. */
export const cases = (usual: number): number => Math.ceil(usual * depth)

/** For fast-check. Shrinking takes minutes: only when asked for. */
export const draw = (usual: number) => ({
  seed,
  numRuns: cases(usual),
  endOnFailure: process.env.PIATA_ORACLE_SHRINK === undefined,
})

export const sayHowToRepeat = (): void => console.log(`PIATA_ORACLE_SEED=${seed} repeats this run`)
