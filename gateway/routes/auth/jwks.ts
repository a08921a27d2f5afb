import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { SigningKey } from '../../auth/keys.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

/** The public keys that verify access tokens (RFC 7517). */
export const jwks =
  (signingKey: SigningKey): FastifyPluginAsyncTypebox =>
  async (app) => {
    const body = Buffer.from(JSON.stringify({ keys: [signingKey.publicJwk] }))
    app.get(
      '/.well-known/jwks.json',
      {
        config: { limit: 'asset' },
        schema: {
          operationId: 'getKeys',
          summary: 'Public keys of access tokens',
          tags: ['auth'],
          response: answers({
            200: Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.String())) }),
          }),
        },
      },
      (request, reply) => sendBytes(request, reply, { body, cache: 'reference' }),
    )
  }
