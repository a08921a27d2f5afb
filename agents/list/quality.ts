import { hostname } from 'node:os'
import { deviation, mean, quantile } from '@piata/config/figures'
import type { Benchmark, Database, Finding } from '@piata/db'
import type { SearchIndex } from '@piata/search'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { qualityQueries } from './quality-queries.ts'

const source = 'quality'
const dayMs = 86_400_000
/** Nights that a figure is held against, and the fewest by which one can tell. */
const nights = { most: 30, least: 5 }
/** The points of Student's t that lie above 99 % by nights known, rounded up: one false notice of a figure in a hundred nights. */
const studentPoint = 3.75
/** What a figure has to worsen by at least, as its share and in its unit: however evenly it was, less is nobody's business. */
const leastWorse = { p50: { share: 0.2, by: 0.2 }, p99: { share: 0.2, by: 1 }, empty: { share: 0, by: 0.02 } }
/** The queries are asked so often, the first time to warm up. */
const rounds = 5

type FigureName = keyof typeof leastWorse
type Figures = Record<FigureName, number>

const units = { p50: 'ms', p99: 'ms', empty: 'share' }
const titles = {
  p50: 'Searches take longer than they did',
  p99: 'The slowest searches take longer than they did',
  empty: 'More searches find nothing than did',
}
const advice = {
  p50: 'Compare what changed since: the number of listings, the version, the machine; npm run bench -- --compare tells of versions.',
  p99: 'Compare what changed since: the number of listings, the version, the machine; npm run bench -- --compare tells of versions.',
  empty: 'See whether listings were lost, expired or withdrawn by a feed, and whether the index is complete.',
}

export const quality = defineAgent({
  name: source,
  summary: 'Asks the same searches every night, and tells when they become slower or find less',
  input: Type.Object({}),
  output: Type.Object({
    replayed: Type.Boolean({ description: 'False in a process without an index' }),
    figures: Type.Optional(Type.Record(Type.String(), Type.Number())),
    empty: Type.Optional(Type.Array(Type.String(), { description: 'The queries that found nothing' })),
    notices: Type.Optional(Type.Array(Type.String())),
  }),
  schedule: { cron: '30 3 * * *' },
  async run(_task, { database, search, signal, now }) {
    const index = search?.()
    if (index === undefined) return success({ replayed: false })
    const { figures, empty } = await replay(index, qualityQueries, signal)
    const findings = await judgeFigures(database, figures, now())
    await database.notices.settle(source, findings)
    await database.benchmarks.keep(
      Object.entries(figures).map(([name, figure]) => ({
        ...{ name: `${source}/${name}`, commit: null, machine: hostname(), figure, spread: null },
        ...{ unit: units[name as FigureName], better: 'lower' as const },
      })),
    )
    return success({ replayed: true, figures, empty, notices: findings.map(({ title }) => title) })
  },
})

/** Asks one query after another, with the loop free in between; milliseconds, and the share of queries that found nothing. */
export async function replay(
  index: Pick<SearchIndex, 'search'>,
  queries: readonly string[],
  signal: AbortSignal,
): Promise<{ figures: Figures; empty: string[] }> {
  const times: number[] = []
  const empty = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      signal.throwIfAborted()
      const start = performance.now()
      const { total } = await index.search({ query, limit: 20 })
      if (round > 0) times.push(performance.now() - start)
      if (total === 0) empty.add(query)
    }
  }
  return {
    figures: { p50: quantile(times, 0.5), p99: quantile(times, 0.99), empty: empty.size / queries.length },
    empty: [...empty],
  }
}

/** What is worse than the nights before, by more than these differ among themselves. */
async function judgeFigures(database: Database, figures: Figures, at: Date): Promise<Finding[]> {
  const since = new Date(at.getTime() - nights.most * dayMs).toISOString()
  const findings: Finding[] = []
  for (const name of Object.keys(leastWorse) as FigureName[]) {
    const before = (await database.benchmarks.history(`${source}/${name}`, since)).filter(
      ({ machine }) => machine === hostname(),
    )
    if (!isWorse(name, figures[name], before)) continue
    const usual = mean(before.map(({ figure }) => figure))
    findings.push({
      key: name,
      title: titles[name],
      advice: advice[name],
      evidence: { figure: figures[name], usual, unit: units[name], nights: before.length },
    })
  }
  return findings
}

/** Whether a figure lies above the nights before by more than one more such night would (a prediction interval of 99 %). */
export function isWorse(
  name: FigureName,
  figure: number,
  before: readonly Pick<Benchmark, 'figure'>[],
): boolean {
  if (before.length < nights.least) return false
  const figures = before.map((one) => one.figure)
  const usual = mean(figures)
  const { share, by } = leastWorse[name]
  const least = Math.max(by, share * usual)
  const spread = studentPoint * deviation(figures) * Math.sqrt(1 + 1 / figures.length)
  return figure - usual > Math.max(least, spread)
}
