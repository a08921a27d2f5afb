import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { placesWithin } from '@piata/config'
import { decisionRules, type LotKind, lotKinds, lotRules } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { sendBytes } from '../../caching/send.ts'
import { checkedText } from '../../conversations/message.ts'
import { referenceOf } from '../../moderation/reference.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { LotSchema, lotBody } from '../../schemas/moderation.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

const at = '/v1/admin/lots'
const tags = ['admin']
const strict = { additionalProperties: false }
const idText = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** What belongs to a lot, as the database asks for it. @throws Problem naming what the value has to be */
function soughtBy({ config }: FastifyInstance, kind: LotKind, value: string) {
  switch (kind) {
    case 'seller':
    case 'text':
      if (idText.test(value)) return { kind, value }
      throw invalid('/value', `must be the id of ${kind === 'seller' ? 'an account' : 'a listing'}`)
    case 'picture':
      if (/^[\da-f]{64}$/.test(value)) return { kind, value }
      throw invalid('/value', 'must be the SHA-256 of a picture')
    case 'network': {
      if (!config.sessionNetworks)
        throw new Problem(
          'conflict',
          'Sessions do not keep from which network they were begun: PIATA_SESSION_NETWORKS has it kept.',
        )
      const networks = placesWithin(value.trim())
      if (networks !== undefined) return { kind, value: value.trim(), networks }
      throw invalid(
        '/value',
        'must be a network from /16 to /24, or of IPv6 from /40 to /48: no more is kept',
      )
    }
  }
}

/** Listings that are removed at once: by seller, text, picture or network. */
export const lots: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    at,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listLots',
        summary: 'What was removed at once, the newest first, and how far that is',
        tags,
        querystring: Type.Object({ limit: Type.Optional(limit(20)), cursor: Type.Optional(cursor) }, strict),
        response: answers({ 200: page(LotSchema, 'Lots') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor: after } = request.query
      const found = await app.database.lots.list({
        limit: most,
        ...(after !== undefined && { cursor: after }),
      })
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )

  app.get(
    `${at}/preview`,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'previewLot',
        summary: 'What a lot would remove: the first of it, and how many there are',
        tags,
        querystring: Type.Object(
          { kind: Type.Enum([...lotKinds]), value: Type.String({ minLength: 1, maxLength: 100 }) },
          strict,
        ),
        response: answers({
          200: Type.Object({
            items: Type.Array(Type.Object({ id: Id, title: Type.String(), sellerId: Id })),
            count: Type.Integer({ description: `Up to ${lotRules.counted}` }),
            asOf: Type.String({ format: 'date-time', description: 'To be sent with what is removed' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { kind, value } = request.query
      const found = await app.database.lots.preview(soughtBy(app, kind, value))
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )

  app.post(
    at,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'removeLot',
        summary: 'Remove listings at once, by seller, text, picture or network',
        description:
          'A task removes those that are or wait to be shown, one by one: each with a statement of reasons, which its seller finds with the listing and hears of in one mail; reporters are answered. What another moderator handles, what is the moderator’s own, and what was written or changed since the preview (`asOf`), is skipped; 409 where the text by which the others are found was. The audit log names the lot.',
        tags,
        headers: postHeaders,
        body: lotBody,
        response: answers({ 202: LotSchema }),
      },
    },
    async (request, reply) => {
      const { kind, value, reason, asOf: said } = request.body
      const asOf = new Date(Math.min(Date.parse(said), Date.now())).toISOString()
      const sought = soughtBy(app, kind, value)
      const reference = referenceOf(request.body.reference)
      const facts = checkedText('text', request.body.text, decisionRules.facts)
      return reply.commit(async (tables) => {
        const body = await tables.lots.begin({ ...sought, asOf, reason, reference, facts }, actorOf(request))
        await tables.tasks.enqueue({ goal: 'lots', input: { id: body.id }, key: body.id })
        await recordStaffAct(app, tables, request, `lot ${body.id}: ${kind} ${sought.value}`)
        return { status: 202, headers: { 'cache-control': 'no-store' }, body }
      })
    },
  )

  app.post(
    `${at}/:id/undo`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'undoLot',
        summary: 'Take back all that was removed at once',
        description: `Within ${lotRules.undoMs / 86_400_000} days of its beginning, while it goes on too. A task withdraws the statements of reasons one by one: the listings are as they were, complaints that wait are given way to, and each seller hears of it in one mail. 409 where a listing of one’s own is among them.`,
        tags,
        headers: postHeaders,
        params: Type.Object({ id: Id }),
        response: answers({ 202: LotSchema }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return reply.commit(async (tables) => {
        const body = await tables.lots.undo(id, actorOf(request))
        await tables.tasks.enqueue({ goal: 'lots', input: { id, undo: true }, key: `undo ${id}` })
        await recordStaffAct(app, tables, request, `lot ${id}: taken back`)
        return { status: 202, headers: { 'cache-control': 'no-store' }, body }
      })
    },
  )
}
