import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { answers } from '../../schemas/answers.ts'
import { AuditKind, Id, Time } from '../../schemas/domain.ts'
import { limit } from '../../schemas/page.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const listAuditEvents: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/audit',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listAuditEvents',
        summary: 'Security events and what staff did, the latest first',
        description: 'Whether they are as they were written, `npm run audit -- verify` tells.',
        tags: ['admin'],
        querystring: Type.Object(
          {
            kind: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
            limit: Type.Optional(limit(50)),
            before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
          },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                seq: Type.Integer(),
                position: Type.Unsafe<number | null>({
                  ...nullable(Type.Integer()),
                  description: 'Its place in the chain; null until it is sealed, within a minute',
                }),
                at: Time,
                kind: AuditKind,
                accountId: nullable(Id),
                actor: nullable(
                  Type.String({ description: 'The id of who did it, where that is somebody else' }),
                ),
                details: Type.Unsafe<object>({}),
              }),
            ),
            next: nullable(Type.Integer()),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { kind, limit: most = 50, before } = request.query
      reply.header('cache-control', 'no-store')
      const items = await app.database.desk.events({
        limit: most,
        ...(kind !== undefined && { kind }),
        ...(before !== undefined && { before }),
      })
      return { items, next: items.length === most ? items.at(-1)!.seq : null }
    },
  )
}
