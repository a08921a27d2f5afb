import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { matchesEtag, versionEtag } from '../../caching/etag.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { editHeaders, IdParams } from '../../schemas/headers.ts'
import { Events, WebhookUrl, webhookState } from '../../schemas/webhooks.ts'
import { requireAudience, webhookUrl } from './rules.ts'

export const updateWebhook: FastifyPluginAsyncTypebox = async (app) => {
  app.patch(
    '/v1/webhooks/:id',
    {
      config: { limit: 'write', keyScope: 'webhooks:write' },
      schema: {
        operationId: 'updateWebhook',
        summary: 'Change one of your webhooks, disable or enable it',
        description: 'Once it is enabled again, what has waited for less than three days is sent.',
        tags: ['webhooks'],
        headers: editHeaders,
        params: IdParams,
        body: Type.Object(
          {
            url: Type.Optional(WebhookUrl),
            events: Type.Optional(Events),
            state: Type.Optional(webhookState),
          },
          { additionalProperties: false, minProperties: 1 },
        ),
        response: answers({ 200: named('Webhook') }),
      },
    },
    async (request, reply) => {
      const { url, events, state } = request.body
      const { webhooks } = app.database
      const userId = actorOf(request).id
      const { id } = request.params
      const present = await webhooks.find(userId, id)
      if (present === undefined) throw new Problem('not-found', 'There is no such webhook.')
      if (url !== undefined) requireAudience(request, present.audience)
      const ifMatch = request.headers['if-match']
      if (ifMatch !== undefined && !matchesEtag(ifMatch, versionEtag(id, present.version), false))
        throw new Problem('precondition-failed', 'The webhook was changed since you read it.')
      const ifVersion = ifMatch === undefined ? undefined : present.version
      const patch = {
        ...(url !== undefined && { url: webhookUrl(url, app.config) }),
        ...(events !== undefined && { events }),
        ...(state !== undefined && { state }),
      }
      const updated = await webhooks.update(userId, id, patch, ifVersion)
      reply.header('etag', versionEtag(id, updated.version))
      return updated
    },
  )
}
