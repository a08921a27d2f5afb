import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { messageRules } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { checkedText } from '../../conversations/message.ts'
import { acknowledge } from '../../moderation/receipt.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { reportBody } from '../../schemas/conversations.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const reportConversation: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/conversations/:id/report',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'reportConversation',
        summary: 'Report a conversation to the moderators',
        description: 'The other side is not told.',
        tags: ['conversations'],
        headers: postHeaders,
        params: IdParams,
        body: reportBody,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      const { reason, text = '' } = request.body
      const told = checkedText('text', text, messageRules.reportText)
      return reply.commit(async (tables) => {
        const filed = await tables.conversations.report(request.params.id, userId, reason, told)
        await acknowledge(app, tables, filed, {
          ...{ reporterId: userId, reason, subject: 'conversation', subjectId: request.params.id },
        })
        return { status: 204 }
      })
    },
  )
}
