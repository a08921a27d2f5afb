import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { inSteps } from '../upkeep/steps.ts'

/** Once a minute: security events that were written since go into their chain, so that none can be changed or taken out unseen. */
export const audit = defineAgent({
  name: 'audit',
  summary: 'Puts security events into their chain of hashes',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ sealed: Type.Integer() }),
  schedule: { cron: '* * * * *', jitterMs: 10_000 },
  timeoutMs: 10 * 60_000,
  // The next minute tries again.
  retries: 0,
  async run(_task, { database, signal }) {
    const sealed = await inSteps((limit) => database.audit.seal(limit), database.dialect, signal)
    return success({ sealed })
  },
})
