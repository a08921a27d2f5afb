import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { WrittenTables } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { requireVerifiedEmail } from '../../auth/verification.ts'
import { answerSent, messageOf } from '../../conversations/message.ts'
import { answers } from '../../schemas/answers.ts'
import { messageBody, SentSchema } from '../../schemas/conversations.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const beginConversation: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/listings/:id/conversations',
    {
      config: { limit: 'write', reachesOthers: true },
      schema: {
        operationId: 'beginConversation',
        summary: 'Write to the seller of a listing',
        description:
          'A buyer has one conversation about a listing: the first message begins it, others go on with it. New accounts may write to a few new sellers a day (429), older ones to more. ' +
          'A text that goes to many sellers is held for a moderator.',
        tags: ['conversations'],
        headers: postHeaders,
        params: IdParams,
        body: messageBody,
        response: answers({ 201: SentSchema }),
      },
    },
    async (request, reply) => {
      const { id: buyerId } = actorOf(request)
      const message = messageOf(request.body, app.config)
      await requireVerifiedEmail(app, buyerId)
      const { id } = request.params
      let isFirst = false
      const work = async (tables: WrittenTables) => {
        const sent = await tables.conversations.begin(buyerId, id, message)
        isFirst = sent.message.seq === 1
        return answerSent(tables, sent)
      }
      return reply.commit(work, async () => {
        app.actCounter.said()
        if (isFirst) app.actCounter.count(id, 'messages')
      })
    },
  )
}
