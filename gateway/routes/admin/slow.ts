import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { answers } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'

const shown = 50

const Milliseconds = Type.Number({ minimum: 0 })
const SlowRequest = Type.Object({
  at: Time,
  requestId: Type.String({ description: '`x-request-id` of its answer, as the log has it' }),
  route: Type.String({ description: 'Method and pattern, never the address' }),
  status: Type.Integer(),
  ms: Milliseconds,
  spent: Type.Record(Type.String(), Milliseconds, {
    description: 'Waited for each part, as in Server-Timing',
  }),
  statements: Type.Object({
    count: Type.Integer(),
    ms: Milliseconds,
    slowest: Type.Array(
      Type.Object({
        sql: Type.String({ description: 'As it is prepared, without its values' }),
        times: Type.Integer(),
        ms: Milliseconds,
        plan: Type.Array(Type.String(), { description: 'How the database does it, whatever the values are' }),
      }),
    ),
  }),
  functions: Type.Array(
    Type.Object({
      name: Type.String(),
      share: Type.Number({ minimum: 0, maximum: 1, description: 'Of the time, in the function itself' }),
    }),
    { description: 'What the gateway’s process did meanwhile, for this request or for others' },
  ),
})

export const listSlowRequests: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/slow-requests',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listSlowRequests',
        summary: 'What took long in slow requests',
        description:
          'Of this gateway and the last day, one a second at most: requests that took PIATA_SLOW_MS or longer, the latest first.',
        tags: ['admin'],
        response: answers({ 200: Type.Object({ fromMs: Type.Integer(), items: Type.Array(SlowRequest) }) }),
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return {
        fromMs: app.config.slowMs,
        items: app
          .slowRequests(shown)
          .map(({ at, id, ...rest }) => ({ at: new Date(at).toISOString(), requestId: id, ...rest })),
      }
    },
  )
}
