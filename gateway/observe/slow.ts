import plugin from 'fastify-plugin'

/** From so many milliseconds on somebody notices. */
export const slowMs = 500
/** What is older is told no more. */
const keptMs = 24 * 3_600_000

interface SlowRoute {
  /** `GET /v1/listings/:id`: the pattern, never the address. */
  route: string
  times: number
  slowestMs: number
  lastAt: number
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Routes that answered slowly on this gateway within a day, the slowest first. */
    slowRoutes(limit: number): SlowRoute[]
  }
}

/** Remembers which routes answered slowly; streams last as long as somebody listens, and are none of them. */
export const slowRequests = plugin(
  async (app) => {
    const known = new Map<string, SlowRoute>()
    app.addHook('onResponse', (request, reply, done) => {
      // Most go no further: Fastify makes `routeOptions` anew whenever they are asked for.
      if (reply.elapsedTime < slowMs) return done()
      const { url } = request.routeOptions
      if (url === undefined) return done()
      if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return done()
      const route = `${request.method} ${url}`
      const now = Date.now()
      const before = known.get(route)
      const isFresh = before !== undefined && now - before.lastAt < keptMs
      known.set(route, {
        ...{ route, lastAt: now, times: (isFresh ? before.times : 0) + 1 },
        slowestMs: Math.max(isFresh ? before.slowestMs : 0, Math.round(reply.elapsedTime)),
      })
      done()
    })
    app.decorate('slowRoutes', (limit: number) =>
      [...known.values()]
        .filter(({ lastAt }) => Date.now() - lastAt < keptMs)
        .sort((one, other) => other.slowestMs - one.slowestMs)
        .slice(0, limit),
    )
  },
  { name: 'slow-requests' },
)
