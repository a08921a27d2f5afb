import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { agentName, TaskStatus, taskState } from '../../schemas/agents.ts'
import { answers } from '../../schemas/answers.ts'
import { Id } from '../../schemas/domain.ts'
import { limit, page } from '../../schemas/page.ts'

export const listTasks: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/tasks',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listTasks',
        summary: 'Tasks, the newest first',
        tags: ['admin'],
        querystring: Type.Object(
          {
            goal: Type.Optional(agentName),
            state: Type.Optional(taskState),
            limit: Type.Optional(limit(20)),
            cursor: Type.Optional(Id),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(TaskStatus, 'Tasks') }),
      },
    },
    async (request, reply) => {
      const { goal, state, limit: most = 20, cursor } = request.query
      const items = await app.database.tasks.list({
        limit: most,
        ...(goal !== undefined && { goal }),
        ...(state !== undefined && { state }),
        ...(cursor !== undefined && { after: cursor }),
      })
      reply.header('cache-control', 'no-store')
      return { items, next: items.length === most ? items.at(-1)!.id : null }
    },
  )
}
