import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TaskRefused } from '@piata/agents'
import Type from 'typebox'
import { Problem } from '../../problems/problem.ts'
import { agentName } from '../../schemas/agents.ts'
import { answers } from '../../schemas/answers.ts'
import { Id } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const runAgent: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/admin/agents/:name/run',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'runAgent',
        summary: 'Make a task for an agent',
        tags: ['admin'],
        headers: postHeaders,
        params: Type.Object({ name: agentName }),
        body: Type.Object({ input: Type.Unknown() }, { additionalProperties: false }),
        response: answers({
          202: Type.Object({ id: Id }, { description: 'The task, which may not have begun' }),
        }),
      },
    },
    async (request, reply) => {
      const { name: goal } = request.params
      const { input = {} } = request.body
      try {
        app.agentBook.checkInput(goal, input)
      } catch (error) {
        throw error instanceof TaskRefused ? refusal(error) : error
      }
      return reply.commit(async ({ tasks }) => ({
        status: 202,
        body: { id: await tasks.enqueue({ goal, input }) },
      }))
    },
  )
}

function refusal({ code, message, problems }: TaskRefused): Problem {
  if (code === 'unknown-goal') return new Problem('not-found', 'There is no such agent.')
  return new Problem('invalid-request', message, {
    errors: problems.map(({ pointer, detail }) => ({ pointer: `/input${pointer}`, detail })),
  })
}
