import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { alertRound } from '../alerts/round.ts'

/** A little less than until the next run is due. */
const roundMs = 57_000

export const alerts = defineAgent({
  name: 'alerts',
  summary: 'Tells people of listings that their saved searches find, as they are published and changed',
  input: Type.Object(
    {
      followMs: Type.Optional(
        Type.Integer({
          ...{ minimum: 0, maximum: roundMs },
          description: 'How long it waits for more; by itself it looks at what is there and ends',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    listings: Type.Integer({ description: 'New and changed ones that were looked at' }),
    searches: Type.Integer({ description: 'That were told of something' }),
    mails: Type.Integer(),
  }),
  schedule: { cron: '* * * * *' },
  scheduledInput: { followMs: roundMs },
  // Whoever asks for a run has it beside the one that waits for what comes.
  concurrency: 2,
  timeoutMs: 600_000,
  // The next minute goes on.
  retries: 0,
  async run({ input }, context) {
    return success({ ...(await alertRound(context, input.followMs ?? 0)) })
  },
})
