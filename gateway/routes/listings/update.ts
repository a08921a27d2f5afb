import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { ListingStatus } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { ownListing, sendOwnListing } from '../../listings/edit.ts'
import { checkComplete, checkInput } from '../../listings/rules.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { editHeaders, IdParams } from '../../schemas/headers.ts'
import { ListingPatch } from '../../schemas/listing-input.ts'

/** Where an edit may leave things out, as publishing will ask for them. */
const unfinished: ReadonlySet<ListingStatus> = new Set(['draft', 'rejected', 'withdrawn'])

export const updateListing: FastifyPluginAsyncTypebox = async (app) => {
  app.patch(
    '/v1/listings/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'updateListing',
        summary: 'Edit your listing',
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
      if (!unfinished.has(listing.status)) await checkComplete({ ...listing, ...patch }, database)
      await timed(request, 'db', () => database.listings.update(id, actor, patch, ifVersion))
      return sendOwnListing(request, reply, id, actor, database)
    },
  )
}
