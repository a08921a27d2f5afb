import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TaskRefused } from '@piata/agents'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { Problem } from '../../problems/problem.ts'
import { agentName } from '../../schemas/agents.ts'
import { answers } from '../../schemas/answers.ts'
import { Id } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const runAgent: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/admin/agents/:name/run',
    {
      config: { limit: 'write', needsConfirmation: true },
      schema: {
        operationId: 'runAgent',
        summary: 'Make a task for an agent',
        description:
          'What an agent does with it may not be undone: needs a session that was confirmed within five minutes (403 `confirmation-needed`).',
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
      return reply.commit(async (tables) => {
        const id = await tables.tasks.enqueue({ goal, input })
        await recordStaffAct(app, tables, request, goal)
        return { status: 202, body: { id } }
      })
    },
  )
}

function refusal({ code, message, problems }: TaskRefused): Problem {
  if (code === 'unknown-goal') return new Problem('not-found', 'There is no such agent.')
  return new Problem('invalid-request', message, {
    errors: problems.map(({ pointer, detail }) => ({ pointer: `/input${pointer}`, detail })),
  })
}
