import {
  channelPaces,
  kindRule,
  notificationKindNames,
  notificationRules,
  offerAnswers,
  type PayloadField,
} from '@piata/db'
import Type, { type TSchema } from 'typebox'
import { Id, named } from './domain.ts'

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()])

const fields: Record<Exclude<PayloadField, 'account'>, TSchema> = {
  id: Id,
  text: Type.String(),
  count: Type.Integer(),
  money: named('Money'),
  answer: Type.Enum([...offerAnswers]),
  page: Type.Union([Type.String({ description: 'The query string of the site’s page' }), Type.Null()]),
}

const kinds = notificationKindNames.map((kind) =>
  Type.Object({
    id: Id,
    kind: Type.Literal(kind),
    payload: Type.Object(
      Object.fromEntries(
        Object.entries(kindRule(kind).payload).flatMap(([name, field]) =>
          field === 'account' ? [] : [[name, fields[field]]],
        ),
      ),
    ),
    with: nullable(
      Type.Object(
        { id: Id, name: Type.String() },
        { description: 'Who did it; null where nobody did, or the account is gone' },
      ),
    ),
    count: Type.Integer({ description: 'How often it happened since you read it last' }),
    read: Type.Boolean(),
    at: Type.String({ format: 'date-time', description: 'When it happened last' }),
  }),
)

/** Each kind with its payload; there will be others. */
const Notification = Type.Union(kinds, { $id: 'Notification' })

const paces = <C extends keyof typeof channelPaces>(channel: C) => Type.Enum([...channelPaces[channel]])
const Channels = Type.Object(
  { site: paces('site'), mail: paces('mail'), push: paces('push') },
  { $id: 'NotificationChannels', additionalProperties: false },
)

const byKind = <S extends TSchema>(schema: S) =>
  Object.fromEntries(notificationKindNames.map((kind) => [kind, schema]))

const NotificationPreferences = Type.Object(
  {
    kinds: Type.Object(byKind(named('NotificationChannels'))),
    paces: Type.Object(
      {
        site: Type.Array(paces('site')),
        mail: Type.Array(paces('mail')),
        push: Type.Array(paces('push')),
      },
      { description: 'What each way can be set to' },
    ),
  },
  { $id: 'NotificationPreferences' },
)

export const preferencesBody = Type.Object(
  {
    kinds: Type.Object(byKind(Type.Optional(named('NotificationChannels'))), {
      additionalProperties: false,
      minProperties: 1,
      description: 'A kind that is left out stays as it is',
    }),
  },
  { additionalProperties: false },
)

export const readNotificationsBody = Type.Object(
  {
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true })),
    upTo: Type.Optional(
      Type.String({
        format: 'date-time',
        description: 'All that happened up to then: `at` of the newest that you show',
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
)

export const UnreadNotifications = Type.Integer({
  maximum: notificationRules.mostCounted,
  description: `Unread ones; ${notificationRules.mostCounted} is that many or more`,
})

/** Each before its users. */
export const notificationSchemas = [Notification, Channels, NotificationPreferences]
