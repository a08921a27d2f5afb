import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { upkeepRound } from '../upkeep/round.ts'

/** Once a minute: what has run out expires, what nobody needs any more goes. */
export const expiry = defineAgent({
  name: 'expiry',
  summary:
    'Lets listings expire, and removes old drafts, sessions, answers, changes, pictures and deleted accounts',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    done: Type.Record(Type.String(), Type.Integer()),
    held: Type.Optional(Type.Literal('unusual')),
  }),
  schedule: { cron: '* * * * *', jitterMs: 30_000 },
  timeoutMs: 10 * 60_000,
  // The next minute tries again.
  retries: 0,
  async run(_task, context) {
    const { failed, ...report } = await upkeepRound(context)
    const reasons = Object.entries(failed).map(([part, reason]) => `${part}: ${reason}`)
    if (reasons.length > 0) throw new Error(reasons.join('; '))
    return success(report)
  },
})
