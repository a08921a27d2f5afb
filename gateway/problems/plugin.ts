import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { Problem, problemBody } from './problem.ts'
import { toProblem } from './translate.ts'

const tellOfRoomEveryMs = 60_000

/** Answers every failure, unknown address and wrong method with a problem. */
export const problems = plugin(
  async (app) => {
    const routes = new Map<string, Set<string>>()
    app.addHook('onRoute', ({ url, method }) => {
      const methods = routes.get(url) ?? new Set()
      for (const name of [method].flat()) methods.add(name)
      routes.set(url, methods)
    })

    let toldOfRoomAt = Number.NEGATIVE_INFINITY
    app.setErrorHandler((error, request, reply) => {
      const problem = toProblem(error, request.routeOptions.bodyLimit)
      // A line for each would take what room there comes to be on the disk that is full.
      if (problem.slug === 'out-of-space' && performance.now() - toldOfRoomAt > tellOfRoomEveryMs) {
        toldOfRoomAt = performance.now()
        request.log.error({ err: error }, 'A disk is full; what needs room is refused')
      }
      return sendProblem(problem, request, reply)
    })

    let patterns: { path: RegExp; methods: Set<string> }[] | undefined
    const nothingAt = ({ url, method }: FastifyRequest): Problem => {
      patterns ??= [...routes].map(([route, methods]) => ({ path: patternOf(route), methods }))
      const path = url.split('?', 1)[0]!
      const allowed = new Set<string>()
      for (const { path: pattern, methods } of patterns) {
        if (pattern.test(path)) for (const name of methods) allowed.add(name)
      }
      if (allowed.size === 0 || allowed.has(method)) {
        return new Problem('not-found', 'Nothing is at this address.')
      }
      const allow = [...allowed].sort().join(', ')
      return new Problem('method-not-allowed', `${method} is not possible here; ${allow} is.`, {
        headers: { allow },
      })
    }
    // Before the body is read: nobody wants it.
    app.addHook('preParsing', (request, _reply, _payload, done) => {
      done(request.is404 ? nothingAt(request) : null)
    })
    app.setNotFoundHandler((request, reply) => sendProblem(nothingAt(request), request, reply))
  },
  { name: 'problems' },
)

/** Sends a problem; what is our fault goes to the log with its cause. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // A refusal for want of capacity is no fault; there may be thousands in a second.
  if (problem.cause !== undefined) request.log.error({ err: problem.cause }, problem.message)
  else if (problem.statusCode >= 500) request.log.debug(problem.message)
  if (problem.headers) reply.headers(problem.headers)
  reply.removeHeader('etag')
  return reply
    .code(problem.statusCode)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .type('application/problem+json; charset=utf-8')
    .send(problemBody(problem, request.id))
}

/** '/v1/listings/:id' → /^\/v1\/listings\/[^/]+$/ */
function patternOf(url: string): RegExp {
  const source = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : RegExp.escape(part)))
    .join('/')
  return new RegExp(`^${source}$`)
}
