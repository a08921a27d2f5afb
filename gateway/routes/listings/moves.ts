import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type ListingMove, listingRules } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { requireVerifiedEmail } from '../../auth/verification.ts'
import { ownListing, ownListingAnswer } from '../../listings/edit.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams, moveHeaders } from '../../schemas/headers.ts'

/** The moves that sellers make themselves, and what they do. */
export const sellerMoves = {
  publish: 'Show the listing to buyers',
  reserve: 'Mark it as promised to somebody',
  release: 'Offer it again',
  sell: 'Mark it as sold',
  renew: `Show it for another ${listingRules.lifeDays} days`,
  withdraw: 'Take it back',
} as const satisfies Partial<Record<ListingMove, string>>
export type SellerMove = keyof typeof sellerMoves

/** Whether buyers see more of the listing than before, or for longer. */
export const showsAgain = (move: SellerMove): boolean => move === 'publish' || move === 'renew'

export const moveListing: FastifyPluginAsyncTypebox = async (app) => {
  for (const [move, summary] of Object.entries(sellerMoves) as [SellerMove, string][]) {
    app.post(
      `/v1/listings/:id/${move}`,
      {
        config: { limit: 'write', keyScope: 'listings:write', reachesOthers: showsAgain(move) },
        schema: {
          operationId: `${move}Listing`,
          summary,
          description:
            'A move that the status does not allow answers 409 with the reason. So does publishing what is not complete, naming each part as `missing` of the listing does.',
          tags: ['listings'],
          headers: moveHeaders,
          params: IdParams,
          body: Type.Optional(Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()])),
          response: answers({ 200: named('ListingDetail') }),
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { database } = app
        const { id } = request.params
        if (move === 'publish') await requireVerifiedEmail(app, actor.id)
        const { listing, ifVersion } = await ownListing(request, id, actor, database)
        return reply.commit(async (tables) => {
          await tables.listings.move(id, actor, move, ifVersion)
          if (listing.sellerId !== actor.id) await recordStaffAct(app, tables, request, id)
          return ownListingAnswer(tables.listings, id, actor)
        })
      },
    )
  }
}
