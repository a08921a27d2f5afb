import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { limit, page } from '../../schemas/page.ts'

const nullable = Type.Union([Type.String(), Type.Null()])
const Import = Type.Object({
  id: Id,
  name: Type.String({ description: 'Of the file' }),
  bytes: Type.Integer(),
  state: Type.String(),
  seller: Type.Object({ id: Id, name: Type.String() }),
  error: nullable,
  createdAt: Time,
  updatedAt: Time,
})
const Feed = Type.Object({
  id: Id,
  name: Type.String(),
  host: Type.String({ description: 'From which it is read' }),
  sellerId: Id,
  status: Type.String(),
  isPaused: Type.Boolean(),
  held: Type.Union([Type.String(), Type.Null()], { description: 'Why nothing is withdrawn' }),
  lastRunAt: Type.Union([Time, Type.Null()]),
  nextAt: Time,
})

export const listImportsOfAll: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/imports',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listAllImports',
        summary: 'Files that members brought, the newest first',
        tags: ['admin'],
        querystring: Type.Object(
          { limit: Type.Optional(limit(20)), cursor: Type.Optional(Id) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(Import, 'Imports') }),
      },
    },
    async (request, reply) => {
      const { limit: most = 20, cursor } = request.query
      const items = await app.database.desk.imports({
        limit: most,
        ...(cursor !== undefined && { before: cursor }),
      })
      reply.header('cache-control', 'no-store')
      return { items, next: items.length === most ? items.at(-1)!.id : null }
    },
  )

  app.get(
    '/v1/admin/feeds',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listFeeds',
        summary: 'Files that are read again and again, by name',
        tags: ['admin'],
        querystring: Type.Object({ limit: Type.Optional(limit(50)) }, { additionalProperties: false }),
        response: answers({ 200: Type.Object({ items: Type.Array(Feed) }) }),
      },
    },
    async (request, reply) => {
      const feeds = await app.database.feeds.list({ limit: request.query.limit ?? 50 })
      reply.header('cache-control', 'no-store')
      return {
        items: feeds.map(({ id, name, url, sellerId, status, isPaused, held, lastRunAt, nextAt }) => ({
          // An address may hold a password.
          ...{ id, name, host: URL.parse(url)?.host ?? '', sellerId, status, isPaused, held },
          ...{ lastRunAt, nextAt },
        })),
      }
    },
  )
}
