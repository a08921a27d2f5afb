import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { ownListing, sendOwnListing } from '../../listings/edit.ts'
import { checkInput } from '../../listings/rules.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { editHeaders, IdParams } from '../../schemas/headers.ts'
import { ListingPatch } from '../../schemas/listing-input.ts'

export const updateListing: FastifyPluginAsyncTypebox = async (app) => {
  app.patch(
    '/v1/listings/:id',
    {
      config: { limit: 'write', keyScope: 'listings:write', reachesOthers: true },
      schema: {
        operationId: 'updateListing',
        summary: 'Edit your listing',
        description:
          'What buyers see, or will when it is approved, stays complete: what publishing asks for cannot be taken away (409 listing-incomplete).',
        tags: ['listings'],
        headers: editHeaders,
        params: IdParams,
        body: ListingPatch,
        response: answers({ 200: named('ListingDetail') }),
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { database } = app
      const { id } = request.params
      const { listing, ifVersion } = await ownListing(request, id, actor, database)
      const patch = await checkInput(request.body, listing, database)
      await timed(request, 'db', () =>
        database.transaction(async (tables) => {
          await tables.listings.update(id, actor, patch, ifVersion)
          if (listing.sellerId !== actor.id) await recordStaffAct(app, tables, request, id)
        }),
      )
      return sendOwnListing(request, reply, id, actor, database)
    },
  )
}
