import { randomUUID } from 'node:crypto'
import type { Soon } from '@piata/db'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyRequest {
    /** Milliseconds spent per subsystem, for Server-Timing; null until something was timed. */
    spent: Spent | null
  }
}

type Timed = Pick<FastifyRequest, 'spent'>

/** `parse-remote`, `parse-thread`: who read the schema of a script; after a failure both. */
const subsystems = ['db', 'search', 'images', 'parse-remote', 'parse-thread'] as const
type Spent = Record<(typeof subsystems)[number], number>

/** All but the last group of a random UUID: requests are numbered within this process, as making up each id takes ten times as long. */
const idPrefix = randomUUID().slice(0, 24)
let requests = 0

/** Request ids are made here, never taken from the client. They are no secret. */
export function newRequestId(): string {
  requests += 1
  return idPrefix + requests.toString(16).padStart(12, '0')
}

const traceparentPattern = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

/** The trace id of a W3C `traceparent`, or undefined when it is absent or broken. */
export function traceIdOf(traceparent: string | string[] | undefined): string | undefined {
  if (typeof traceparent !== 'string' || traceparent.startsWith('ff-')) return undefined
  const traceId = traceparentPattern.exec(traceparent)?.[1]
  return traceId === '0'.repeat(32) ? undefined : traceId
}

/** X-Request-Id, Cache-Control unless a route says better, the trace id in the log, Server-Timing. */
export const requestObservation = plugin(
  async (app) => {
    app.decorateRequest('spent', null)
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id)
      reply.header('cache-control', 'no-store')
      const { traceparent } = request.headers
      if (traceparent !== undefined) {
        const traceId = traceIdOf(traceparent)
        if (traceId) request.log = request.log.child({ traceId })
      }
      done()
    })
    app.addHook('onSend', (request, reply, payload, done) => {
      if (request.spent !== null) {
        const header = serverTiming(request.spent)
        if (header !== '') reply.header('server-timing', header)
      }
      done(null, payload)
    })
  },
  { name: 'request-observation' },
)

/** Does the work and adds its time to one subsystem of Server-Timing; what is there at once takes none. */
export function timed<T>(request: Timed, subsystem: keyof Spent, work: () => Promise<T>): Promise<T>
export function timed<T>(request: Timed, subsystem: keyof Spent, work: () => Soon<T>): Soon<T>
export function timed<T>(request: Timed, subsystem: keyof Spent, work: () => Soon<T>): Soon<T> {
  const start = performance.now()
  const done = work()
  return done instanceof Promise ? added(request, subsystem, start, done) : done
}

async function added<T>(request: Timed, subsystem: keyof Spent, start: number, work: Promise<T>): Promise<T> {
  try {
    return await work
  } finally {
    request.spent ??= { db: 0, search: 0, images: 0, 'parse-remote': 0, 'parse-thread': 0 }
    request.spent[subsystem] += performance.now() - start
  }
}

function serverTiming(spent: Spent): string {
  let header = ''
  for (const subsystem of subsystems) {
    const milliseconds = spent[subsystem]
    if (milliseconds >= 0.005) header += `${header ? ', ' : ''}${subsystem};dur=${milliseconds.toFixed(2)}`
  }
  return header
}
