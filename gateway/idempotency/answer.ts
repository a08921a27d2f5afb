import type { FastifyReply, FastifyRequest } from 'fastify'
import { cacheRules } from '../caching/send.ts'
import { Problem, problemBody } from '../problems/problem.ts'
import type { SealedAnswer } from './seal.ts'

/** What a request that writes answers, made within its transaction. */
export interface Answer {
  status: number
  headers?: Record<string, string | string[]>
  /** An object for the route's response schema, JSON bytes as the database made them, or absent. */
  body?: object
}

/** An answer as it is sent and kept. */
export interface FinishedAnswer extends SealedAnswer {
  status: number
}

/** Finds the answer's bytes, synchronously, so that the transaction waits for nothing. */
export function finish(
  answer: Answer | Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): FinishedAnswer {
  if (answer instanceof Problem) {
    return {
      status: answer.statusCode,
      headers: { ...answer.headers, 'content-type': 'application/problem+json; charset=utf-8' },
      body: Buffer.from(problemBody(answer, request.id)),
    }
  }
  const { status, headers = {}, body } = answer
  if (body === undefined) return { status, headers, body: Buffer.alloc(0) }
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.isBuffer(body) ? body : Buffer.from(reply.code(status).serialize(body) as string),
  }
}

/** Sends a finished answer, plain: a retry may accept other codings than the first request. */
export function send({ status, headers, body }: FinishedAnswer, reply: FastifyReply): FastifyReply {
  reply.code(status).headers(headers)
  return body.length === 0 ? reply.send() : reply.send(body)
}

/** Headers of an answer that shows one version of what is the caller's own. */
export const ownVersion = (etag: string): Record<string, string> => ({
  etag,
  'cache-control': cacheRules.own,
})
