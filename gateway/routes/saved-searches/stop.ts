import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readStopToken } from '@piata/agents'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

const address = '/v1/unsubscribe/:token'
const params = Type.Object({
  token: Type.String({ maxLength: 100, description: 'Of a link in a mail' }),
})
const Stopped = Type.Object({
  searches: Type.Array(Type.Object({ name: Type.String() }), {
    description: 'Saved searches that mails are sent for, newest first; empty where none are',
  }),
})

/** What a link stops. It stops nothing itself, as whoever looks at mails follows its links. */
export const readStop: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    address,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getUnsubscribe',
        summary: 'What the link of a mail would stop',
        tags: ['saved searches'],
        params,
        response: answers({ 200: Stopped }),
      },
    },
    async (request, reply) => {
      const whose = await whoseMails(app, request.params.token)
      const searches = named(await app.database.savedSearches.toldOf(whose))
      const body = Buffer.from(JSON.stringify({ searches }))
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}

/** One click (RFC 8058): mail programs send a form that says so, and the address is all that counts. */
export const stopMails: FastifyPluginAsyncTypebox = async (app) => {
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data'])
    app.addContentTypeParser(type, { parseAs: 'string' }, (_request, _body, done) => done(null, undefined))
  app.post(
    address,
    {
      // Of the providers of mail, who send many clicks from few addresses.
      config: { limit: 'read' },
      schema: {
        operationId: 'unsubscribe',
        summary: 'Stop mails, by the link of one',
        description:
          'Needs no log-in: whoever has the mail may stop it. The searches stay saved, with `frequency` `never`. A body may come, as RFC 8058 has it, and is not looked at.',
        tags: ['saved searches'],
        headers: postHeaders,
        params,
        response: answers({ 200: Stopped }),
      },
    },
    async (request, reply) => {
      const whose = await whoseMails(app, request.params.token)
      return reply.commit(async ({ savedSearches }) => {
        const searches = await savedSearches.toldOf(whose)
        await savedSearches.stop(whose)
        return { status: 200, headers: { 'cache-control': 'no-store' }, body: { searches: named(searches) } }
      })
    },
  )
}

/** @throws Problem not-found */
async function whoseMails({ database }: FastifyInstance, token: string) {
  const whose = readStopToken(token, await database.alerts.secret())
  if (whose === undefined)
    throw new Problem('not-found', 'The link is not whole; take all of it from the mail.')
  return whose
}

const named = (searches: { name: string }[]) => searches.map(({ name }) => ({ name }))
