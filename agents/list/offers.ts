import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'

/** When the time of an offer is over: both sides are told, once, in the transaction that ends it. That it has expired is so without it. */
export const offers = defineAgent({
  name: 'offers',
  summary: 'Tells both sides of an offer that nobody answered in time',
  input: Type.Object(
    { conversationId: Type.String({ format: 'uuid' }), seq: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
  output: Type.Object({ expired: Type.Boolean({ description: 'Not where it was answered before' }) }),
  concurrency: 4,
  async run({ input: { conversationId, seq } }, { database }) {
    return success({ expired: await database.conversations.expireOffer(conversationId, seq) })
  },
})
