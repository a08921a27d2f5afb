import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { notificationRound } from '../notifications/round.ts'

/** A little less than until the next run is due. */
const roundMs = 57_000

/**
 * Tells by mail and push of what nobody has read meanwhile. What waits stands in the notifications themselves, so nothing is told that was read, and the
 * place is taken back in the transaction that makes the task: a process that dies tells nobody twice. A run goes on until the next one is due, so a push
 * leaves within seconds.
 */
export const notifier = defineAgent({
  name: 'notifier',
  summary: 'Tells accounts by mail and push of what they have not read, all that waits in one mail',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ pushes: Type.Integer(), mails: Type.Integer() }),
  schedule: { cron: '* * * * *' },
  timeoutMs: 3 * 60_000,
  // The next minute tries again.
  retries: 0,
  run: async (_task, context) => success(await notificationRound(context, roundMs)),
})
