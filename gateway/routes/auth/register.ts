import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  Email,
  Locale,
  Name,
  NewPassword,
  normalizeName,
  Phone,
  refuseWeakPassword,
} from '../../auth/fields.ts'
import { hashPassword } from '../../auth/passwords.ts'
import { startSession, transport } from '../../auth/session.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const register: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/register',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'register',
        summary: 'Open an account and log in',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object(
          {
            email: Email,
            password: NewPassword,
            name: Name,
            phone: Type.Optional(Type.Union([Phone, Type.Null()])),
            locale: Type.Optional(Locale),
            transport,
          },
          { additionalProperties: false },
        ),
        response: answers({ 201: named('Session') }),
      },
    },
    async (request, reply) => {
      const { email, password, name, phone, locale, transport } = request.body
      const owner = { email: email.normalize('NFC'), name: normalizeName(name) }
      await refuseWeakPassword(password, owner)
      const account = {
        ...owner,
        passwordHash: await hashPassword(password),
        ...(phone !== undefined && { phone }),
        ...(locale !== undefined && { locale }),
      }
      return reply.commit(async (tables) =>
        startSession(app, tables, request, await tables.users.create(account), transport, 201),
      )
    },
  )
}
