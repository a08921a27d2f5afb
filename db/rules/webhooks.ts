/** What a webhook can be told of. */
export const webhookEvents = {
  'listing.published': 'A listing is found by buyers from now on',
  'listing.updated': 'A listing that buyers find has changed',
  'listing.removed': 'A listing is found no longer',
} as const
export type WebhookEvent = keyof typeof webhookEvents
export const webhookEventNames = Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]]

const minute = 60_000
const hour = 60 * minute

export const webhookRules = {
  /** Of an account. */
  most: 10,
  urlLength: 2_000,
  /** Messages that wait for one webhook: whoever falls so far behind is no longer told. */
  mostWaiting: 5_000,
  /** The pauses before a message is sent again, two days in all. */
  pausesMs: [5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 16 * hour],
  /** How long a webhook may fail without a break before it is told no more. */
  failingMs: 48 * hour,
  /** How long messages are signed with the secret of before as well. */
  oldSecretMs: 24 * hour,
} as const
