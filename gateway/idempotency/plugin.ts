import type { Database } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { Problem } from '../problems/problem.ts'
import { fingerprintOf, scopeOf, sealingSecretOf, storedKeyOf } from './identity.ts'
import { type SealedAnswer, seal, unseal } from './seal.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while a request with an Idempotency-Key runs. */
    idempotent: { scope: string; key: string; secret: string } | null
  }
}

/** Headers of an answer that a replay repeats. */
const keptHeaders = ['content-type', 'etag', 'location', 'cache-control', 'vary', 'set-cookie']

/**
 * Idempotency-Key on every POST: the first answer is kept for 24 hours and given to every retry. Answers are sealed with
 * what only the client knows, so that the database does not hold tokens in the clear.
 */
export const idempotency = plugin(
  async (app, { database }: { database: Database }) => {
    app.decorateRequest('idempotent', null)

    const begin = async (request: FastifyRequest, reply: FastifyReply) => {
      const header = request.headers['idempotency-key']
      if (typeof header !== 'string') return
      const scope = scopeOf(request)
      const key = storedKeyOf(header)
      const secret = sealingSecretOf(request, header)
      const begun = await database.idempotency.begin(
        scope,
        key,
        fingerprintOf(request),
        new Date().toISOString(),
      )
      switch (begun.outcome) {
        case 'started':
          request.idempotent = { scope, key, secret }
          return
        case 'replay': {
          const answer = unseal(begun.response.body, secret)
          if (answer === undefined) throw mismatch()
          reply.code(begun.response.status).headers(answer.headers).header('idempotent-replayed', 'true')
          return answer.body.length === 0 ? reply.send() : reply.send(answer.body)
        }
        case 'mismatch':
          throw mismatch()
        case 'in-flight':
          throw new Problem(
            'request-in-flight',
            'The first request with this Idempotency-Key has not finished.',
            {
              headers: { 'retry-after': '1' },
            },
          )
      }
    }

    app.addHook('onRoute', (route) => {
      // Last of all preHandlers: by then the caller is known and the body is valid.
      if (route.method === 'POST') route.preHandler = [...[route.preHandler ?? []].flat(), begin]
    })

    app.addHook('onSend', async (request, reply, payload) => {
      const pending = request.idempotent
      if (pending === null) return payload
      request.idempotent = null
      const { scope, key, secret } = pending
      const status = reply.statusCode
      // What failed on our side or for want of patience may be tried again, and so may what never arrived whole.
      if (status >= 500 || status === 429 || status === 408 || request.raw.readableAborted) {
        await database.idempotency.abandon(scope, key)
        return payload
      }
      const answer: SealedAnswer = { headers: {}, body: bytesOf(payload) }
      for (const name of keptHeaders) {
        const value = reply.getHeader(name)
        if (value !== undefined) answer.headers[name] = Array.isArray(value) ? value : String(value)
      }
      await database.idempotency.complete(scope, key, { status, headers: {}, body: seal(answer, secret) })
      return payload
    })
  },
  { name: 'idempotency', dependencies: ['problems'] },
)

const mismatch = (): Problem =>
  new Problem('idempotency-mismatch', 'This Idempotency-Key came with another request before.')

function bytesOf(payload: unknown): Buffer {
  if (typeof payload === 'string') return Buffer.from(payload)
  return Buffer.isBuffer(payload) ? payload : Buffer.alloc(0)
}
