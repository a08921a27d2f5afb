import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { SiteFault } from '../net/fault.ts'
import { askVies } from '../vat/vies.ts'

/** A run asks for few, so that no service of a state is asked more than it likes. */
const mostAtOnce = 50

const input = Type.Object({}, { additionalProperties: false })
const output = Type.Object({
  skipped: Type.Optional(Type.Literal('no PIATA_VAT_URL')),
  valid: Type.Optional(Type.Integer()),
  invalid: Type.Optional(Type.Integer()),
  unknown: Type.Optional(Type.Integer()),
})

/** Asks PIATA_VAT_URL about traders' VAT numbers: new ones at once, those without an answer each hour, all of them twice a year. */
export const vat = defineAgent({
  name: 'vat',
  summary: 'Looks traders’ VAT numbers up where PIATA_VAT_URL names a service for that',
  input,
  output,
  schedule: { cron: '*/10 * * * *', jitterMs: 60_000 },
  timeoutMs: 10 * 60_000,
  retries: 3,
  async run(_, { config, database, signal, now }) {
    if (config.vatUrl === undefined) return success({ skipped: 'no PIATA_VAT_URL' as const })
    const { traders } = database
    const told = { valid: 0, invalid: 0, unknown: 0 }
    for (const { userId, vatId } of await traders.vatToAsk(now().toISOString(), mostAtOnce)) {
      const answer = await askVies(config.vatUrl, vatId, signal).catch((error: unknown) => {
        signal.throwIfAborted()
        if (!(error instanceof SiteFault)) throw error
        return { outcome: 'unknown' as const, holder: null }
      })
      told[answer.outcome] += 1
      // Of a number that was changed meanwhile it says nothing.
      await traders.keepVat(userId, vatId, { ...answer, askedAt: now().toISOString() })
    }
    return success(told)
  },
})
