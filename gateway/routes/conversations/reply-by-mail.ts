import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readReplyAddress } from '@piata/agents'
import type { Conversation, WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { requireVerifiedEmail } from '../../auth/verification.ts'
import { answerSent, messageOf } from '../../conversations/message.ts'
import { readReplyMail } from '../../conversations/reply-mail.ts'
import { storedKeyOf } from '../../idempotency/identity.ts'
import { Problem, unauthenticated } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

const type = 'message/rfc822'
/** Mails come with pictures and with all that was said before. */
const maxBytes = 10_000_000

/** Answers to mails about messages, handed on by the mail server of PIATA_MAIL_REPLIES. */
export const replyByMail: FastifyPluginAsyncTypebox = async (app) => {
  app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
    done(null, body),
  )
  app.post(
    '/v1/mail/replies',
    {
      // Of one mail server, who brings everybody's.
      config: { limit: 'read' },
      bodyLimit: maxBytes,
      // Before the body is read.
      onRequest: async (request) => requireMailServer(app, request),
      schema: {
        operationId: 'takeMailReply',
        summary: 'Bring an answer that came by mail into its conversation',
        description:
          'For the mail server of the mailbox of `PIATA_MAIL_REPLIES`, which sends `PIATA_MAIL_REPLIES_SECRET` as the bearer token and the whole mail (RFC 5322) as the body. What is quoted and pictures are left out. A second copy of a mail and what machines write is taken and left out. A mail that is refused should go back to its writer.',
        tags: ['conversations'],
        headers: postHeaders,
        consumes: [type],
        response: answers({
          200: Type.Object({
            outcome: Type.Enum(['sent', 'known', 'automatic'], {
              description: 'Whether it is in the conversation now, was before, or was written by a machine',
            }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const bytes = request.body
      if (!Buffer.isBuffer(bytes) || bytes.length === 0)
        throw new Problem('invalid-request', `Send the mail as ${type}.`, {
          errors: [{ pointer: '', detail: 'is empty' }],
        })
      const mail = await readReplyMail(bytes)
      if (mail.isAutomatic) return reply.commit(async () => ({ status: 200, body: { outcome: 'automatic' } }))
      const { conversationId, userId } = await writerOf(app, mail)
      await requireVerifiedEmail(app, userId)
      const message = messageOf({ text: mail.text }, app.config)
      const digest = storedKeyOf(`mail ${mail.messageId ?? createHash('sha256').update(bytes).digest('hex')}`)
      let isSent = false
      const work = async (tables: WrittenTables) => {
        const { conversations, idempotency } = tables
        const key = [userId, digest, `mail to ${conversationId}`] as const
        const begun = await idempotency.begin(...key, new Date().toISOString())
        if (begun.outcome !== 'started') return { status: 200, body: { outcome: 'known' } }
        await answerSent(tables, await conversations.send(conversationId, userId, message))
        await idempotency.complete(userId, digest, { status: 200, headers: {}, body: Buffer.alloc(0) })
        isSent = true
        return { status: 200, body: { outcome: 'sent' } }
      }
      return reply.commit(work, async () => {
        if (isSent) app.actCounter.said()
      })
    },
  )
}

/** @throws Problem not-found where no mail comes in; unauthenticated */
function requireMailServer({ config }: FastifyInstance, request: FastifyRequest): void {
  const secret = config.mailRepliesSecret
  if (secret === undefined)
    throw new Problem('not-found', 'No mail comes in here: PIATA_MAIL_REPLIES is not set.')
  const given = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const bytes = Buffer.from(given, /^[\da-f]{64}$/i.test(given) ? 'hex' : 'base64')
  if (bytes.length !== secret.length || !timingSafeEqual(bytes, secret))
    throw unauthenticated('This is for the mail server that has PIATA_MAIL_REPLIES_SECRET.')
}

/**
 * The conversation that a mail answers in, and whose side wrote it: whoever has the address of the conversation and writes from the account's own.
 * @throws Problem not-found; forbidden
 */
async function writerOf(
  { config, database }: FastifyInstance,
  { from, to }: Awaited<ReturnType<typeof readReplyMail>>,
): Promise<{ conversationId: string; userId: string }> {
  const secret = await database.alerts.secret()
  const mailbox = config.mailReplies!.address
  const answered = to
    .map((address) => readReplyAddress(address, mailbox, secret))
    .find((known) => known !== undefined)
  if (answered === undefined)
    throw new Problem(
      'not-found',
      'The mail goes to no conversation: answer to the address that the mail of the site names.',
    )
  const { conversationId, side } = answered
  const writer = await database.users.findByEmail(from)
  if (writer !== undefined && writer.suspension === null) {
    const seen = await database.conversations.detail(conversationId, writer.id)
    if (seen !== undefined && (JSON.parse(`${seen.body}`) as Conversation).role === side)
      return { conversationId, userId: writer.id }
  }
  throw new Problem(
    'forbidden',
    'Answer from the address of the account whose conversation it is, or on the site.',
  )
}
