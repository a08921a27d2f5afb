import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { TaskDetail } from '@piata/db'
import Type, { type Static } from 'typebox'
import { taskState } from '../../schemas/agents.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { limit, page } from '../../schemas/page.ts'

const nullable = Type.Union([Type.String(), Type.Null()])
const Mail = Type.Object({
  id: Type.Unsafe<string>({
    ...Id,
    description: 'Of its task: POST /v1/admin/tasks/{id}/retry sends it again',
  }),
  to: nullable,
  what: Type.String({ description: 'Its template, or what its link is for' }),
  state: taskState,
  attempt: Type.Integer(),
  trouble: Type.Union([Type.String(), Type.Null()], { description: 'What went wrong the last time' }),
  createdAt: Time,
  endedAt: Type.Union([Time, Type.Null()]),
})

/** Most of what is told of a failure. */
const mostTrouble = 300

/** A mail without its contents: these may hold what opens an account. */
function shown({ id, state, input, output, attempt, createdAt, endedAt }: TaskDetail): Static<typeof Mail> {
  const { to, template, link } = input as Partial<Record<'to' | 'template' | 'link', unknown>>
  const isFine = state === 'done' || output === null
  return {
    ...{ id, state, attempt, createdAt, endedAt },
    to: typeof to === 'string' ? to : null,
    what: typeof template === 'string' ? template : link !== undefined ? 'link' : 'mail',
    trouble: isFine ? null : troubleOf(output).slice(0, mostTrouble),
  }
}

/** The words of an error, however it is kept. */
function troubleOf(output: unknown): string {
  if (typeof output === 'string') return output
  const { output: inner, error, message, refused } = output as Record<string, unknown>
  const told = message ?? error ?? refused ?? inner
  return typeof told === 'object' && told !== null ? troubleOf(told) : String(told ?? JSON.stringify(output))
}

export const listMails: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/mails',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listMails',
        summary:
          'Mails of the last 30 days, the newest first, without their contents; dead ones can be retried',
        tags: ['admin'],
        querystring: Type.Object(
          {
            state: Type.Optional(taskState),
            limit: Type.Optional(limit(20)),
            cursor: Type.Optional(Id),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(Mail, 'Mails') }),
      },
    },
    async (request, reply) => {
      const { state, limit: most = 20, cursor } = request.query
      const items = await app.database.tasks.list({
        ...{ goal: 'mailer', limit: most },
        ...(state !== undefined && { state }),
        ...(cursor !== undefined && { after: cursor }),
      })
      reply.header('cache-control', 'no-store')
      return { items: items.map(shown), next: items.length === most ? items.at(-1)!.id : null }
    },
  )
}
