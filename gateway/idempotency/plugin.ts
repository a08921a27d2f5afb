import type { Database, KnownRequest, WrittenTables } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { timed } from '../observe/request.ts'
import { Problem } from '../problems/problem.ts'
import { type Answer, type FinishedAnswer, finish, send } from './answer.ts'
import { fingerprintOf, scopeOf, sealingSecretOf, storedKeyOf } from './identity.ts'
import { seal, unseal } from './seal.ts'

interface Keyed {
  scope: string
  key: string
  fingerprint: string
  secret: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while a request with an Idempotency-Key runs. */
    idempotent: Keyed | null
    /** Whether the answer is one that `commit` made or a replay. */
    isCommitted: boolean
  }
  interface FastifyReply {
    /**
     * Does the work of a POST, keeps its answer under the request's Idempotency-Key, both in one transaction, and sends the answer. `work`
     * awaits only calls of the tables that it is given, has no effects besides, and may run again. A problem that it throws undoes what
     * it wrote; one that it returns does not; neither is kept. `afterwards` runs when all is kept, before the answer is sent.
     */
    commit(
      work: (tables: WrittenTables) => Promise<Answer | Problem>,
      afterwards?: (answer: FinishedAnswer) => Promise<void>,
    ): Promise<FastifyReply>
  }
}

/**
 * Idempotency-Key on every POST: the answer of what was done is kept for 24 hours and given to every retry. It is written by the
 * transaction that does the work, so that no crash parts them. Answers are sealed with what only the client knows, so that the database
 * does not hold tokens in the clear. A refusal is not kept, as what it was for may have changed when the client asks again.
 */
export const idempotency = plugin(
  async (app, { database }: { database: Database }) => {
    /** What runs in this process, so that a retry hears at once that it came too early; between processes the database decides. */
    const running = new Map<string, FastifyRequest>()
    app.decorateRequest('idempotent', null)
    app.decorateRequest('isCommitted', false)

    const begin = async (request: FastifyRequest, reply: FastifyReply) => {
      const header = request.headers['idempotency-key']
      if (typeof header !== 'string') return
      const keyed: Keyed = {
        scope: scopeOf(request),
        key: storedKeyOf(header),
        fingerprint: fingerprintOf(request),
        secret: sealingSecretOf(request, header),
      }
      const name = nameOf(keyed)
      if (running.has(name)) throw inFlight()
      running.set(name, request)
      request.idempotent = keyed
      const { scope, key, fingerprint } = keyed
      const known = await database.idempotency.find(scope, key, fingerprint, new Date().toISOString())
      if (known !== undefined) return replay(known, request, reply)
    }

    app.decorateReply('commit', async function commit(this: FastifyReply, work, afterwards) {
      const { request } = this
      const outcome = await timed(request, 'db', () =>
        database.transaction(async (tables) => {
          const answering = async (): Promise<FinishedAnswer> => {
            const answer = await work(tables)
            return finish(answer, request, this)
          }
          return request.idempotent === null ? answering() : once(tables, request.idempotent, answering)
        }),
      )
      if ('outcome' in outcome) return replay(outcome, request, this)
      request.isCommitted = true
      await afterwards?.(outcome)
      return send(outcome, this)
    })

    const expectCommit = (request: FastifyRequest, { statusCode }: FastifyReply) => {
      if (!request.isCommitted && statusCode < 400)
        throw new Error(`${request.routeOptions.url} answered without reply.commit`)
    }

    const release = (request: FastifyRequest) => {
      if (request.idempotent === null) return
      const name = nameOf(request.idempotent)
      if (running.get(name) === request) running.delete(name)
    }
    app.addHook('onRoute', (route) => {
      // Of POSTs alone: a hook that awaits makes every answer dearer by a third.
      if (route.method !== 'POST') return
      // Last of all preHandlers: by then the caller is known and the body is valid.
      route.preHandler = [...[route.preHandler ?? []].flat(), begin]
      route.onSend = [
        ...[route.onSend ?? []].flat(),
        // Before the answer leaves, so that a retry of whoever has it is not told that it runs.
        async (request, reply, payload) => {
          expectCommit(request, reply)
          release(request)
          return payload
        },
      ]
      route.onResponse = [...[route.onResponse ?? []].flat(), async (request) => release(request)]
    })
  },
  { name: 'idempotency', dependencies: ['problems'] },
)

/** Does what answers a request and keeps the answer unless it refuses, or tells what was kept before. */
async function once(
  { idempotency }: WrittenTables,
  { scope, key, fingerprint, secret }: Keyed,
  answering: () => Promise<FinishedAnswer>,
): Promise<FinishedAnswer | KnownRequest> {
  const begun = await idempotency.begin(scope, key, fingerprint, new Date().toISOString())
  if (begun.outcome !== 'started') return begun
  const answer = await answering()
  if (answer.status >= 400) return answer
  await idempotency.complete(scope, key, { status: answer.status, headers: {}, body: seal(answer, secret) })
  return answer
}

/** @throws Problem when the key stands for another request */
function replay(known: KnownRequest, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const secret = request.idempotent?.secret
  const answer =
    known.outcome === 'replay' && secret !== undefined ? unseal(known.response.body, secret) : undefined
  if (known.outcome !== 'replay' || answer === undefined)
    throw new Problem('idempotency-mismatch', 'This Idempotency-Key came with another request before.')
  request.isCommitted = true
  reply.header('idempotent-replayed', 'true')
  return send({ ...answer, status: known.response.status }, reply)
}

const inFlight = (): Problem =>
  new Problem('request-in-flight', 'The first request with this Idempotency-Key has not finished.', {
    headers: { 'retry-after': '1' },
  })

const nameOf = ({ scope, key }: Keyed): string => `${scope} ${key}`
