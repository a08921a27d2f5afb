import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

const Session = Type.Object({
  id: Id,
  current: Type.Boolean({ description: 'Whether it is the one that asks' }),
  userAgent: Type.Union([Type.String(), Type.Null()], {
    description: 'What the browser or app called itself',
  }),
  network: Type.Union([Type.String(), Type.Null()], {
    description: 'Where it was begun, such as 203.0.113.0/24; null unless the site keeps that',
  }),
  createdAt: Time,
  lastSeenAt: Time,
  expiresAt: Time,
})

export const mySessions: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/sessions',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getMySessions',
        summary: 'Where you are logged in, the latest log-in first',
        tags: ['account'],
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(Session, 'Your sessions') }),
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const now = new Date().toISOString()
      const { items, next } = await app.database.sessions.page(
        actorOf(request).id,
        { limit, cursor: cursor ?? null },
        now,
      )
      const shown = items.map(({ id, ...session }) => ({ id, current: id === request.sessionId, ...session }))
      linkNext(request, reply, next)
      const body = Buffer.from(JSON.stringify({ items: shown, next }))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}

export const endMySession: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/me/sessions/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'endMySession',
        summary: 'End one of your sessions',
        description: 'Its access tokens end with it.',
        tags: ['account'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: sessionId } = request.params
      const { id: accountId } = actorOf(request)
      const ended = await app.database.transaction(async (tables) => {
        if (!(await tables.sessions.end(sessionId, accountId))) return false
        await app.recordEvent(tables, request, { kind: 'session-ended', accountId, sessionId })
        return true
      })
      if (!ended) throw new Problem('not-found', 'You have no such session.')
      await app.forgetEndedSessions()
      return reply.code(204).send(null)
    },
  )
}

export const endMySessions: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/me/sessions',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'endMySessions',
        summary: 'End all your sessions but this one',
        tags: ['account'],
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: accountId } = actorOf(request)
      const others = { kind: 'session-ended', accountId, details: { all: 'but the present one' } } as const
      await app.database.transaction(async (tables) => {
        await tables.sessions.revokeAll(accountId, request.sessionId ?? undefined)
        await app.recordEvent(tables, request, others)
      })
      await app.forgetEndedSessions()
      return reply.code(204).send(null)
    },
  )
}
