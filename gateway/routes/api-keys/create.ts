import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Networks } from '@piata/config'
import { apiKeyRules, checkText } from '@piata/db'
import Type from 'typebox'
import { newApiKey } from '../../auth/api-key-text.ts'
import { createConfirmation } from '../../auth/confirm.ts'
import { tellApiKeyMade } from '../../auth/notices.ts'
import { type FieldError, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { ApiKeySchema, NewApiKey } from '../../schemas/api-keys.ts'
import { postHeaders } from '../../schemas/headers.ts'

const dayMs = 86_400_000

export const createApiKey: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.post(
    '/v1/api-keys',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'createApiKey',
        summary: 'Make an API key',
        description:
          'For a program that acts for your account within `scopes`, as `Authorization: Bearer piata_…`. `key` is shown here only; a retry with the ' +
          `same Idempotency-Key shows the same one. An account has at most ${apiKeyRules.most} keys. Keys are made and deleted by those logged in, never by keys. ` +
          'Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.',
        tags: ['account'],
        headers: postHeaders,
        body: NewApiKey,
        response: answers({
          201: Type.Object({
            ...ApiKeySchema.properties,
            key: Type.String({ description: 'The key itself: keep it as you keep a password' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { scopes, addresses = [], currentPassword, ...input } = request.body
      const now = Date.now()
      const latest = now + apiKeyRules.lifeDays * dayMs
      const expiresAt = input.expiresAt === undefined ? latest : Date.parse(input.expiresAt)
      const { text: name, faults } = checkText(input.name, apiKeyRules.name)
      const errors: FieldError[] = faults.map((fault) => ({ pointer: '/name', ...fault }))
      // Whoever names the last day should not be refused for a clock that is a minute ahead.
      if (!(expiresAt > now && expiresAt <= latest + dayMs)) {
        const detail = `must be in the future and at most ${apiKeyRules.lifeDays} days from now`
        errors.push({ pointer: '/expiresAt', detail })
      }
      for (const [at, address] of addresses.entries()) {
        if (Networks.isNetwork(address)) continue
        const detail = 'must be an address or a network, such as 203.0.113.7 or 2001:db8::/32'
        errors.push({ pointer: `/addresses/${at}`, detail })
      }
      if (errors.length > 0)
        throw new Problem('invalid-request', `${errors[0]!.pointer} ${errors[0]!.detail}`, { errors })
      const { user, hold } = await confirm(request, reply, currentPassword, '/currentPassword')
      const { text, hash, start } = newApiKey()
      const kept = {
        userId: user.id,
        name,
        hash,
        start,
        scopes,
        addresses,
        expiresAt: new Date(expiresAt).toISOString(),
      }
      return reply.commit(async (tables) => {
        await hold(tables)
        const key = await tables.apiKeys.create(kept)
        const event = {
          kind: 'api-key-made',
          accountId: user.id,
          sessionId: request.sessionId,
          details: { scopes: scopes.join(' ') },
        } as const
        await app.recordEvent(tables, request, event)
        await tellApiKeyMade(tables, user, name)
        return { status: 201, headers: { 'cache-control': 'no-store' }, body: { ...key, key: text } }
      })
    },
  )
}
