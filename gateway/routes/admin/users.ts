import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { decisionRules, reasons } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { newRefreshToken } from '../../auth/refresh-tokens.ts'
import { publicUser } from '../../auth/session.ts'
import { recordStaffAct, requireConfirmation } from '../../auth/staff.ts'
import { checkedText } from '../../conversations/message.ts'
import { Reference, referenceOf } from '../../moderation/reference.ts'
import { deleteAccount, settleLifted, suspendAccount } from '../../moderation/restrict.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { AuditKind, Id, listingStatus, named, Time } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { limit, page } from '../../schemas/page.ts'

const at = '/v1/admin/users'
const role = Type.Enum(['member', 'moderator', 'admin'])
const account = {
  id: Id,
  email: Type.String(),
  name: Type.String(),
  role,
  createdAt: Time,
  suspension: Type.Union([
    Type.Object({ since: Time, until: Type.Union([Time, Type.Null()]), reason: Type.String() }),
    Type.Null(),
  ]),
}
const Account = Type.Object(account)
const AccountDetail = Type.Object({
  ...account,
  isTrader: Type.Boolean(),
  vat: Type.Union(
    [
      Type.Object({
        outcome: Type.Enum(['valid', 'invalid', 'unknown'], {
          description: 'unknown: the service could not say',
        }),
        holder: Type.Union([Type.String(), Type.Null()], { description: 'Whose number it is' }),
        askedAt: Time,
      }),
      Type.Null(),
    ],
    { description: 'What a look-up said of its VAT number; null where none was made' },
  ),
  listings: Type.Array(Type.Object({ status: listingStatus, count: Type.Integer() })),
  sessions: Type.Array(
    Type.Object({
      id: Id,
      userAgent: Type.Union([Type.String(), Type.Null()]),
      createdAt: Time,
      lastSeenAt: Time,
    }),
    { description: 'The twenty that began last' },
  ),
  events: Type.Array(
    Type.Object({ seq: Type.Integer(), at: Time, kind: AuditKind, details: Type.Unsafe<object>({}) }),
    { description: 'Its last security events' },
  ),
})
/** How long an answer waits for the removal of what an account had. */
const waitMs = 1_000

const gone = () => new Problem('not-found', 'There is no such account, or it is one of the staff.')

