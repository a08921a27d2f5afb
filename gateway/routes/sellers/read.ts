import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ratingRules } from '@piata/db'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time, traderFields } from '../../schemas/domain.ts'
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
  trader: Type.Union([Type.Object(traderFields), Type.Null()], {
    description: 'What a trader says about itself; null for a private seller',
  }),
  rating: Type.Union([Type.Object({ average: Type.Number(), count: Type.Integer() }), Type.Null()], {
    description: `By those who dealt with the seller, each once; null for fewer than ${ratingRules.leastForAverage}`,
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
      const { count, average } = await timed(request, 'db', () => app.database.ratings.summary(seller.id))
      const rating = average === null ? null : { average, count }
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ ...seller, rating })),
        cache: 'shared',
      })
    },
  )
}
