import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ratingRules, ratingTags, safetyNoteKinds } from '@piata/db'
import Type from 'typebox'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { cursor, limit } from '../../schemas/page.ts'

const notes = Type.Array(Type.Enum([...safetyNoteKinds]), {
  description: 'What readers of the text should beware of',
})

const Rating = Type.Object({
  id: Id,
  stars: Type.Integer(),
  tags: Type.Array(Type.Enum([...ratingTags])),
  text: Type.String(),
  notes,
  role: Type.Enum(['buyer', 'seller'], { description: 'Of its author' }),
  author: Type.Union([Type.Object({ id: Id, name: Type.String() }), Type.Null()], {
    description: 'Null once the account is gone',
  }),
  title: Type.String({ description: 'Of the listing' }),
  shownAt: Time,
  reply: Type.Union([Type.Object({ text: Type.String(), notes, createdAt: Time }), Type.Null()]),
})

export const listRatings: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/users/:id/ratings',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getRatings',
        summary: 'What others say of a seller or buyer with whom they dealt, the newest first',
        description: `Each author counts once, by the last rating; there is no average of fewer than ${ratingRules.leastForAverage}.`,
        tags: ['ratings'],
        params: IdParams,
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            items: Type.Array(Rating),
            next: Type.Union([Type.String(), Type.Null()]),
            count: Type.Integer(),
            average: Type.Union([Type.Number(), Type.Null()]),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { limit, cursor = null } = request.query
      const found = await timed(request, 'db', () =>
        app.database.ratings.page(request.params.id, { limit, cursor }),
      )
      linkNext(request, reply, found.next)
      return sendBytes(request, reply, { body: found.body, cache: 'shared' })
    },
  )
}
