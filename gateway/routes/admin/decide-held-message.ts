import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { planMail } from '../../conversations/message.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { messageParams, ReleasedSchema } from '../../schemas/conversations.ts'
import { postHeaders } from '../../schemas/headers.ts'

const at = '/v1/admin/held-messages/:id/:seq'
const common = { tags: ['admin'], headers: postHeaders, params: messageParams }

export const decideHeldMessage: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    `${at}/release`,
    {
      config: { limit: 'write' },
      schema: {
        ...common,
        operationId: 'releaseHeldMessage',
        summary: 'Send a held message',
        description:
          'Its receiver gets it as one written now: it has a new number, at the end. 409 where it is not held any more.',
        response: answers({ 200: ReleasedSchema }),
      },
    },
    async (request, reply) => {
      const { id, seq: heldSeq } = request.params
      return reply.commit(async (tables) => {
        const { mail, ...body } = await tables.conversations.release(id, heldSeq)
        await planMail(tables, mail)
        await recordStaffAct(app, tables, request, `${id}/${heldSeq}`)
        return { status: 200, body }
      })
    },
  )
  app.post(
    `${at}/remove`,
    {
      config: { limit: 'write' },
      schema: {
        ...common,
        operationId: 'removeHeldMessage',
        summary: 'Never send a held message',
        description: 'Its sender is shown it as `removed`. 409 where it is not held any more.',
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id, seq } = request.params
      return reply.commit(async (tables) => {
        await tables.conversations.remove(id, seq)
        await recordStaffAct(app, tables, request, `${id}/${seq}`)
        return { status: 204 }
      })
    },
  )
}
