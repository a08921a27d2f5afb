import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { favouriteRules, type WrittenTables } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { answers } from '../../schemas/answers.ts'
import { Id } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const addFavourites: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/favourites',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'addFavourites',
        summary: 'Add what somebody chose before the log-in',
        description: `Those that cannot be added (gone, one’s own, beyond ${favouriteRules.perAccount}) are told and change nothing.`,
        tags: ['favourites'],
        headers: postHeaders,
        body: Type.Object(
          {
            listingIds: Type.Array(Id, {
              minItems: 1,
              maxItems: favouriteRules.atOnce,
              description: 'The last chosen first',
            }),
          },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            added: Type.Array(Id, { description: 'That are favourites now, those of before among them' }),
            refused: Type.Array(Id),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { id: userId } = actorOf(request)
      let fresh: string[] = []
      const work = async ({ favourites }: WrittenTables) => {
        const outcomes = await favourites.add(userId, request.body.listingIds)
        fresh = [...outcomes.keys()].filter((id) => outcomes.get(id) === 'added')
        const ids = Map.groupBy(outcomes.keys(), (id) =>
          ['added', 'present'].includes(outcomes.get(id)!) ? 'added' : 'refused',
        )
        return { status: 200, body: { added: ids.get('added') ?? [], refused: ids.get('refused') ?? [] } }
      }
      return reply.commit(work, async () => {
        for (const id of fresh) app.actCounter.count(id, 'saves', userId)
      })
    },
  )
}
