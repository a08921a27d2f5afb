import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { countedActs } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { notFound } from '../../listings/edit.ts'
import { answers } from '../../schemas/answers.ts'
import { IdParams } from '../../schemas/headers.ts'

const days = 30
const dayMs = 86_400_000
const counts = Object.fromEntries(countedActs.map((act) => [act, Type.Integer()])) as Record<
  (typeof countedActs)[number],
  Type.TInteger
>

export const myListingDays: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/listings/:id/days',
    {
      config: { limit: 'read', keyScope: 'listings:read' },
      schema: {
        operationId: 'getMyListingDays',
        summary: 'How often one of your listings was looked at, called about, written about and saved',
        description:
          'Of the last 30 days (UTC) those on which something was. A look counts once a day from one browser; programs that say so are left out. Counts are seconds behind.',
        tags: ['account'],
        params: IdParams,
        response: answers({
          200: Type.Object({
            total: Type.Object(counts),
            items: Type.Array(Type.Object({ day: Type.String(), ...counts })),
          }),
        }),
      },
    },
    async (request, reply) => {
      const from = new Date(Date.now() - (days - 1) * dayMs).toISOString().slice(0, 10)
      const items = await app.database.listingDays.of(request.params.id, actorOf(request).id, from)
      if (items === undefined) throw notFound()
      const total = { views: 0, phones: 0, messages: 0, saves: 0 }
      for (const item of items) for (const act of countedActs) total[act] += item[act]
      reply.header('cache-control', 'private, no-store')
      return { total, items }
    },
  )
}
