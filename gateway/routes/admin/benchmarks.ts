import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { compare, deviation, mean, verdicts } from '@piata/config/figures'
import type { Benchmark } from '@piata/db'
import Type, { type Static } from 'typebox'
import { answers } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'
import { limit, page } from '../../schemas/page.ts'

/** Rows that a line is made of, the newest, and points that it has at most. */
const most = { rows: 1_000, points: 60 }

const Point = Type.Object({
  commit: Type.Union([Type.String(), Type.Null()], { description: 'Null for a figure of the running site' }),
  machine: Type.String(),
  figure: Type.Number({ description: 'The mean where it was measured more than once' }),
  spread: Type.Union([Type.Number(), Type.Null()], {
    description: 'Standard deviation between the runs, or within the one; null where nobody can tell',
  }),
  runs: Type.Integer(),
  from: Time,
  at: Time,
})

const FigureLine = Type.Object({
  name: Type.String(),
  unit: Type.String(),
  better: Type.Enum(['lower', 'higher']),
  points: Type.Array(Point, {
    description:
      'Of benchmarks one a commit and machine, in the order in which these were last measured; of the running site as many figures as make 60 points. The last is the newest',
  }),
  change: Type.Union(
    [
      Type.Object({
        commit: Type.String({ description: 'The commit before' }),
        before: Type.Number(),
        ratio: Type.Union([Type.Number(), Type.Null()], {
          description: 'The newest over the one before; null where that was 0',
        }),
        verdict: Type.Enum([...verdicts]),
      }),
      Type.Null(),
    ],
    { description: 'Against the commit before; null for the first one and for the running site' },
  ),
})

export const listBenchmarks: FastifyPluginAsyncTypebox = async (app) => {
  const { benchmarks } = app.database
  app.get(
    '/v1/admin/benchmarks',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listBenchmarks',
        summary: 'Figures over commits, and of the running site over time, by name',
        tags: ['admin'],
        querystring: Type.Object(
          {
            name: Type.Optional(
              Type.String({ minLength: 1, maxLength: 200, description: 'Only the figure of this name' }),
            ),
            limit: Type.Optional(limit(20)),
            cursor: Type.Optional(
              Type.String({ minLength: 1, maxLength: 200, description: '`next` of the page before' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(FigureLine, 'Figures by name') }),
      },
    },
    async (request, reply) => {
      const { name, limit: wanted = 20, cursor } = request.query
      const names = name === undefined ? await benchmarks.names(wanted, cursor) : [name]
      const items: Static<typeof FigureLine>[] = []
      // One after another, so that other requests get their turn between.
      for (const one of names) {
        const rows = await benchmarks.newest(one, most.rows)
        if (rows.length > 0) items.push(line(rows))
      }
      reply.header('cache-control', 'no-store')
      return { items, next: name === undefined && names.length === wanted ? names.at(-1)! : null }
    },
  )
}

/** @param rows of one name, the oldest first */
function line(rows: readonly Benchmark[]): Static<typeof FigureLine> {
  const { name, unit, better, commit } = rows.at(-1)!
  const ofSite = commit === null
  const groups = ofSite ? inTurns(rows) : byCommit(rows)
  return {
    ...{ name, unit, better },
    points: groups.slice(-most.points).map(point),
    change: ofSite ? null : change(rows, commit),
  }
}

/** Rows of a commit and machine together, in the order of their last ones. */
function byCommit(rows: readonly Benchmark[]): Benchmark[][] {
  const groups = new Map<string, Benchmark[]>()
  for (const row of rows) {
    const key = `${row.commit} ${row.machine}`
    const group = [...(groups.get(key) ?? []), row]
    groups.delete(key)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Rows as they followed each other, as many together as make the points. */
function inTurns(rows: readonly Benchmark[]): Benchmark[][] {
  const size = Math.ceil(rows.length / most.points)
  const groups: Benchmark[][] = []
  // From the end, so that the newest group is whole.
  for (let end = rows.length; end > 0; end -= size) groups.unshift(rows.slice(Math.max(0, end - size), end))
  return groups
}

function point(group: readonly Benchmark[]): Static<typeof Point> {
  const figures = group.map(({ figure }) => figure)
  const { commit, machine, at, spread } = group.at(-1)!
  return {
    ...{ commit, machine, figure: mean(figures), runs: group.length, from: group[0]!.at, at },
    spread: group.length > 1 ? deviation(figures) : spread,
  }
}

function change(rows: readonly Benchmark[], commit: string): Static<typeof FigureLine>['change'] {
  const before = rows.findLast((row) => row.commit !== null && row.commit !== commit)?.commit
  if (before == null) return null
  const of = (wanted: string) => rows.filter((row) => row.commit === wanted)
  const [compared] = compare(of(before), of(commit))
  const { before: was, ratio, verdict } = compared!
  return { commit: before, before: was, ratio: Number.isFinite(ratio) ? ratio : null, verdict }
}
