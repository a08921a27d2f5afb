import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { hashLinkToken, LinkToken, linkIsVoid } from '../../auth/mail-links.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const verifyEmail: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/verify-email',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'verifyEmail',
        summary: 'Confirm the address of an account',
        description:
          'Takes what the link of the mail holds; no log-in is needed. From then on the account can publish.',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object({ token: LinkToken }, { additionalProperties: false }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const tokenHash = hashLinkToken(request.body.token)
      return reply.commit(async ({ mailLinks, users }) => {
        const link = await mailLinks.use(tokenHash, ['verify'])
        if (link === undefined) throw linkIsVoid()
        await users.verifyEmail(link.userId)
        return { status: 204 }
      })
    },
  )
}
