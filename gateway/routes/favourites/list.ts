import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { favouriteRules } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, named } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listFavourites: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/favourites',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getFavourites',
        summary: 'Your favourites, the last added first',
        description:
          'Sold and expired ones among them. What its seller takes back or deletes is not shown, and is again once it is offered again.',
        tags: ['favourites'],
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('FavouriteCard'), 'Your favourites') }),
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const { body, next } = await timed(request, 'db', () =>
        app.database.favourites.page(actorOf(request).id, { limit, cursor: cursor ?? null }),
      )
      linkNext(request, reply, next)
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )

  app.get(
    '/v1/favourites/ids',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getFavouriteIds',
        summary: 'The ids of all your favourites',
        description:
          'By which an app marks the cards that it shows, as cards hold nothing that depends on who looks.',
        tags: ['favourites'],
        response: answers({
          200: Type.Object({ ids: Type.Array(Id, { maxItems: favouriteRules.perAccount }) }),
        }),
      },
    },
    async (request, reply) => {
      const body = await timed(request, 'db', () => app.database.favourites.ids(actorOf(request).id))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}
