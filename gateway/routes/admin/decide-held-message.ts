import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Decided, decisionRules, type NewDecision, type WrittenTables } from '@piata/db'
import type { FastifyRequest } from 'fastify'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { checkedText } from '../../conversations/message.ts'
import { referenceOf } from '../../moderation/reference.ts'
import { tellDecided } from '../../moderation/tell.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { messageParams, ReleasedSchema } from '../../schemas/conversations.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { removeBody } from '../../schemas/moderation.ts'

const at = '/v1/admin/held-messages/:id/:seq'
const common = { tags: ['admin'], headers: postHeaders, params: messageParams }

export const decideHeldMessage: FastifyPluginAsyncTypebox = async (app) => {
  /** Decides about the case of a message, as the queue does. */
  async function decide(
    tables: WrittenTables,
    request: FastifyRequest,
    { id, seq }: { id: string; seq: number },
    decision: NewDecision,
    secret: Buffer,
  ): Promise<Decided> {
    const { moderation, conversations } = tables
    const found = await moderation.openCaseOf('held-message', 'message', `${id}/${seq}`)
    // Says itself why it cannot.
    if (found === undefined) await conversations.remove(id, seq)
    const decided = await moderation.decide(found!, actorOf(request), decision)
    await tellDecided(app, tables, decided, secret)
    await recordStaffAct(app, tables, request, `${id}/${seq}`)
    return decided
  }

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
      const secret = await app.database.alerts.secret()
      return reply.commit(async (tables) => {
        const { released } = await decide(tables, request, { id, seq: heldSeq }, { action: 'keep' }, secret)
        const { conversationId, seq } = released!
        return { status: 200, body: { conversationId, seq } }
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
        description:
          'Its sender is shown it as `removed`, and told why (Art. 17), as by `/v1/admin/queue`. 409 where it is not held any more.',
        body: removeBody,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id, seq } = request.params
      const { reason } = request.body
      const reference = referenceOf(request.body.reference)
      const facts = checkedText('text', request.body.text, decisionRules.facts)
      const secret = await app.database.alerts.secret()
      return reply.commit(async (tables) => {
        await decide(tables, request, { id, seq }, { action: 'remove', reason, reference, facts }, secret)
        return { status: 204 }
      })
    },
  )
}
