import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { keptMails } from '@piata/agents'
import { dataFolder, isMailReadable, isPublicAddress } from '@piata/config'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'

const shown = 50

const DemoMail = Type.Object({
  id: Type.String(),
  to: Type.String(),
  date: Time,
  subject: Type.String(),
  text: Type.String(),
})

export const demoMails: FastifyPluginAsyncTypebox = async (app) => {
  const { config } = app
  const { mail } = dataFolder(config)
  const isReadable = isMailReadable(config)

  app.get(
    '/v1/demo/mails',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getDemoMails',
        summary: 'Mails of the demo, the newest first',
        description:
          'Only of a demo that sends no mail and has an address of this machine or a private network, for those who open it under that address from there; else 404.',
        tags: ['auth'],
        response: answers({ 200: Type.Object({ items: Type.Array(DemoMail) }) }),
      },
    },
    async (request, reply) => {
      // The host, as a page of elsewhere can let its own name lead to this machine.
      if (!isReadable || isPublicAddress(request.ip) || request.host !== config.publicUrl.host)
        throw new Problem('not-found', 'There are no mails to be read here.')
      const items = await keptMails(mail, shown)
      const body = Buffer.from(JSON.stringify({ items: items.map(({ html: _, ...told }) => told) }))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}
