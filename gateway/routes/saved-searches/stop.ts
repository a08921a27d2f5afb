import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readStopToken, type StoppedKind } from '@piata/agents'
import { type NotificationKind, notificationKindNames, type WrittenTables } from '@piata/db'
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
  kinds: Type.Array(Type.Enum([...notificationKindNames]), {
    description: 'Kinds of notification that mails tell of; empty where the link is about saved searches',
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
      const body = Buffer.from(JSON.stringify(await toldBy(app.database, whose)))
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
          'Needs no log-in: whoever has the mail may stop it. Searches stay saved, with `frequency` `never`; of kinds of notification the mails are set to `never`. A body may come, as RFC 8058 has it, and is not looked at.',
        tags: ['saved searches'],
        headers: postHeaders,
        params,
        response: answers({ 200: Stopped }),
      },
    },
    async (request, reply) => {
      const whose = await whoseMails(app, request.params.token)
      return reply.commit(async (tables) => {
        const body = await toldBy(tables, whose)
        if (!('kind' in whose)) await tables.savedSearches.stop(whose)
        else if (body.kinds.length > 0) {
          const none = body.kinds.map((kind) => [kind, { mail: 'never' as const }])
          await tables.notificationPreferences.choose(whose.userId, Object.fromEntries(none))
        }
        return { status: 200, headers: { 'cache-control': 'no-store' }, body }
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

type Whose = Awaited<ReturnType<typeof whoseMails>>

/** What mails tell of now that the link would end. */
async function toldBy(
  {
    savedSearches,
    notificationPreferences,
    users,
  }: Pick<WrittenTables, 'savedSearches' | 'notificationPreferences' | 'users'>,
  whose: Whose,
): Promise<{ searches: { name: string }[]; kinds: NotificationKind[] }> {
  if (!('kind' in whose)) {
    const searches = await savedSearches.toldOf(whose)
    return { searches: searches.map(({ name }) => ({ name })), kinds: [] }
  }
  if ((await users.findById(whose.userId)) === undefined) return { searches: [], kinds: [] }
  const { channels } = await notificationPreferences.of(whose.userId)
  const isMeant = (kind: NotificationKind, meant: StoppedKind) => meant === 'all' || meant === kind
  const kinds = notificationKindNames.filter(
    (kind) => isMeant(kind, whose.kind) && channels[kind].mail !== 'never',
  )
  return { searches: [], kinds }
}
