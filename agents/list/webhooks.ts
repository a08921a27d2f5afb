import { loadRootSecret, sealSecretsFor } from '@piata/config'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { inSteps } from '../upkeep/steps.ts'
import { keptMs, webhookRound } from '../webhooks/round.ts'
import { webhookPurpose } from '../webhooks/secret.ts'
import { WebhookSender } from '../webhooks/send.ts'

/** A little less than until the next run is due. */
const roundMs = 57_000

/**
 * Tells webhooks of changes. It follows the change feed rather than being told by writes, so that publishing a hundred thousand listings makes no row more;
 * a run goes on until the next one is due, so a message leaves within a second. It may be sent twice (the process may die between the answer and the
 * note of it): its id is the same.
 */
export const webhooks = defineAgent({
  name: 'webhooks',
  summary: 'Tells webhooks of listings that were published, changed and removed',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    changes: Type.Integer({ description: 'That messages were made of' }),
    sent: Type.Integer(),
    failed: Type.Integer({ description: 'Attempts' }),
    disabled: Type.Integer({ description: 'Webhooks that are told no more' }),
  }),
  schedule: { cron: '* * * * *' },
  timeoutMs: 3 * 60_000,
  // The next minute tries again.
  retries: 0,
  async run(_task, context) {
    const { database, config, signal } = context
    const before = new Date(Date.now() - keptMs).toISOString()
    await inSteps((limit) => database.webhookPost.purge(before, limit), database.dialect, signal)
    const sender = new WebhookSender(
      { networks: config.webhookNetworks, setting: 'PIATA_WEBHOOK_NETWORKS' },
      config.publicUrl.origin,
      sealSecretsFor(config, await loadRootSecret(config), webhookPurpose),
    )
    try {
      return success(await webhookRound(context, sender, roundMs))
    } finally {
      await sender.close()
    }
  },
})
