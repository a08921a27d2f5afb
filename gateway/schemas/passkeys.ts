import { passkeyRules } from '@piata/db'
import Type, { type Static } from 'typebox'
import { Id, Time } from './domain.ts'

const Base64url = (maxLength: number, description?: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[A-Za-z0-9_-]+$',
    ...(description !== undefined && { description }),
  })
/** Of at most 1,023 bytes (WebAuthn, 4). */
const CredentialId = Base64url(1364)
const ClientData = Base64url(4000)
const Transports = Type.Array(Type.String({ minLength: 1, maxLength: 32 }), { maxItems: 10 })

/** What every answer of an authenticator has; browsers say more than is looked at. */
const answered = {
  id: CredentialId,
  rawId: CredentialId,
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Optional(Type.Object({}, { additionalProperties: true })),
  authenticatorAttachment: Type.Optional(Type.Enum(['platform', 'cross-platform'])),
}

export const Registration = Type.Object(
  {
    ...answered,
    response: Type.Object(
      {
        clientDataJSON: ClientData,
        attestationObject: Base64url(12_000),
        transports: Type.Optional(Transports),
        publicKeyAlgorithm: Type.Optional(Type.Integer()),
        publicKey: Type.Optional(Base64url(4000)),
        authenticatorData: Type.Optional(Base64url(8000)),
      },
      { additionalProperties: false },
    ),
  },
  {
    additionalProperties: false,
    description: '`RegistrationResponseJSON` of WebAuthn: `credential.toJSON()`',
  },
)
export type Registration = Static<typeof Registration>

export const Assertion = Type.Object(
  {
    ...answered,
    response: Type.Object(
      {
        clientDataJSON: ClientData,
        authenticatorData: Base64url(2000),
        signature: Base64url(2000),
        userHandle: Type.Optional(Base64url(100)),
      },
      { additionalProperties: false },
    ),
  },
  {
    additionalProperties: false,
    description: '`AuthenticationResponseJSON` of WebAuthn: `credential.toJSON()`',
  },
)
export type Assertion = Static<typeof Assertion>

export const PasskeyName = Type.String({
  minLength: passkeyRules.name.min,
  maxLength: passkeyRules.name.max,
  description: 'To know it by; of the device that asks when left out',
})

const Descriptor = Type.Object({
  type: Type.Literal('public-key'),
  id: Type.String(),
  transports: Type.Array(Type.String()),
})

export const RequestOptions = Type.Object(
  {
    challenge: Type.String({ description: 'Good once, for five minutes' }),
    rpId: Type.String(),
    timeout: Type.Integer({ description: 'Milliseconds' }),
    userVerification: Type.Literal('required'),
    allowCredentials: Type.Array(Descriptor, { description: 'Empty: any that the device has' }),
  },
  {
    $id: 'PasskeyRequestOptions',
    description:
      '`PublicKeyCredentialRequestOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseRequestOptionsFromJSON`',
  },
)
export type RequestOptions = Static<typeof RequestOptions>

export const CreationOptions = Type.Object(
  {
    challenge: Type.String({ description: 'Good once, for five minutes, in this session' }),
    rp: Type.Object({ id: Type.String(), name: Type.String() }),
    user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
    pubKeyCredParams: Type.Array(Type.Object({ type: Type.Literal('public-key'), alg: Type.Integer() })),
    timeout: Type.Integer({ description: 'Milliseconds' }),
    excludeCredentials: Type.Array(Descriptor),
    authenticatorSelection: Type.Object({
      residentKey: Type.Literal('required'),
      requireResidentKey: Type.Boolean(),
      userVerification: Type.Literal('required'),
    }),
    attestation: Type.Literal('none'),
  },
  {
    $id: 'PasskeyCreationOptions',
    description:
      '`PublicKeyCredentialCreationOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseCreationOptionsFromJSON`',
  },
)
export type CreationOptions = Static<typeof CreationOptions>

export const PasskeySchema = Type.Object(
  {
    id: Id,
    name: Type.String(),
    isSynced: Type.Boolean({ description: 'Whether its maker keeps copies of it on other devices' }),
    createdAt: Time,
    usedAt: Type.Union([Time, Type.Null()], { description: 'Its last use' }),
  },
  { $id: 'Passkey' },
)
