import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Actor, Id, WrittenTables } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { requireVerifiedEmail } from '../../auth/verification.ts'
import { Problem, problemBody } from '../../problems/problem.ts'
import { toProblem } from '../../problems/translate.ts'
import { answers } from '../../schemas/answers.ts'
import { Id as IdSchema, listingStatus, named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { type SellerMove, sellerMoves, showsAgain } from '../listings/moves.ts'

/** Listings that one request moves. */
const mostIds = 100

const Moved = Type.Object({
  id: IdSchema,
  code: Type.Integer({ description: 'What the move alone would have answered: 200, 404 or 409' }),
  status: Type.Optional(listingStatus),
  version: Type.Optional(Type.Integer()),
  problem: Type.Optional(named('Problem')),
})

export const moveMyListings: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/me/listings/moves',
    {
      config: { limit: 'moves', keyScope: 'listings:write' },
      schema: {
        operationId: 'moveMyListings',
        summary: 'Move many of your listings at once',
        description: 'Each for itself: those that cannot be moved say why, and the others are moved.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Object(
          {
            ids: Type.Array(IdSchema, { minItems: 1, maxItems: mostIds, uniqueItems: true }),
            move: Type.Enum(Object.keys(sellerMoves) as SellerMove[]),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ items: Type.Array(Moved) }) }),
      },
    },
    async (request, reply) => {
      const { ids, move } = request.body
      if (showsAgain(move)) app.refuseBannedNetwork(request)
      if (move === 'publish') await requireVerifiedEmail(app, actorOf(request).id)
      // Staff move listings of others one by one.
      const owner: Actor = { id: actorOf(request).id, role: 'member' }
      return reply.commit(async ({ listings }) => {
        const items: object[] = []
        for (const id of ids) {
          const outcome = await moved(listings, id, owner, move)
          items.push(
            outcome instanceof Problem
              ? { id, code: outcome.statusCode, problem: JSON.parse(problemBody(outcome, request.id)) }
              : { id, code: 200, ...outcome },
          )
        }
        return { status: 200, body: { items } }
      })
    },
  )
}

/** The move of one; a refusal is returned, as it writes nothing. */
async function moved(listings: WrittenTables['listings'], id: Id, owner: Actor, move: SellerMove) {
  try {
    const { status, version } = await listings.move(id, owner, move)
    return { status, version }
  } catch (error) {
    const problem = toProblem(error)
    if (problem.statusCode >= 500) throw error
    return problem
  }
}
