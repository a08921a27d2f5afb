import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Id, WrittenTables } from '@piata/db'
import Type from 'typebox'
import { hashLinkToken, LinkToken, linkIsVoid } from '../../auth/mail-links.ts'
import { tellEmailChanged } from '../../auth/notices.ts'
import { Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

const Outcome = Type.Object({
  isChanged: Type.Boolean({ description: 'False while the other mailbox has not confirmed it' }),
})

const body = Type.Object({ token: LinkToken }, { additionalProperties: false })

export const confirmEmail: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/confirm-email',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'confirmEmail',
        summary: 'Confirm a new address of an account, from either mailbox',
        description:
          'Takes what the link of the mail holds. With the second mailbox the address changes, and all links that were sent become void.',
        tags: ['auth'],
        headers: postHeaders,
        body,
        response: answers({ 200: Outcome }),
      },
    },
    async (request, reply) => {
      const tokenHash = hashLinkToken(request.body.token)
      return reply.commit(async (tables) => {
        const link = await tables.mailLinks.use(tokenHash, ['old-email', 'new-email'])
        if (link === undefined) throw linkIsVoid()
        const side = link.purpose === 'old-email' ? 'old' : 'new'
        const change = await tables.emailChanges.confirm(link.userId, side)
        if (change === undefined) throw linkIsVoid()
        const isChanged = change.isOldConfirmed && change.isNewConfirmed
        if (isChanged) {
          await apply(tables, link.userId, change.email)
          await app.recordEvent(tables, request, { kind: 'email-changed', accountId: link.userId })
        }
        return { status: 200, body: { isChanged } }
      })
    },
  )

  app.post(
    '/v1/auth/stop-email',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'stopEmail',
        summary: 'Stop a change of address that you did not ask for',
        description: 'Takes what the link holds that was sent to the present address.',
        tags: ['auth'],
        headers: postHeaders,
        body,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const tokenHash = hashLinkToken(request.body.token)
      return reply.commit(async ({ mailLinks, emailChanges }) => {
        const link = await mailLinks.use(tokenHash, ['old-email'])
        if (link === undefined) throw linkIsVoid()
        await emailChanges.end(link.userId)
        await mailLinks.voidAll(link.userId)
        return { status: 204 }
      })
    },
  )
}

/** @throws Problem conflict when another account has the address by now: only whoever has both mailboxes learns of it */
async function apply(tables: WrittenTables, id: Id, email: string): Promise<void> {
  const before = await tables.users.findById(id)
  if (before === undefined) throw linkIsVoid()
  if ((await tables.users.findByEmail(email)) !== undefined)
    throw new Problem('conflict', 'Another account has this address already.')
  await tables.users.update(id, { email })
  await tables.emailChanges.end(id)
  await tables.mailLinks.voidAll(id)
  await tellEmailChanged(tables, before, email)
}
