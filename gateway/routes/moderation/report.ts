import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { firstLanguage, languages } from '@piata/config/languages'
import { properEmail, reasonRule, reasons, reportedKinds, reportRules } from '@piata/db'
import Type from 'typebox'
import { Email } from '../../auth/fields.ts'
import { checkedText } from '../../conversations/message.ts'
import { acknowledge } from '../../moderation/receipt.ts'
import { invalid } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, SiteLanguage, Time } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

const uuid = '[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}'

const body = Type.Object(
  {
    subject: Type.Enum([...reportedKinds]),
    subjectId: Type.String({
      pattern: `^${uuid}(/[1-9]\\d{0,8})?$`,
      description: 'Its id; of a message that of its conversation and its number, as `<id>/<seq>`',
    }),
    reason: Type.Enum([...reasons]),
    text: Type.String({
      minLength: reportRules.text.min,
      maxLength: 2 * reportRules.text.max,
      description: `Why you think so, from ${reportRules.text.min} to ${reportRules.text.max} characters`,
    }),
    goodFaith: Type.Literal(true, {
      description: 'That you believe in good faith what you say to be accurate and complete',
    }),
    name: Type.Optional(Type.String({ maxLength: 2 * reportRules.name.max })),
    email: Type.Optional(Email),
    locale: Type.Optional({
      ...SiteLanguage,
      description: `In which a guest is answered; accounts have their own. One of ${languages.join(', ')}`,
    }),
  },
  { additionalProperties: false },
)

export const fileReport: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/reports',
    {
      // Each sends a mail.
      config: { limit: 'mail' },
      schema: {
        operationId: 'fileReport',
        summary: 'Report a listing, a person, a rating, a message or a conversation to the moderators',
        description:
          'A notice of Art. 16 of Regulation (EU) 2022/2065. Anybody may send one: guests give `name` and `email`, which may only be missing where the reason is `minors`. ' +
          'A receipt is mailed at once, and the decision later. Reporting the same again while nobody has decided answers 200 with the first report. ' +
          '404 for what the caller cannot see, messages and conversations of others among it, 409 for what is the caller’s own.',
        tags: ['reports'],
        headers: postHeaders,
        body,
        response: answers({
          200: Type.Object({ id: Id, createdAt: Time }),
          201: Type.Object({ id: Id, createdAt: Time }),
        }),
      },
    },
    async (request, reply) => {
      const { subject, subjectId, reason, locale = firstLanguage } = request.body
      if (subjectId.includes('/') !== (subject === 'message'))
        throw invalid('/subjectId', subject === 'message' ? 'must name a message' : 'must be an id alone')
      const text = checkedText('text', request.body.text, reportRules.text)
      const reporterId = request.actor?.id ?? null
      const guest = reporterId === null ? guestOf(request.body) : { name: null, email: null }
      return reply.commit(async (tables) => {
        const user = reporterId === null ? undefined : await tables.users.findById(reporterId)
        const report = { subject, subjectId, reporterId, reason, text, ...guest }
        const said = { ...report, locale: user?.locale ?? locale }
        const filed = await tables.moderation.report(said)
        await acknowledge(app, tables, filed, said)
        const { id, createdAt, isNew } = filed
        return {
          status: isNew ? 201 : 200,
          headers: { 'cache-control': 'no-store' },
          body: { id, createdAt },
        }
      })
    },
  )
}

/** Who a guest is. @throws Problem naming what is missing */
function guestOf({
  name,
  email,
  reason,
}: {
  name?: string
  email?: string
  reason: (typeof reasons)[number]
}) {
  if (reasonRule(reason).isAnonymous && email === undefined) return { name: null, email: null }
  if (email === undefined) throw invalid('/email', 'is missing: log in, or say where you can be written to')
  const address = properEmail(email)
  if (address === undefined) throw invalid('/email', 'is no address')
  return { email: address, name: checkedText('name', name ?? '', reportRules.name) }
}
