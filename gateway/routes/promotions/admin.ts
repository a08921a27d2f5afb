import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { promotionPackageNames, promotionRules } from '@piata/db'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { invalid } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { refuseUnlessOn } from '../../site/promotions.ts'

const at = '/v1/admin/promotions'
const codesAt = '/v1/admin/promotion-codes'
const tags = ['admin']
const strict = { additionalProperties: false }
const noStore = { 'cache-control': 'no-store' }
const most = 200
const dayMs = 86_400_000

const Package = Type.Enum(promotionPackageNames)
const Promotion = Type.Object({
  id: Id,
  listingId: Id,
  title: Type.String(),
  package: Package,
  source: Type.Enum(['staff', 'code', 'payment']),
  createdAt: Time,
  until: Time,
})
const Payment = Type.Object({
  id: Id,
  provider: Type.String(),
  reference: Type.Union([Type.String(), Type.Null()], { description: 'Of the provider’s own' }),
  listingId: Id,
  package: Package,
  price: Type.Object({ amount: Type.Integer(), currency: Type.String() }),
  state: Type.Enum(['open', 'paid', 'owed']),
  createdAt: Time,
  paidAt: Type.Union([Time, Type.Null()]),
})
const Code = Type.Object({
  code: Type.String(),
  package: Package,
  usesLeft: Type.Integer(),
  until: Time,
})

/** Granting listings a place at the top of results, and making the codes by which sellers take one. */
export const managePromotions: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    at,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listPromotions',
        summary: `Listings that stand at the top, the latest ${most}`,
        tags,
        response: answers({ 200: Type.Object({ items: Type.Array(Promotion) }) }),
      },
    },
    async (_request, reply) => {
      reply.headers(noStore)
      return { items: await app.database.promotions.going(most) }
    },
  )

  app.post(
    at,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'grantPromotion',
        summary: 'Put a listing at the top of results for some days',
        description:
          'Behind what it has already. It is marked, and stands there only where it matches. 409 for a listing that is not on show.',
        tags,
        headers: postHeaders,
        body: Type.Object({ listingId: Id, package: Package }, strict),
        response: answers({ 201: Promotion }),
      },
    },
    async (request, reply) => {
      const { listingId, package: name } = request.body
      refuseUnlessOn(app)
      return reply.commit(
        async (tables) => {
          const body = await tables.promotions.grant(listingId, name)
          await recordStaffAct(app, tables, request, `${listingId} ${name}`)
          return { status: 201, headers: noStore, body }
        },
        () => app.followSite(),
      )
    },
  )

  app.post(
    `${at}/:id/end`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'endPromotion',
        summary: 'End a promotion at once',
        tags,
        headers: postHeaders,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return reply.commit(async (tables) => {
        await tables.promotions.end(id)
        await recordStaffAct(app, tables, request, id)
        return { status: 204 }
      })
    },
  )

  app.get(
    '/v1/admin/payments',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listPayments',
        summary: `What was paid for, the latest ${most}; owed is what a listing that went meanwhile did not get`,
        tags,
        response: answers({ 200: Type.Object({ items: Type.Array(Payment) }) }),
      },
    },
    async (_request, reply) => {
      reply.headers(noStore)
      return { items: await app.database.payments.paid(most) }
    },
  )

  app.get(
    codesAt,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listPromotionCodes',
        summary: `Codes that are good, the latest ${most}`,
        tags,
        response: answers({ 200: Type.Object({ items: Type.Array(Code) }) }),
      },
    },
    async (_request, reply) => {
      reply.headers(noStore)
      return { items: await app.database.promotions.codes(most) }
    },
  )

  app.post(
    codesAt,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'makePromotionCode',
        summary: 'Make a code by which sellers put a listing at the top',
        tags,
        headers: postHeaders,
        body: Type.Object(
          {
            package: Package,
            uses: Type.Integer({ minimum: 1, maximum: promotionRules.codeUses }),
            until: Type.String({
              format: 'date-time',
              description: `How long it is good, ${promotionRules.codeDays} days at most`,
            }),
          },
          strict,
        ),
        response: answers({ 201: Code }),
      },
    },
    async (request, reply) => {
      const { package: name, uses, until } = request.body
      refuseUnlessOn(app)
      const ahead = Date.parse(until) - Date.now()
      if (!(ahead > 0 && ahead <= promotionRules.codeDays * dayMs))
        throw invalid('/until', `must be a time ahead, within ${promotionRules.codeDays} days`)
      return reply.commit(async (tables) => {
        const body = await tables.promotions.makeCode(name, uses, new Date(until).toISOString())
        // Whoever has a code may use it: the log is no place for it.
        await recordStaffAct(app, tables, request, `${name}, ${uses}`)
        return { status: 201, headers: noStore, body }
      })
    },
  )

  app.delete(
    `${codesAt}/:code`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'voidPromotionCode',
        summary: 'Make a code good no more; what was promoted by it goes on',
        tags,
        params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      await app.database.transaction(async (tables) => {
        await tables.promotions.voidCode(request.params.code)
        await recordStaffAct(app, tables, request, 'code')
      })
      return reply.status(204).send(null)
    },
  )
}
