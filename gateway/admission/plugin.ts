import type { Config } from '@piata/config'
import { type Patience, type Turns, withPatience } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { LimitName } from '../limits/policies.ts'
import type { Door } from './door.ts'
import { createGate, refusal } from './gate.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Where requests that come over a connection pass before Fastify. */
    door: Door
    /** Where searches wait for the index. */
    searchGate: Turns
  }
  interface FastifyRequest {
    /** Which kind of request this one counts as while it is handled; null before and after. */
    handledAs: LimitName | null
  }
}

/** Requests of a kind that are handled at once, from when they have arrived to when their answer begins. */
const mostAtOnce: Record<Exclude<LimitName, 'none'>, number> = {
  read: 1000,
  search: 1000,
  asset: 1000,
  write: 600,
  registration: 200,
  auth: 200,
  mail: 100,
  phone: 100,
  upload: 200,
  bulk: 100,
  export: 20,
  moves: 20,
}

/**
 * Keeps what is under way bounded, so that whoever is served is served soon, and health checks always: requests that cannot be are answered 503
 * with Retry-After at once. Writes wait for the database's writer until `PIATA_WRITE_WAIT_SECONDS` after they have arrived.
 */
export const admission = plugin(
  async (app, { config }: { config: Config }) => {
    const handled = new Map<LimitName, number>()
    app.decorateRequest('handledAs', null)
    // Two for each thread: one that runs, and one so that the thread need not wait for this one.
    const atOnce = 2 * Math.max(1, config.searchThreads)
    app.decorate('searchGate', createGate({ atOnce, longestQueue: 2000, longestWaitMs: config.searchWaitMs }))

    // Only what has arrived counts, or slow senders would keep others out.
    app.addHook('preValidation', (request, reply, done) => {
      const name = request.limitName
      if (name === 'none') return done()
      const count = handled.get(name) ?? 0
      if (count >= mostAtOnce[name]) return done(refusal(0))
      handled.set(name, count + 1)
      request.handledAs = name
      // Reads wait for no writer.
      if (request.method === 'GET' || request.method === 'HEAD') return done()
      withPatience(patienceOf(request, reply, config.writeWaitMs), done)
    })
    const leave = (request: FastifyRequest) => {
      if (request.handledAs === null) return
      handled.set(request.handledAs, handled.get(request.handledAs)! - 1)
      request.handledAs = null
    }
    // Slow readers of an answer keep nobody out either.
    app.addHook('onSend', (request, _reply, payload, done) => {
      leave(request)
      done(null, payload)
    })
    app.addHook('onResponse', (request, reply, done) => {
      leave(request)
      if (reply.statusCode === 503 && request.limitName !== 'none') app.door.tell(request.raw)
      done()
    })
  },
  { name: 'admission', dependencies: ['problems'] },
)

/** A form of pictures is still on its way; how long its write waits begins with the write. */
function patienceOf(request: FastifyRequest, reply: FastifyReply, waitMs: number): Patience {
  const isGone = isGoneOf(reply)
  const until = request.limitName === 'upload' ? undefined : performance.now() + waitMs
  return {
    isGone,
    until,
    // Known by the time that anything is written.
    get caller() {
      return request.actor?.id ?? request.ip
    },
  }
}

/** Whether the client went away before its answer. */
export const isGoneOf = (reply: FastifyReply) => (): boolean => reply.raw.destroyed
