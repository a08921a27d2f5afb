import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { scheduleText } from '@piata/agents'
import Type from 'typebox'
import { recordStaffAct } from '../../auth/staff.ts'
import { Problem } from '../../problems/problem.ts'
import { agentName } from '../../schemas/agents.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

const actions = {
  pause: 'Hold an agent: it takes no tasks, and its schedule stands still',
  resume: 'Let a held agent go on',
}

export const holdAgent: FastifyPluginAsyncTypebox = async (app) => {
  for (const [action, summary] of Object.entries(actions)) {
    app.post(
      `/v1/admin/agents/:name/${action}`,
      {
        config: { limit: 'write' },
        schema: {
          operationId: `${action}Agent`,
          summary,
          tags: ['admin'],
          headers: postHeaders,
          params: Type.Object({ name: agentName }),
          response: answers({ 200: Type.Object({ name: Type.String(), isPaused: Type.Boolean() }) }),
        },
      },
      async (request, reply) => {
        const { name } = request.params
        const agent = app.agentBook.find(name)
        if (agent === undefined) throw new Problem('not-found', 'There is no such agent.')
        const isPaused = action === 'pause'
        return reply.commit(async (tables) => {
          const { agents } = tables
          await agents.sync([{ name, schedule: scheduleText(agent.schedule), nextAt: null }])
          await agents.pause(name, isPaused)
          await recordStaffAct(app, tables, request, name)
          return { status: 200, body: { name, isPaused } }
        })
      },
    )
  }
}
