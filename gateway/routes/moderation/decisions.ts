import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { decisionToken, readDecisionToken } from '@piata/agents'
import { type Database, decisionRules } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { checkedText } from '../../conversations/message.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { complaintBody, OwnStatementSchema, StatementSchema } from '../../schemas/moderation.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

type Statements = Awaited<ReturnType<Database['moderation']['statementsOf']>>

const params = Type.Object({ token: Type.String({ maxLength: 100, description: 'Of a link in a mail' }) })
const tags = ['reports']

/** @throws Problem not-found */
async function linkOf({ database }: FastifyInstance, token: string) {
  const link = readDecisionToken(token, await database.alerts.secret())
  if (link === undefined) throw nothingThere()
  return link
}

async function withTokens({ database }: FastifyInstance, { items, next }: Statements) {
  const secret = await database.alerts.secret()
  return { items: items.map((item) => ({ ...item, token: decisionToken(item.id, secret) })), next }
}

const nothingThere = () => new Problem('not-found', 'The link is not whole, or its account is gone.')

/** For whoever has the link of a mail: a suspended account cannot log in, nor can guests who reported something. */
export const decisions: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/decisions/:token',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getDecision',
        summary: 'Why something was removed, or an account suspended, or what became of a report',
        description:
          'The statement of reasons of Art. 17 of Regulation (EU) 2022/2065, by the link of its mail. Whoever reported something that was left as it was has a link too: `report` is what they said then.',
        tags,
        params,
        response: answers({ 200: StatementSchema }),
      },
    },
    async (request, reply) => {
      const { kind, id } = await linkOf(app, request.params.token)
      const { moderation } = app.database
      const found = await (kind === 'report' ? moderation.reportOutcome(id) : moderation.statement(id))
      if (found === undefined) throw nothingThere()
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )
  app.get(
    '/v1/decisions/:token/lot',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listDecisionsOfLot',
        summary: 'What was decided at once with it, of the same account',
        description:
          'One mail tells of all: its link leads to each statement of reasons, itself among them, and so to each complaint. Empty for what was decided alone.',
        tags,
        params,
        querystring: Type.Object(
          { limit: Type.Optional(limit(20)), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(OwnStatementSchema, 'Statements of reasons') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor: after } = request.query
      const { kind, id } = await linkOf(app, request.params.token)
      // Of a report there is one decision.
      if (kind === 'report')
        return sendBytes(request, reply, { body: Buffer.from('{"items":[],"next":null}'), cache: 'own' })
      const found = await app.database.moderation.statementsOfLot(id, {
        limit: most,
        ...(after !== undefined && { cursor: after }),
      })
      const body = Buffer.from(JSON.stringify(await withTokens(app, found)))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
  app.post(
    '/v1/decisions/:token/complaint',
    {
      config: { limit: 'mail' },
      schema: {
        operationId: 'complain',
        summary: 'Complain about a decision',
        description:
          'Once, within six months, by whoever was restricted, or reported what was left as it was; somebody else than the first decides (Art. 20). 409 where it is too late, or a second time.',
        tags,
        headers: postHeaders,
        params,
        body: complaintBody,
        response: answers({ 201: StatementSchema }),
      },
    },
    async (request, reply) => {
      const { kind, id } = await linkOf(app, request.params.token)
      const text = checkedText('text', request.body.text, decisionRules.complaint)
      return reply.commit(async ({ moderation }) => ({
        status: 201,
        headers: { 'cache-control': 'no-store' },
        body: await (kind === 'report'
          ? moderation.complainOfReport(id, text)
          : moderation.complain(id, text)),
      }))
    },
  )
}

export const myDecisions: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/decisions',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listMyDecisions',
        summary: 'What moderators restricted of one’s own, and why, the newest first',
        tags,
        querystring: Type.Object(
          {
            ...{ limit: Type.Optional(limit(20)), cursor: Type.Optional(cursor) },
            subjectId: Type.Optional(
              Type.String({ maxLength: 60, description: 'Of one listing, rating or message' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(OwnStatementSchema, 'Statements of reasons') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor: after, subjectId } = request.query
      const found = await app.database.moderation.statementsOf(actorOf(request).id, {
        ...{ limit: most, subjectId },
        ...(after !== undefined && { cursor: after }),
      })
      const body = Buffer.from(JSON.stringify(await withTokens(app, found)))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}
