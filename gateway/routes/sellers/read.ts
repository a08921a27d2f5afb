import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'

const SellerProfile = Type.Object({
  id: Id,
  name: Type.String(),
  since: Type.Unsafe<string>({ ...Time, description: 'When the account was made' }),
  emailVerified: Type.Boolean(),
  soldCount: Type.Integer({ description: '10000 is “or more”' }),
  answersWithinMinutes: Type.Union([Type.Integer(), Type.Null()], {
    description:
      'Half of those who wrote for the first time within the last 90 days were answered so soon; null for too few, and where half were not answered',
  }),
})

export const readSeller: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/sellers/:id',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getSeller',
        summary: 'Who sells',
        description: 'Their listings are `GET /v1/search?seller=<id>`.',
        tags: ['listings'],
        params: IdParams,
        response: answers({ 200: SellerProfile }),
      },
    },
    async (request, reply) => {
      const seller = await timed(request, 'db', () => app.database.sellers.find(request.params.id))
      if (seller === undefined) throw new Problem('not-found', 'There is no such seller.')
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(seller)), cache: 'shared' })
    },
  )
}
