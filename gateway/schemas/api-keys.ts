import { apiKeyRules, apiScopeNames, apiScopes } from '@piata/db'
import Type from 'typebox'
import { AnyPassword } from '../auth/fields.ts'
import { Id, Time } from './domain.ts'

const Scopes = Type.Array(
  Type.Enum(apiScopeNames, {
    description: Object.entries(apiScopes)
      .map(([scope, what]) => `\`${scope}\`: ${what}`)
      .join('. '),
  }),
  { minItems: 1, uniqueItems: true },
)

export const ApiKeySchema = Type.Object(
  {
    id: Id,
    name: Type.String(),
    start: Type.String({ description: 'How the key begins, to know it by' }),
    scopes: Scopes,
    addresses: Type.Array(Type.String(), {
      description: 'Addresses and networks (CIDR) that it may be used from; empty: anywhere',
    }),
    createdAt: Time,
    expiresAt: Time,
    usedAt: Type.Union([Time, Type.Null()], { description: 'Its last use, to a minute' }),
  },
  { $id: 'ApiKey' },
)

export const NewApiKey = Type.Object(
  {
    name: Type.String({ minLength: apiKeyRules.name.min, maxLength: apiKeyRules.name.max }),
    scopes: Scopes,
    addresses: Type.Optional(
      Type.Array(Type.String({ maxLength: 49 }), {
        maxItems: apiKeyRules.addresses,
        uniqueItems: true,
        description:
          'Addresses and networks (203.0.113.7, 2001:db8::/32) that it may be used from; default anywhere',
      }),
    ),
    expiresAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description: `At most ${apiKeyRules.lifeDays} days from now, which is the default`,
      }),
    ),
    currentPassword: Type.Optional(AnyPassword),
  },
  { additionalProperties: false },
)
