import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Database, type Money, type OfferAnswer, offerRules, type WrittenTables } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { requireVerifiedEmail } from '../../auth/verification.ts'
import { answerSent } from '../../conversations/message.ts'
import { answers } from '../../schemas/answers.ts'
import { messageParams, SentSchema } from '../../schemas/conversations.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

const bounds = `From ${offerRules.leastPercent} % of the price to the price, in its currency; the listing has to be negotiable and neither reserved nor sold (409). `
const life =
  `One offer of a conversation is open at a time: another one takes its place, and is a \`counter\` where that was the other side's. It expires after ${offerRules.lifeMs / 3_600_000} hours. ` +
  `At most ${offerRules.perConversation} a day in one conversation, ${offerRules.perAccount} in all (429).`

const summaries = {
  accept: 'Accept an offer, which reserves the listing for the buyer',
  decline: 'Decline an offer',
  withdraw: 'Take your own offer back',
} as const satisfies Record<OfferAnswer, string>

interface OfferRoute {
  operationId: string
  summary: string
  description: string
  to(userId: string, id: string): Parameters<Database['conversations']['offer']>[0]
}

const offerRoutes: Record<string, OfferRoute> = {
  '/v1/listings/:id/offers': {
    operationId: 'beginWithOffer',
    summary: 'Offer the seller of a listing another price',
    description: `Begins the conversation like \`POST /v1/listings/:id/conversations\`, or goes on with it. ${bounds}${life}`,
    to: (userId, listingId) => ({ userId, listingId }),
  },
  '/v1/conversations/:id/offers': {
    operationId: 'makeOffer',
    summary: 'Offer a price in a conversation, as its buyer or its seller',
    description: bounds + life,
    to: (userId, conversationId) => ({ userId, conversationId }),
  },
}

export const makeOffers: FastifyPluginAsyncTypebox = async (app) => {
  for (const [path, { to, ...described }] of Object.entries(offerRoutes))
    app.post(
      path,
      {
        config: { limit: 'write', reachesOthers: true },
        schema: {
          ...described,
          tags: ['conversations'],
          headers: postHeaders,
          params: IdParams,
          body: named('Money'),
          response: answers({ 201: SentSchema }),
        },
      },
      async (request, reply) => {
        const { id: userId } = actorOf(request)
        const place = to(userId, request.params.id)
        await requireVerifiedEmail(app, userId)
        let isFirst = false
        const work = async (tables: WrittenTables) => {
          const sent = await tables.conversations.offer(place, request.body as Money)
          isFirst = sent.message.seq === 1
          return answerSent(tables, sent)
        }
        return reply.commit(work, async () => {
          app.actCounter.said()
          if (isFirst && 'listingId' in place) app.actCounter.count(place.listingId, 'messages')
        })
      },
    )
}

export const answerOffers: FastifyPluginAsyncTypebox = async (app) => {
  for (const [answer, summary] of Object.entries(summaries) as [OfferAnswer, string][]) {
    app.post(
      `/v1/conversations/:id/offers/:seq/${answer}`,
      {
        config: { limit: 'write', reachesOthers: true },
        schema: {
          operationId: `${answer}Offer`,
          summary,
          description:
            'Answers 409 with the reason where the offer was answered, replaced or has expired, or, for accepting, the listing was reserved or sold meanwhile or has another price.',
          tags: ['conversations'],
          headers: postHeaders,
          params: messageParams,
          response: answers({ 200: named('Message') }),
        },
      },
      async (request, reply) => {
        const { id: userId } = actorOf(request)
        const { id, seq } = request.params
        return reply.commit(async ({ conversations }) => {
          const { body } = await conversations.answerOffer(id, userId, seq, answer)
          return { status: 200, headers: { 'cache-control': 'no-store' }, body }
        })
      },
    )
  }
}
