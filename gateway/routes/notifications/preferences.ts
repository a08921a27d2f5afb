import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { channelPaces } from '@piata/db'
import { actorOf } from '../../auth/plugin.ts'
import { matchesEtag, versionEtag } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { editHeaders } from '../../schemas/headers.ts'
import { preferencesBody } from '../../schemas/notifications.ts'

const address = '/v1/me/notification-preferences'

export const notificationPreferences: FastifyPluginAsyncTypebox = async (app) => {
  const { notificationPreferences: preferences } = app.database
  const bytes = ({ channels }: Awaited<ReturnType<typeof preferences.of>>) =>
    Buffer.from(JSON.stringify({ kinds: channels, paces: channelPaces }))

  app.get(
    address,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getNotificationPreferences',
        summary: 'How you want to be told of each kind',
        description:
          'On the site, by mail and by push: at once, with mails once a day in one, or never. What you did not choose is as the kind has it.',
        tags: ['notifications'],
        response: answers({ 200: named('NotificationPreferences') }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      const chosen = await preferences.of(id)
      const etag = versionEtag(id, chosen.version)
      return sendBytes(request, reply, { body: bytes(chosen), etag, cache: 'own' })
    },
  )

  app.put(
    address,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'putNotificationPreferences',
        summary: 'Choose how you want to be told',
        tags: ['notifications'],
        headers: editHeaders,
        body: preferencesBody,
        response: answers({ 200: named('NotificationPreferences') }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      const ifMatch = request.headers['if-match']
      const known = ifMatch === undefined ? undefined : await preferences.of(id)
      if (known && !matchesEtag(ifMatch!, versionEtag(id, known.version), false))
        throw new Problem('precondition-failed', 'The preferences were changed since you read them.')
      const chosen = await preferences.choose(id, request.body.kinds, known?.version)
      const etag = versionEtag(id, chosen.version)
      return sendBytes(request, reply, { body: bytes(chosen), etag, cache: 'own' })
    },
  )
}
