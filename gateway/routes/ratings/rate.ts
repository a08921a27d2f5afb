import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ratingRules, ratingTags } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { checkedText } from '../../conversations/message.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

const days = ratingRules.windowMs / 86_400_000

export const rateDeals: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/conversations/:id/deal',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'nameBuyer',
        summary: 'Say that the buyer of this conversation bought the listing',
        description: `Of a listing that is sold. The seller says so once, and both sides can rate each other then, for ${days} days. The buyer may say so first: it waits for the seller, who is told; 409 once the seller named somebody else.`,
        tags: ['ratings'],
        headers: postHeaders,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      return reply.commit(async ({ ratings }) => {
        await ratings.nameBuyer(request.params.id, userId)
        return { status: 204 }
      })
    },
  )

  app.post(
    '/v1/conversations/:id/ratings',
    {
      config: { limit: 'write', reachesOthers: true },
      schema: {
        operationId: 'rateDeal',
        summary: 'Rate the other side of a deal',
        description: `Only those who dealt with each other can rate, each once. It is shown when both did, or ${days} days after the deal.`,
        tags: ['ratings'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Object(
          {
            stars: Type.Integer({ minimum: ratingRules.stars.min, maximum: ratingRules.stars.max }),
            tags: Type.Optional(
              Type.Array(Type.Enum([...ratingTags]), { maxItems: ratingRules.tags, uniqueItems: true }),
            ),
            text: Type.Optional(
              Type.String({
                maxLength: 2 * ratingRules.text.max,
                description: `At most ${ratingRules.text.max} characters`,
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({ 201: Type.Object({ id: Id, shownAt: Time }) }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      const { stars, tags = [], text = '' } = request.body
      const ownHost = app.config.publicUrl.hostname
      const rating = { stars, tags, text: checkedText('text', text, ratingRules.text), ownHost }
      return reply.commit(async ({ ratings }) => ({
        status: 201,
        headers: { 'cache-control': 'no-store' },
        body: await ratings.rate(request.params.id, userId, rating),
      }))
    },
  )

  app.post(
    '/v1/ratings/:id/reply',
    {
      config: { limit: 'write', reachesOthers: true },
      schema: {
        operationId: 'replyToRating',
        summary: 'Reply to a rating that is about you, once',
        tags: ['ratings'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Object(
          {
            text: Type.String({
              minLength: 1,
              maxLength: 2 * ratingRules.reply.max,
              description: `At most ${ratingRules.reply.max} characters`,
            }),
          },
          { additionalProperties: false },
        ),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      const text = checkedText('text', request.body.text, ratingRules.reply)
      return reply.commit(async ({ ratings }) => {
        await ratings.reply(request.params.id, userId, text, app.config.publicUrl.hostname)
        return { status: 204 }
      })
    },
  )
}
