import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { scheduleText } from '@piata/agents'
import Type from 'typebox'
import { AgentStatus } from '../../schemas/agents.ts'
import { answers } from '../../schemas/answers.ts'

export const listAgents: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app
  app.get(
    '/v1/admin/agents',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listAgents',
        summary: 'The agents, their schedules, and how many tasks each has',
        tags: ['admin'],
        response: answers({ 200: Type.Object({ items: Type.Array(AgentStatus) }) }),
      },
    },
    async (_request, reply) => {
      const [states, counts] = await Promise.all([database.agents.list(), database.tasks.counts()])
      reply.header('cache-control', 'no-store')
      return {
        items: app.agentBook.all.map(({ name, summary, schedule }) => {
          const state = states.find((known) => known.name === name)
          const { goal: _, ...count } = counts.find(({ goal }) => goal === name) ?? none
          return {
            ...{ name, summary, schedule: scheduleText(schedule), isPaused: state?.isPaused ?? false },
            ...{ nextAt: state?.nextAt ?? null, lastAt: state?.lastAt ?? null },
            ...count,
          }
        }),
      }
    },
  )
}

const none = { goal: '', queued: 0, running: 0, done: 0, failed: 0, dead: 0, oldestAt: null }
