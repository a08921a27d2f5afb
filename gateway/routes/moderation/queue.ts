import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { CaseSchema, CasesOfOthersSchema, OpenCaseSchema } from '../../schemas/moderation.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

const at = '/v1/admin/queue'
const tags = ['admin']

export const queue: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    at,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listQueue',
        summary: 'What waits for a moderator, in the order in which it is due',
        description:
          'Reports by what they are about, held messages and complaints. Harm and age make the order. What concerns whoever asks is left out: what is their own, what they reported, complaints about what they decided.',
        tags,
        querystring: Type.Object(
          { limit: Type.Optional(limit(20)), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(OpenCaseSchema, 'Open cases') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor: after } = request.query
      const { id } = actorOf(request)
      const found = await app.database.moderation.queue(id, {
        limit: most,
        ...(after !== undefined && { cursor: after }),
      })
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )
  app.get(
    `${at}/others`,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'countCasesOfOthers',
        summary: 'How many open cases the queue leaves out, and why',
        description:
          'Nobody decides about what concerns them. What nobody of the staff may decide waits until the operator makes somebody else a moderator (`npm run admin -- grant`).',
        tags,
        response: answers({ 200: CasesOfOthersSchema }),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return app.database.moderation.casesOfOthers(actorOf(request).id)
    },
  )
  app.get(
    `${at}/:id`,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getCase',
        summary: 'A case with what a decision about it needs',
        description:
          'A listing is read at `/v1/listings/{id}`. 404 for what is decided, and for what the queue leaves out.',
        tags,
        params: IdParams,
        response: answers({ 200: CaseSchema }),
      },
    },
    async (request, reply) => {
      const found = await app.database.moderation.caseDetail(request.params.id, actorOf(request).id)
      if (found === undefined) throw new Problem('not-found', 'There is no such open case.')
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )
  app.post(
    `${at}/:id/lease`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'leaseCase',
        summary: 'Keep others from a case while one looks at it',
        description:
          'For ten minutes, and again by asking again, with whatever else is open of its subject. 409 where somebody else has it, and for what the queue leaves out.',
        tags,
        headers: postHeaders,
        params: IdParams,
        response: answers({ 200: Type.Object({ until: Time }) }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      return reply.commit(async (tables) => {
        const body = await tables.moderation.lease(request.params.id, id)
        await recordStaffAct(app, tables, request, request.params.id)
        return { status: 200, headers: { 'cache-control': 'no-store' }, body }
      })
    },
  )
  app.post(
    `${at}/:id/give-back`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'giveBackCase',
        summary: 'Leave a case to others',
        tags,
        headers: postHeaders,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      return reply.commit(async (tables) => {
        await tables.moderation.giveBack(request.params.id, id)
        await recordStaffAct(app, tables, request, request.params.id)
        return { status: 204 }
      })
    },
  )
}
