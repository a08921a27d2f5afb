import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { promotionPackageNames, promotionPackages } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { paymentProviderOf } from '../../payments/index.ts'
import { answers } from '../../schemas/answers.ts'
import { Money, Time } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { priceOf, refuseUnlessOn, requireOwn } from '../../site/promotions.ts'

const noStore = { 'cache-control': 'no-store' }
const until = Type.Union([Time, Type.Null()], { description: 'Null where it does not stand at the top' })

/** A seller's own listing at the top of results. */
export const promoteListing: FastifyPluginAsyncTypebox = async (app) => {
  const isSelling = paymentProviderOf(app.config) !== undefined
  const offers = () =>
    promotionPackageNames.flatMap((name) => {
      const price =
        isSelling && app.database.site.current.promotions === 'on' ? priceOf(app, name) : undefined
      return price === undefined ? [] : [{ package: name, days: promotionPackages[name].days, price }]
    })
  app.get(
    '/v1/listings/:id/promotion',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getPromotion',
        summary: 'Until when a listing of one’s own stands at the top of results',
        tags: ['listings'],
        params: IdParams,
        response: answers({
          200: Type.Object({
            until,
            offers: Type.Array(
              Type.Object({ package: Type.Enum(promotionPackageNames), days: Type.Integer(), price: Money }),
              { description: 'What can be paid for; empty where the site sells none' },
            ),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await requireOwn(app, id, actorOf(request).id)
      reply.headers(noStore)
      return { until: await app.database.promotions.untilOf(id), offers: offers() }
    },
  )

  app.post(
    '/v1/listings/:id/promotion',
    {
      config: { limit: 'write', reachesOthers: true },
      schema: {
        operationId: 'promoteListing',
        summary: 'Put a listing of one’s own at the top of results by a code',
        description:
          'Of whoever runs the site. 400 naming `code` for one that is not good; 409 for a listing that is not on show.',
        tags: ['listings'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Object(
          {
            code: Type.String({
              minLength: 1,
              maxLength: 40,
              description: 'Spaces and small letters do not matter',
            }),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ package: Type.Enum(promotionPackageNames), until: Time }) }),
      },
    },
    async (request, reply) => {
      await requireOwn(app, request.params.id, actorOf(request).id)
      refuseUnlessOn(app)
      const code = request.body.code.replace(/[\s-]/g, '').toUpperCase()
      return reply.commit(
        async ({ promotions }) => {
          const made = await promotions.redeem(request.params.id, actorOf(request).id, code)
          return { status: 200, headers: noStore, body: { package: made.package, until: made.until } }
        },
        () => app.followSite(),
      )
    },
  )
}
