import { type Database, Statements, withStatements } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { SampledFunction, Sampler } from './sampler.ts'

/** What is older is told no more. */
const keptMs = 24 * 3_600_000
/** Requests that are looked into, of each gateway. */
const mostKept = 50
/** Where all are slow, one in so many milliseconds is looked into: a look takes a few of its own. */
const lookMs = 1_000
const mostStatements = 10
const mostFunctions = 10

interface SlowRoute {
  /** `GET /v1/listings/:id`: the pattern, never the address. */
  route: string
  times: number
  slowestMs: number
  lastAt: number
}

/** What took so long in one request. */
interface SlowRequest {
  at: number
  /** `x-request-id` of its answer. */
  id: string
  route: string
  status: number
  ms: number
  /** Of which so many in each part, as far as they were waited for. */
  spent: Record<string, number>
  statements: {
    count: number
    ms: number
    /** By shape, those that took longest in all, with the database's plan. */
    slowest: { sql: string; times: number; ms: number; plan: string[] }[]
  }
  /** What the process was doing meanwhile, for this request or for others. */
  functions: SampledFunction[]
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Routes that answered slowly on this gateway within a day, the slowest first. */
    slowRoutes(limit: number): SlowRoute[]
    /** Those of the last day that were looked into, the latest first. */
    slowRequests(limit: number): SlowRequest[]
  }
  interface FastifyRequest {
    /** What this request has asked of the database; null where nobody wants to know. */
    statements: Statements | null
  }
}

interface SlowOptions {
  database: Pick<Database, 'health'>
  /** From how many milliseconds on; 0 for never. */
  slowMs: number
  /** From how many milliseconds on a statement is named; 1 unless told. */
  namedFromMs?: number
  /** Of the process; none where it serves for a test. */
  sampler?: Sampler | undefined
}

/** Remembers which routes answered slowly, and why; streams last as long as somebody listens, and are none of them. */
export const slowRequests = plugin(
  async (app, { database, slowMs, namedFromMs, sampler }: SlowOptions) => {
    const routes = new Map<string, SlowRoute>()
    const looked: SlowRequest[] = []
    let lookedAt = Number.NEGATIVE_INFINITY
    app.decorateRequest('statements', null)
    const fresh = (lastAt: number) => Date.now() - lastAt < keptMs
    app.decorate('slowRoutes', (limit: number) =>
      [...routes.values()]
        .filter(({ lastAt }) => fresh(lastAt))
        .sort((one, other) => other.slowestMs - one.slowestMs)
        .slice(0, limit),
    )
    app.decorate('slowRequests', (limit: number) => looked.filter(({ at }) => fresh(at)).slice(0, limit))
    if (slowMs === 0) return

    // Before this a body may have to come, whose end is heard outside of whatever was begun before it.
    app.addHook('preValidation', (request, _reply, done) => {
      request.statements = new Statements(namedFromMs)
      withStatements(request.statements, done)
    })
    app.addHook('onResponse', (request, reply, done) => {
      // Most go no further: Fastify makes `routeOptions` anew whenever they are asked for.
      if (reply.elapsedTime < slowMs) return done()
      const { url } = request.routeOptions
      if (url === undefined) return done()
      if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return done()
      const route = `${request.method} ${url}`
      const now = Date.now()
      const before = routes.get(route)
      const isFresh = before !== undefined && fresh(before.lastAt)
      routes.set(route, {
        ...{ route, lastAt: now, times: (isFresh ? before.times : 0) + 1 },
        slowestMs: Math.max(isFresh ? before.slowestMs : 0, Math.round(reply.elapsedTime)),
      })
      done()
      if (performance.now() - lookedAt < lookMs) return
      lookedAt = performance.now()
      lookInto(request, reply, route).catch((error: unknown) =>
        app.log.error({ err: error }, 'A slow request cannot be looked into'),
      )
    })

    async function lookInto(request: FastifyRequest, reply: FastifyReply, route: string): Promise<void> {
      const ms = reply.elapsedTime
      // At once, before the next requests fill the profile.
      const functions = sampler?.since(performance.now() - ms, mostFunctions) ?? []
      const statements = request.statements ?? new Statements()
      const slowest: SlowRequest['statements']['slowest'] = []
      for (const { sql, times, ms } of statements.slowest(mostStatements))
        slowest.push({ sql, times, ms: rounded(ms), plan: await database.health.plan(sql) })
      const spent = Object.fromEntries(
        Object.entries(request.spent ?? {})
          .filter(([, ms]) => ms > 0)
          .map(([part, ms]) => [part, rounded(ms)]),
      )
      const told: SlowRequest = {
        ...{ at: Date.now(), id: request.id, route, status: reply.statusCode, ms: Math.round(ms), spent },
        statements: { count: statements.count, ms: rounded(statements.ms), slowest },
        functions: functions.map(({ name, share }) => ({ name, share: rounded(share) })),
      }
      looked.unshift(told)
      looked.length = Math.min(looked.length, mostKept)
      const { id: _, at: _at, ...logged } = told
      request.log.warn({ slow: logged }, 'Slow request')
    }
  },
  { name: 'slow-requests' },
)

const rounded = (number: number) => Math.round(number * 100) / 100
