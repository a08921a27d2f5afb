import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { followArrivals } from '../alerts/arrivals.ts'
import { tellRound } from '../alerts/round.ts'

export const alerts = defineAgent({
  name: 'alerts',
  summary: 'Tells people by mail of new listings that their saved searches find',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    arrivals: Type.Integer({ description: 'New listings that were looked at' }),
    searches: Type.Integer({ description: 'That were asked' }),
    mails: Type.Integer(),
  }),
  schedule: { cron: '* * * * *' },
  timeoutMs: 600_000,
  async run(_task, context) {
    const state = await followArrivals(context)
    if (state === undefined) return success({ arrivals: 0, searches: 0, mails: 0 })
    return success(await tellRound(context, state))
  },
})
