import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { favouriteRules } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { notFound } from '../../listings/edit.ts'
import { timed } from '../../observe/request.ts'
import { Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams } from '../../schemas/headers.ts'

/** Its id is the listing's; both may be asked for again. */
export const toggleFavourite: FastifyPluginAsyncTypebox = async (app) => {
  app.put(
    '/v1/favourites/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'addFavourite',
        summary: 'Add a listing to your favourites',
        description: `Its own seller gets 409, and so does an account that has ${favouriteRules.perAccount}.`,
        tags: ['favourites'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const outcomes = await timed(request, 'db', () =>
        app.database.favourites.add(actorOf(request).id, [id]),
      )
      const outcome = outcomes.get(id)
      if (outcome === 'missing') throw notFound()
      if (outcome === 'own') throw new Problem('conflict', 'Your own listing is none of your favourites.')
      if (outcome === 'too-many')
        throw new Problem(
          'conflict',
          `An account has at most ${favouriteRules.perAccount} favourites; remove some first.`,
        )
      if (outcome === 'added') app.actCounter.count(id, 'saves', actorOf(request).id)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/v1/favourites/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'removeFavourite',
        summary: 'Take a listing out of your favourites',
        tags: ['favourites'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await timed(request, 'db', () => app.database.favourites.remove(actorOf(request).id, id))
      return reply.code(204).send(null)
    },
  )
}
