import { statfs } from 'node:fs/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { dailyNames } from '@piata/db'
import Type, { type Static } from 'typebox'
import { plot, plottedDays } from '../../plot.ts'
import { answers } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'

const dayMs = 86_400_000
/** How long an answer serves all who look: a site of a million listings counts for a while. */
const keptMs = 30_000
const shown = 20

const Query = Type.Object({ query: Type.String(), times: Type.Integer(), empty: Type.Integer() })
const Dashboard = Type.Object({
  at: Type.Unsafe<string>({
    ...Time,
    description: 'When it was counted; for half a minute all see the same',
  }),
  daily: Type.Array(
    Type.Object({
      name: Type.Enum([...dailyNames]),
      today: Type.Integer({ description: 'Since midnight, UTC' }),
      total: Type.Integer({ description: 'Of the plotted days' }),
      days: Type.Array(Type.Object({ day: Type.String(), count: Type.Integer() })),
      svg: Type.String({ description: 'A bar for each day' }),
    }),
  ),
  topQueries: Type.Array(Query),
  emptyQueries: Type.Array(Query),
  categories: Type.Array(
    Type.Object({
      category: Type.String(),
      listings: Type.Integer({ description: 'On show now' }),
      searches: Type.Integer({ description: 'Within it, since queries are counted' }),
      empty: Type.Integer({ description: 'Of these without a result' }),
    }),
  ),
  tasks: Type.Array(
    Type.Object({
      goal: Type.String(),
      queued: Type.Integer(),
      running: Type.Integer(),
      done: Type.Integer(),
      failed: Type.Integer(),
      dead: Type.Integer(),
    }),
    { description: 'Of each agent with tasks; ended ones of the last 24 hours' },
  ),
  storage: Type.Object({
    freeBytes: Type.Integer({ description: 'Where the data folder is' }),
    totalBytes: Type.Integer(),
    databaseBytes: Type.Integer(),
    pictures: Type.Integer({ description: 'Of listings, drafts too' }),
    pictureBytes: Type.Integer({ description: 'Of them as they came' }),
  }),
  slow: Type.Array(
    Type.Object({
      route: Type.String(),
      times: Type.Integer(),
      slowestMs: Type.Integer(),
      lastAt: Time,
    }),
    { description: 'What took PIATA_SLOW_MS or longer on this gateway, within a day of the last time' },
  ),
  health: Type.Object({
    database: Type.String(),
    searchReady: Type.Boolean(),
    indexed: Type.Integer({ description: 'Listings in the search index of this gateway' }),
    uptimeSeconds: Type.Integer({ description: 'Of this gateway' }),
    memoryBytes: Type.Integer({ description: 'Resident, of this gateway' }),
  }),
})

export const dashboard: FastifyPluginAsyncTypebox = async (app) => {
  const { database, config } = app
  const { desk, queryLog } = database

  const counted = async (): Promise<Static<typeof Dashboard>> => {
    const now = Date.now()
    const days = Array.from({ length: plottedDays }, (_, at) =>
      new Date(now - (plottedDays - 1 - at) * dayMs).toISOString().slice(0, 10),
    )
    const daily: Static<typeof Dashboard>['daily'] = []
    // One after another, so that other requests get their turn between.
    for (const name of dailyNames) {
      const found = new Map(
        (await desk.daily(name, `${days[0]}T00:00:00.000Z`)).map(({ day, count }) => [day, count]),
      )
      const counts = days.map((day) => found.get(day) ?? 0)
      daily.push({
        ...{ name, today: counts.at(-1)!, total: counts.reduce((sum, count) => sum + count, 0) },
        days: days.map((day, at) => ({ day, count: counts[at]! })),
        svg: plot(counts),
      })
    }
    const disk = await statfs(config.dataDir).catch(() => ({ bsize: 0, bavail: 0, blocks: 0 }))
    const tasks = await database.tasks.counts()
    return {
      at: new Date(now).toISOString(),
      daily,
      topQueries: await desk.topQueries(shown),
      emptyQueries: await queryLog.emptiest(shown),
      categories: await desk.categories(shown),
      tasks: tasks.map(({ oldestAt: _, ...counts }) => counts),
      storage: {
        ...{ freeBytes: disk.bsize * disk.bavail, totalBytes: disk.bsize * disk.blocks },
        ...(await desk.stored()),
      },
      slow: app
        .slowRoutes(shown)
        .map(({ lastAt, ...rest }) => ({ ...rest, lastAt: new Date(lastAt).toISOString() })),
      health: {
        database: database.dialect,
        searchReady: app.searching.isReady,
        indexed: app.searching.isReady ? app.searching.index().stats().documents : 0,
        uptimeSeconds: Math.round(process.uptime()),
        memoryBytes: process.memoryUsage.rss(),
      },
    }
  }
  let made: { at: number; answer: Promise<Static<typeof Dashboard>> } | undefined

  app.get(
    '/v1/admin/dashboard',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getDashboard',
        summary: 'How the site does: what came in a day, what is searched for, tasks, storage, health',
        tags: ['admin'],
        response: answers({ 200: Dashboard }),
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      const now = performance.now()
      if (made === undefined || now - made.at > keptMs) {
        const answer = counted()
        made = { at: now, answer }
        answer.catch(() => {
          made = undefined
        })
      }
      return made.answer
    },
  )
}
