import { taskStates } from '@piata/db'
import Type from 'typebox'
import { Id, Time } from './domain.ts'

export const taskState = Type.Enum([...taskStates], {
  description:
    'queued waits, also between attempts; failed cannot succeed; dead has used up its attempts. What ended is kept for 30 days',
})
export const agentName = Type.String({ maxLength: 60, pattern: '^[a-z][a-z0-9-]*$' })

export const AgentStatus = Type.Object({
  name: Type.String(),
  summary: Type.String(),
  schedule: Type.Union([Type.String(), Type.Null()], {
    description: 'As crontab has it, with the zone where it is not the site’s; or `after` another agent',
  }),
  isPaused: Type.Boolean(),
  nextAt: Type.Union([Time, Type.Null()]),
  lastAt: Type.Union([Time, Type.Null()]),
  queued: Type.Integer(),
  running: Type.Integer(),
  done: Type.Integer({ description: 'Of the last 24 hours, as failed and dead' }),
  failed: Type.Integer(),
  dead: Type.Integer(),
  oldestAt: Type.Union([Time, Type.Null()], { description: 'When the longest waiting task was due' }),
})

export const TaskStatus = Type.Object({
  id: Id,
  goal: Type.String(),
  state: taskState,
  key: Type.Union([Type.String(), Type.Null()]),
  priority: Type.Integer(),
  input: Type.Unknown(),
  output: Type.Unknown({
    description:
      'Of what ended `{ status, output, metadata? }`; of what runs its progress; between attempts the last error',
  }),
  attempt: Type.Integer(),
  createdAt: Time,
  runAt: Time,
  startedAt: Type.Union([Time, Type.Null()]),
  endedAt: Type.Union([Time, Type.Null()]),
})
