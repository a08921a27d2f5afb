import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { removeUnusedFiles } from '@piata/agents'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct, requireConfirmation } from '../../auth/staff.ts'
import { ownListing } from '../../listings/edit.ts'
import { timed } from '../../observe/request.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { editHeaders, IdParams } from '../../schemas/headers.ts'

export const removeListing: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/listings/:id',
    {
      config: { limit: 'write', keyScope: 'listings:write' },
      schema: {
        operationId: 'deleteListing',
        summary: 'Remove your listing for good',
        description:
          'Administrators may remove others’ as well, in a session that was confirmed within five minutes (403 `confirmation-needed`).',
        tags: ['listings'],
        headers: editHeaders,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { id } = request.params
      const { listing, ifVersion } = await ownListing(request, id, actor, app.database)
      const isAnothers = listing.sellerId !== actor.id
      if (isAnothers && actor.role === 'admin') await requireConfirmation(app, request)
      await timed(request, 'db', () =>
        app.database.transaction(async (tables) => {
          await tables.listings.remove(id, actor, ifVersion)
          if (isAnothers) await recordStaffAct(app, tables, request, id)
        }),
      )
      await removeUnusedFiles(app, 1)
      return reply.code(204).send(null)
    },
  )
}
