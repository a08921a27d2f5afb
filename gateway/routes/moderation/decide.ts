import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { tellComplaint } from '@piata/agents'
import { decisionRules, isRestriction } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { checkedText, planMail } from '../../conversations/message.ts'
import { referenceOf } from '../../moderation/reference.ts'
import { tellDecided } from '../../moderation/tell.ts'
import { invalid } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { decideBody, StatementSchema } from '../../schemas/moderation.ts'

export const decideCase: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/admin/queue/:id/decide',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'decideCase',
        summary: 'Decide about a case',
        description:
          '`keep` leaves what was reported as it is, and sends what was held; `remove` takes it away, `suspend` the account too: both need `reason` and `text`, which whoever is restricted reads (Art. 17 of Regulation (EU) 2022/2065). ' +
          'Of a complaint `restore` gives way and `uphold` does not, both with `text`; whoever decided first does not decide (409). A complaint of somebody who reported what was left as it was is given way to by `remove` or `suspend`. Reporters are told by mail. 409 where somebody else has the case or decided; 409 with `/seen` among `errors` where what it is about was changed, or somebody reported it or complained, since `getCase` told `seen`: nothing is decided then.',
        tags: ['admin'],
        headers: postHeaders,
        params: IdParams,
        body: decideBody,
        response: answers({ 200: StatementSchema }),
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { id } = request.params
      const { action, seen, reason, text: written = '', until } = request.body
      const reference = referenceOf(request.body.reference)
      const isComplaint = action === 'restore' || action === 'uphold'
      const needsText = isComplaint || isRestriction(action)
      const rule = { ...decisionRules.facts, ...(needsText ? {} : { min: 0 }) }
      const text = checkedText('text', written, rule)
      if (isRestriction(action) && reason === undefined) throw invalid('/reason', 'is missing')
      if (until !== undefined && (action !== 'suspend' || Date.parse(until) <= Date.now()))
        throw invalid('/until', 'must be a time ahead, of a suspension')
      const secret = await app.database.alerts.secret()
      return reply.commit(
        async (tables) => {
          const body = await decided()
          await recordStaffAct(app, tables, request, `${id}: ${action}`)
          return { status: 200, headers: { 'cache-control': 'no-store' }, body }

          async function decided() {
            if (isComplaint) {
              const found = await tables.moderation.decideComplaint(id, actor, action, text, seen)
              await planMail(tables, found.mail)
              await tellComplaint(app.config, tables, found, secret)
              return found.statement
            }
            const ends = until === undefined ? null : new Date(until).toISOString()
            const found = await tables.moderation.decide(id, actor, {
              ...{ action, facts: text, reference, until: ends, seen },
              ...(reason !== undefined && { reason }),
            })
            await tellDecided(app, tables, found, secret)
            return found.statement
          }
        },
        // What a suspension voids, and takes out of search.
        () => {
          void app.tellOfSellers()
          return app.forgetEndedSessions()
        },
      )
    },
  )
}
