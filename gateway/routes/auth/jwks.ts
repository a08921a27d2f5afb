import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import type { KeyRing } from '../../auth/key-ring.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

/** The public keys that verify access tokens (RFC 7517). */
export const jwks =
  (keys: KeyRing): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/.well-known/jwks.json',
      {
        config: { limit: 'asset' },
        schema: {
          operationId: 'getKeys',
          summary: 'Public keys of access tokens',
          description:
            'The one before, the present one and the next: a token names its key in `kid`. Look again for a name that you do not know.',
          tags: ['auth'],
          response: answers({
            200: Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.String())) }),
          }),
        },
      },
      (request, reply) => sendBytes(request, reply, { body: keys.published, cache: 'reference' }),
    )
  }
