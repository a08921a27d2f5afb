import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const retryTask: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/admin/tasks/:id/retry',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'retryTask',
        summary: 'Try a failed or dead task again, from its first attempt',
        tags: ['admin'],
        headers: postHeaders,
        params: Type.Object({ id: Id }),
        response: answers({ 200: Type.Object({ id: Id }) }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      return reply.commit(async (tables) => {
        if (!(await tables.tasks.revive(id)))
          throw new Problem(
            'conflict',
            'No task of this id has failed, or another with its key has not ended.',
          )
        await recordStaffAct(app, tables, request, id)
        return { status: 200, body: { id } }
      })
    },
  )
}