/** Accounts, for administrators. Those of the staff are changed by the operator's command alone. */
export const accountsOfSite: FastifyPluginAsyncTypebox = async (app) => {
  const { desk, sessions, audit, traders } = app.database

  app.get(
    at,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listUsers',
        summary: 'Accounts, the newest first',
        tags: ['admin'],
        querystring: Type.Object(
          {
            q: Type.Optional(
              Type.String({
                minLength: 1,
                maxLength: 254,
                description: 'An id, or how an e-mail address begins',
              }),
            ),
            role: Type.Optional(role),
            limit: Type.Optional(limit(20)),
            cursor: Type.Optional(Id),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(Account, 'Accounts') }),
      },
    },
    async (request, reply) => {
      const { q, role, limit: most = 20, cursor } = request.query
      reply.header('cache-control', 'no-store')
      const items = await desk.accounts({
        limit: most,
        ...(q !== undefined && { q }),
        ...(role !== undefined && { role }),
        ...(cursor !== undefined && { before: cursor }),
      })
      return { items, next: items.length === most ? items.at(-1)!.id : null }
    },
  )

  app.get(
    `${at}/:id`,
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getUser',
        summary: 'An account with its sessions, what it sells and its last security events',
        tags: ['admin'],
        params: IdParams,
        response: answers({ 200: AccountDetail }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      reply.header('cache-control', 'no-store')
      const found = await desk.account(id)
      if (found === undefined) throw new Problem('not-found', 'There is no such account.')
      const { items } = await sessions.page(id, { limit: 20 }, new Date().toISOString())
      const counts = Object.entries(await desk.listingsOf(id))
      const events = await audit.ofAccount(id, 0, 1_000)
      return {
        ...found,
        isTrader: (await traders.find(id)) !== undefined,
        vat: (await traders.vatOf(id)) ?? null,
        listings: counts.map(([status, count]) => ({ status: status as 'draft', count })),
        sessions: items.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
          id,
          userAgent,
          createdAt,
          lastSeenAt,
        })),
        events: events
          .slice(-50)
          .reverse()
          .map(({ seq, at, kind, details }) => ({ seq, at, kind, details })),
      }
    },
  )

  const after = async (id: string) => {
    await app.forgetEndedSessions()
    const found = await desk.account(id)
    if (found === undefined) throw gone()
    return found
  }
  const requireMember = async (id: string) => {
    const found = await desk.account(id)
    if (found === undefined || found.role !== 'member') throw gone()
  }

  app.post(
    `${at}/:id/act-as`,
    {
      config: { limit: 'write', needsConfirmation: true },
      schema: {
        operationId: 'actAs',
        summary: 'See the site as a member does, without changing anything',
        description:
          'For as long as one access token lives: it reads what the account reads, its messages too, and every other request is refused (403 `acting-session`). The account sees the session among its own, and the audit log says who looked. Needs a session that was confirmed within five minutes.',
        tags: ['admin'],
        headers: postHeaders,
        params: IdParams,
        response: answers({ 200: named('Session') }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await requireMember(id)
      return reply.commit(async (tables) => {
        const user = await tables.users.findById(id)
        if (user === undefined || user.suspension !== null)
          throw new Problem('conflict', 'The account is suspended: nobody is logged in to it.')
        // Its token is given to nobody, so the session ends with its first access token.
        const { tokenHash, expiresAt } = newRefreshToken(app.config.accessTokenMs)
        const sessionId = await tables.sessions.create({
          ...{ userId: id, tokenHash, expiresAt, userAgent: 'Administrator', network: null },
        })
        await recordStaffAct(app, tables, request, id)
        const body = {
          user: publicUser(user, app.config),
          accessToken: app.signAccessToken(user, sessionId, false, actorOf(request).id),
          expiresIn: app.config.accessTokenMs / 1000,
        }
        return { status: 200, headers: { 'cache-control': 'no-store' }, body }
      })
    },
  )

  app.post(
    `${at}/:id/suspend`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'suspendUser',
        summary: 'Suspend an account: it is logged out, its listings leave search until that is over',
        description:
          'With a statement of reasons (Art. 17 of Regulation (EU) 2022/2065), which its owner gets by mail and may complain about. 409 for one that is suspended already.',
        tags: ['admin'],
        headers: postHeaders,
        params: IdParams,
        body: Type.Object(
          {
            reason: Type.String({
              minLength: 3,
              maxLength: 500,
              description: 'What was found, to be read by whoever has the account',
            }),
            because: Type.Optional(
              Type.Enum([...reasons], { description: 'By the list of the site; `other` without it' }),
            ),
            reference: Reference,
            days: Type.Optional(
              Type.Integer({ minimum: 1, maximum: 3650, description: 'For good without it' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Account }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await requireMember(id)
      const { reason: facts, because: reason = 'other', days } = request.body
      const reference = referenceOf(request.body.reference)
      const until = days === undefined ? null : new Date(Date.now() + days * 86_400_000).toISOString()
      const secret = await app.database.alerts.secret()
      return reply.commit(
        async (tables) => {
          const who = { accountId: id, by: actorOf(request) }
          await suspendAccount(app.config, tables, who, { reason, facts, reference, until }, secret)
          await recordStaffAct(app, tables, request, id)
          return { status: 200, body: (await tables.desk.account(id))! }
        },
        async () => void (await after(id)),
      )
    },
  )

  app.post(
    `${at}/:id/unsuspend`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'unsuspendUser',
        summary: 'Lift the suspension of an account',
        description: 'All of its bans, as `liftBan` does one.',
        tags: ['admin'],
        headers: postHeaders,
        params: IdParams,
        response: answers({ 200: Account }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await requireMember(id)
      const by = actorOf(request)
      const secret = await app.database.alerts.secret()
      return reply.commit(async (tables) => {
        const body = await tables.accounts.unsuspendMember({ id, actorId: by.id })
        await settleLifted(app.config, tables, { accountId: id, by }, secret)
        await recordStaffAct(app, tables, request, id)
        return { status: 200, body }
      })
    },
  )

  app.delete(
    `${at}/:id`,
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'deleteUser',
        summary: 'Delete an account with its listings, pictures and messages, as its owner could',
        description:
          'Cannot be undone: needs a session that was confirmed within five minutes. Either its owner asked for it (`isAsked`), or `reason` and `text` are a statement of reasons (Art. 17 of Regulation (EU) 2022/2065): it and those before it stay to be read, and complained about, by the links of their mails for six months.',
        tags: ['admin'],
        params: IdParams,
        body: Type.Object(
          {
            isAsked: Type.Optional(Type.Literal(true, { description: 'Its owner asked for it' })),
            reason: Type.Optional(Type.Enum([...reasons])),
            reference: Reference,
            text: Type.Optional(
              Type.String({ maxLength: 2 * decisionRules.facts.max, description: 'What was found' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await requireMember(id)
      const { isAsked, reason, text } = request.body
      const reference = referenceOf(request.body.reference)
      if ((isAsked === undefined) === (reason === undefined))
        throw invalid('/reason', 'must be given, unless isAsked says that its owner asked for it')
      const facts = reason && checkedText('text', text ?? '', decisionRules.facts)
      await requireConfirmation(app, request)
      const secret = await app.database.alerts.secret()
      await app.database.transaction(async (tables) => {
        const who = { accountId: id, by: actorOf(request) }
        if (reason !== undefined)
          await deleteAccount(app.config, tables, who, { reason, facts: facts!, reference }, secret)
        else await tables.users.delete(id)
        await recordStaffAct(app, tables, request, id)
      })
      // All of most accounts goes before the answer; the rest of a large one goes on without it.
      await Promise.race([app.removeAccounts(), delay(waitMs)])
      await app.forgetEndedSessions()
      return reply.header('cache-control', 'no-store').code(204).send(null)
    },
  )
}
