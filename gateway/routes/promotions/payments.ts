import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Money, promotionPackageNames, promotionPackages } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { paymentProviderOf } from '../../payments/index.ts'
import { NotSigned, PaymentsAway } from '../../payments/provider.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { priceOf, refuseUnlessOn, requireOwn } from '../../site/promotions.ts'

const noStore = { 'cache-control': 'no-store' }

/** Paying for a listing's place at the top, on the provider's page. */
export const payForPromotion: FastifyPluginAsyncTypebox = async (app) => {
  const provider = paymentProviderOf(app.config)
  app.post(
    '/v1/listings/:id/promotion/payment',
    {
      config: { limit: 'write', reachesOthers: true },
      schema: {
        operationId: 'payForPromotion',
        summary: 'Open a page where a listing of one’s own is paid a place at the top',
        description:
          'Once it is paid, the provider says so and the listing is promoted. 409 where the site sells none, or the listing is not on show; 503 while the provider does not answer.',
        tags: ['listings'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Object({ package: Type.Enum(promotionPackageNames) }, { additionalProperties: false }),
        response: answers({ 201: Type.Object({ url: Type.String({ description: 'Of the provider' }) }) }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { package: name } = request.body
      const listing = await requireOwn(app, id, actorOf(request).id)
      refuseUnlessOn(app)
      const price: Money | undefined = priceOf(app, name)
      if (provider === undefined || price === undefined)
        throw new Problem('conflict', 'This site sells no promotions.')
      if (listing.status !== 'published' && listing.status !== 'reserved')
        throw new Problem('conflict', `A listing that is ${listing.status} is not shown to anybody.`)
      const paymentId = await app.database.payments.begin({
        ...{ provider: provider.name, listingId: id, package: name, price },
      })
      const back = new URL('/promote', app.config.publicUrl)
      back.searchParams.set('listing', id)
      const paid = new URL(back)
      paid.searchParams.set('paid', '1')
      try {
        const { url } = await provider.open({
          ...{ id: paymentId, price, paidUrl: paid.href, leftUrl: back.href },
          what: `${listing.title} (${promotionPackages[name].days})`,
        })
        return await reply.commit(async () => ({ status: 201, headers: noStore, body: { url } }))
      } catch (error) {
        if (!(error instanceof PaymentsAway)) throw error
        request.log.warn({ err: error }, 'A payment could not be begun')
        throw new Problem('unavailable', 'The payment provider does not answer; try again in a moment.')
      }
    },
  )
}

/** What a provider tells of payments: believed for its signature, and once. */
export const paymentWebhook: FastifyPluginAsyncTypebox = async (app) => {
  const provider = paymentProviderOf(app.config)
  const maxBytes = 262_144
  app.removeContentTypeParser('application/json')
  // The signature is of the bytes.
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: maxBytes },
    (_request, body, done) => done(null, body),
  )
  app.post(
    '/v1/payments/:provider/webhook',
    {
      config: { limit: 'read' },
      bodyLimit: maxBytes,
      schema: {
        operationId: 'takePaymentEvent',
        summary: 'For the payment provider: what became of a payment',
        description:
          'Signed by the provider. The same event again changes nothing. 404 where the site has no such provider.',
        tags: ['listings'],
        headers: postHeaders,
        params: Type.Object({ provider: Type.String({ maxLength: 40 }) }),
        response: answers({
          200: Type.Object({
            outcome: Type.Enum(['paid', 'owed', 'known', 'unknown', 'nothing'], {
              description:
                'owed: paid for a listing that is not on show; unknown: no payment of this site, or another price',
            }),
          }),
        }),
      },
    },
    async (request, reply) => {
      if (provider === undefined || provider.name !== request.params.provider)
        throw new Problem('not-found', 'This site has no such payment provider.')
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const bill = readBill(bytes)
      return reply.commit(
        async ({ payments }) => {
          const outcome =
            bill === undefined ? 'nothing' : await payments.settle({ provider: provider.name, ...bill })
          if (outcome === 'unknown' || outcome === 'owed')
            request.log.warn(
              { payment: bill?.id, reference: bill?.reference, outcome },
              'A payment bought nothing',
            )
          return { status: 200, headers: noStore, body: { outcome } }
        },
        () => app.followSite(),
      )

      function readBill(body: Buffer) {
        try {
          return provider!.read(request.headers, body, Date.now())
        } catch (error) {
          const why = error instanceof NotSigned ? error.message : 'is no event of the provider'
          if (!(error instanceof NotSigned || error instanceof SyntaxError)) throw error
          throw new Problem('invalid-request', why, { errors: [{ pointer: '', detail: why }] })
        }
      }
    },
  )
}
