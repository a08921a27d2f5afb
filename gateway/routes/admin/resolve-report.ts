import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { tellReporter } from '@piata/agents'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

export const resolveReport: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/admin/reports/:id/resolve',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'resolveReport',
        summary: 'Say that a report was dealt with',
        description:
          'Its reporter is told that nothing was restricted, and may complain. 409 where somebody said so already, handles it, or it concerns you.',
        tags: ['admin'],
        headers: postHeaders,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const secret = await app.database.alerts.secret()
      return reply.commit(async (tables) => {
        const { reporter, title } = await tables.moderation.resolveReport(id, actorOf(request).id)
        await tellReporter(app.config, tables, reporter, secret, { title, isRestricted: false })
        await recordStaffAct(app, tables, request, id)
        return { status: 204 }
      })
    },
  )
}
