import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { decisionToken } from '@piata/agents'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { MyReportSchema } from '../../schemas/moderation.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const myReports: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/reports',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listMyReports',
        summary: 'What you reported, and what became of each, the newest first',
        description:
          'Until when one may complain about what was left as it was is `complainUntil`; `token` leads to what became of it and to the complaint (`/v1/decisions/{token}`).',
        tags: ['reports'],
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(MyReportSchema, 'Your reports') }),
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const { moderation, alerts } = app.database
      const found = await moderation.reportsOf(actorOf(request).id, { limit, cursor: cursor ?? null })
      const secret = await alerts.secret()
      const items = found.items.map(({ hasOutcome, ...report }) => ({
        ...report,
        token: hasOutcome ? decisionToken(report.id, secret, 'report') : null,
      }))
      linkNext(request, reply, found.next)
      const body = Buffer.from(JSON.stringify({ items, next: found.next }))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}
