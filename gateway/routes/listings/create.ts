import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { ListingInput } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { ownListingAnswer } from '../../listings/edit.ts'
import { checkInput } from '../../listings/rules.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { ListingDraft } from '../../schemas/listing-input.ts'

export const createListing: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/listings',
    {
      config: { limit: 'write', keyScope: 'listings:write', reachesOthers: true },
      schema: {
        operationId: 'createListing',
        summary: 'Begin a listing as a draft',
        description: 'Only the category is needed; publishing asks for the rest.',
        tags: ['listings'],
        headers: postHeaders,
        body: ListingDraft,
        response: answers({ 201: named('ListingDetail') }),
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const checked = await checkInput(request.body, undefined, app.database)
      const input: ListingInput = {
        title: '',
        description: '',
        price: null,
        negotiable: false,
        condition: null,
        attributes: {},
        placeId: null,
        imageIds: [],
        ...checked,
        categoryId: request.body.categoryId,
      }
      return reply.commit(async ({ listings }) => {
        const { id } = await listings.create(actor.id, input)
        return ownListingAnswer(listings, id, actor, 201, { location: `/v1/listings/${id}` })
      })
    },
  )
}
