import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { prefixesOf } from '@piata/config'
import { type BanKind, banKinds, banRules, properEmail } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { recordStaffAct } from '../../auth/staff.ts'
import { sendBytes } from '../../caching/send.ts'
import { checkedText } from '../../conversations/message.ts'
import { referenceOf } from '../../moderation/reference.ts'
import { settleLifted, suspendAccount } from '../../moderation/restrict.ts'
import { invalid } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { BanSchema, banBody } from '../../schemas/moderation.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

const at = '/v1/admin/bans'
const tags = ['admin']
const noStore = { 'cache-control': 'no-store' }

const idText = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const idOf = (value: string) => (idText.test(value) ? value : undefined)

/** What a moderator wrote as it is kept and compared. @throws Problem naming what it has to be */
const checked: Record<BanKind, (value: string) => string> = {
  account: (value) => known(idOf(value), 'the id of an account'),
  email(value) {
    const text = value.trim().toLowerCase()
    const isDomain = /^@[a-z0-9.-]+\.[a-z]{2,}$/.test(text)
    return known(isDomain ? text : properEmail(value), 'an e-mail address, or @ and a domain')
  },
  network: (value) =>
    known(
      prefixesOf(value.trim())?.[0],
      'an address or a network such as 192.0.2.0/24 or 2001:db8::/32, no larger than /8 (IPv6 /16)',
    ),
  picture: (value) => known(/^[0-9a-f]{64}$/.test(value) ? value : undefined, 'the SHA-256 of a picture'),
  text: (value) => known(idOf(value), 'the id of a listing'),
}

function known(value: string | undefined, what: string): string {
  if (value === undefined) throw invalid('/value', `must be ${what}`)
  return value
}

export const bans: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    at,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listBans',
        summary: 'What is banned, the newest first; what ended for a year too',
        tags,
        querystring: Type.Object(
          {
            kind: Type.Optional(Type.Enum([...banKinds])),
            ...{ limit: Type.Optional(limit(20)), cursor: Type.Optional(cursor) },
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(BanSchema, 'Bans') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor: after, kind } = request.query
      const found = await app.database.bans.list({
        ...{ limit: most, kind },
        ...(after !== undefined && { cursor: after }),
      })
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )
  app.post(
    at,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'ban',
        summary: 'Ban an account, an address, a network, a picture or a text',
        description:
          'A banned account is suspended, with a statement of reasons to its owner, and its listings leave search; nobody registers with a banned address; from a banned network nobody registers, publishes or writes to others; listings with a banned picture or text wait for a moderator. 409 for what is banned already, and for accounts of the staff.',
        tags,
        headers: postHeaders,
        body: banBody,
        response: answers({ 201: BanSchema }),
      },
    },
    async (request, reply) => {
      const { kind, reason, until } = request.body
      const actor = actorOf(request)
      const value = checked[kind](request.body.value)
      const text = checkedText('text', request.body.text, banRules.note)
      if (until !== undefined && Date.parse(until) <= Date.now())
        throw invalid('/until', 'must be a time ahead')
      const reference = referenceOf(request.body.reference)
      const ends = until === undefined ? null : new Date(until).toISOString()
      const secret = await app.database.alerts.secret()
      return reply.commit(
        async (tables) => {
          const { bans: table } = tables
          const added = await (async () => {
            if (kind !== 'account')
              return table.add({ kind, value, reason, note: text, until: ends }, actor.id)
            const restriction = { reason, reference, facts: text, until: ends }
            await suspendAccount(app.config, tables, { accountId: value, by: actor }, restriction, secret)
            return (await table.ofAccount(value))!
          })()
          await recordStaffAct(app, tables, request, added.id)
          return { status: 201, headers: noStore, body: added }
        },
        async () => {
          void app.tellOfSellers()
          await Promise.all([app.forgetEndedSessions(), app.followBans()])
        },
      )
    },
  )
  app.post(
    `${at}/:id/lift`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'liftBan',
        summary: 'End a ban; of an account its suspension',
        description:
          'Its statement of reasons is taken back, a complaint about it that waits is given way to, and its owner is told; what was removed with it stays so. 409 for one that ended already.',
        tags,
        headers: postHeaders,
        params: IdParams,
        response: answers({ 200: BanSchema }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const by = actorOf(request)
      const secret = await app.database.alerts.secret()
      return reply.commit(
        async (tables) => {
          const body = await tables.bans.lift(id, by.id)
          if (body.kind === 'account')
            await settleLifted(app.config, tables, { accountId: body.value, by }, secret)
          await recordStaffAct(app, tables, request, id)
          return { status: 200, headers: noStore, body }
        },
        async () => {
          void app.tellOfSellers()
          await app.followBans()
        },
      )
    },
  )
}
