import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { phoneRules, type WrittenTables } from '@piata/db'
import Type from 'typebox'
import { shownPhone } from '../../auth/phone-number.ts'
import { notFound } from '../../listings/edit.ts'
import { Problem, unauthenticated } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'

const nothing = Type.Optional(Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()]))

export const askForPhone: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/listings/:id/phone',
    {
      config: { limit: 'phone' },
      schema: {
        operationId: 'askForPhone',
        summary: 'The telephone number of a listing’s seller',
        description:
          'It stands nowhere else; `seller.phone` of the listing says who may ask. Each question is noted, and for the seller each member is counted once, each guest once a day. 401 where one has to log in first, 409 where there is no number for the caller or the listing is sold, ' +
          `429 for an account that has asked for those of ${phoneRules.sellersPerDay} sellers within a day.`,
        tags: ['listings'],
        headers: postHeaders,
        params: IdParams,
        body: nothing,
        response: answers({
          200: Type.Object({
            phone: Type.String({ description: 'E.164, as +40712345678' }),
            text: Type.String({ description: 'As people write it' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const id = request.actor?.id ?? null
      const guest = id === null ? app.guestOf(request) : null
      const viewer = { id, network: app.networkOf(request), guest }
      let isNew = false
      const work = async ({ phones }: WrittenTables) => {
        const answer = await phones.ask(request.params.id, viewer)
        if (answer === 'missing') throw notFound()
        if (answer === 'over')
          throw new Problem('conflict', 'The listing is not for sale any more: it is sold or has expired.')
        if (answer === 'log-in') throw unauthenticated('Log in to see the number.')
        if (answer === 'too-many')
          throw new Problem('too-many-requests', 'You asked for the numbers of many sellers today.', {
            headers: { 'retry-after': '3600' },
          })
        const shown =
          answer === 'none' ? undefined : shownPhone(answer.phone, app.database.site.current.country)
        if (answer === 'none' || shown === undefined)
          throw new Problem('conflict', 'The seller shows no telephone number.')
        isNew = answer.isNew
        return { status: 200, headers: { 'cache-control': 'private, no-store' }, body: shown }
      }
      return reply.commit(work, async () => {
        if (isNew) app.actCounter.count(request.params.id, 'phones')
      })
    },
  )
}
