import { webhookEventNames, webhookEvents, webhookRules } from '@piata/db'
import Type from 'typebox'
import { Id, Time } from './domain.ts'

const nullable = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const Events = Type.Array(
  Type.Enum(webhookEventNames, {
    description: Object.entries(webhookEvents)
      .map(([event, what]) => `\`${event}\`: ${what}`)
      .join('. '),
  }),
  { minItems: 1, uniqueItems: true },
)
export const WebhookUrl = Type.String({
  minLength: 1,
  maxLength: webhookRules.urlLength,
  description: 'https, of the internet',
})
export const audience = Type.Enum(['own', 'everyone'], {
  description:
    '`own`: of your listings only; `everyone`: of all public ones, for which a key needs changes:read too',
})
export const webhookState = Type.Enum(['active', 'disabled'])

export const WebhookSchema = Type.Object(
  {
    id: Id,
    url: Type.String(),
    events: Events,
    audience,
    state: webhookState,
    reason: Type.Union([Type.String(), Type.Null()], {
      description: 'Why it was disabled, where you did not do it',
    }),
    failingSince: nullable(Time),
    createdAt: Time,
    updatedAt: Time,
    version: Type.Integer(),
  },
  { $id: 'Webhook' },
)

export const secret = Type.String({
  description: '`whsec_` and the key as base64: what the signatures are checked with; shown here only',
})

export const DeliverySchema = Type.Object(
  {
    id: Type.String({ description: '`webhook-id` of every attempt', format: 'uuid' }),
    type: Type.String(),
    listingId: nullable(Id),
    state: Type.Enum(['queued', 'sent', 'failed']),
    attempts: Type.Integer(),
    status: Type.Union([Type.Integer(), Type.Null()], { description: 'Of the last answer' }),
    error: nullable(Type.String()),
    createdAt: Time,
    nextAt: Type.Union([Time, Type.Null()], { description: 'When it is tried next' }),
    endedAt: nullable(Time),
  },
  { $id: 'WebhookDelivery' },
)
