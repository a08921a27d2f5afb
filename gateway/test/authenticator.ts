import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { Assertion, CreationOptions, Registration, RequestOptions } from '../schemas/passkeys.ts'

const flags = { present: 1, verified: 4, attested: 64 }

/** What an authenticator and its browser do otherwise than they should. */
interface Odd {
  origin?: string
  rpId?: string
  isVerified?: boolean
  type?: string
  isCrossOrigin?: boolean
  userHandle?: string
  challenge?: string
}

/**
 * A browser with an authenticator that keeps one ES256 credential (WebAuthn, 6): attestation none, and a counter that stays where it is told.
 */
export class SoftwareAuthenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #origin: string
  readonly id: string
  counter = 0
  userHandle = ''

  constructor({ origin = 'http://localhost:3000', id = randomBytes(32).toString('base64url') } = {}) {
    this.#origin = origin
    this.id = id
  }

  create(
    options: CreationOptions,
    odd: Odd & { fmt?: string; attStmt?: Map<string, unknown> } = {},
  ): Registration {
    this.userHandle = options.user.id
    const clientDataJSON = this.#clientData('webauthn.create', options.challenge, odd)
    const authData = this.#authenticatorData(odd.rpId ?? options.rp.id, odd, this.#attested())
    const attestation = new Map<string, unknown>([
      ['fmt', odd.fmt ?? 'none'],
      ['attStmt', odd.attStmt ?? new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      ...this.#named(),
      response: {
        clientDataJSON,
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  get(options: RequestOptions, odd: Odd = {}): Assertion {
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, odd)
    const authData = this.#authenticatorData(odd.rpId ?? options.rpId, odd)
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))])
    return {
      ...this.#named(),
      response: {
        clientDataJSON,
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
        userHandle: odd.userHandle ?? this.userHandle,
      },
    }
  }

  #named() {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  #clientData(type: string, challenge: string, odd: Odd): string {
    const said = {
      type: odd.type ?? type,
      challenge: odd.challenge ?? challenge,
      origin: odd.origin ?? this.#origin,
      crossOrigin: odd.isCrossOrigin ?? false,
    }
    return Buffer.from(JSON.stringify(said)).toString('base64url')
  }

  #authenticatorData(rpId: string, { isVerified = true }: Odd, attested?: Buffer): Buffer {
    const head = Buffer.alloc(5)
    head[0] = flags.present | (isVerified ? flags.verified : 0) | (attested ? flags.attested : 0)
    head.writeUInt32BE(this.counter, 1)
    return Buffer.concat([sha256(Buffer.from(rpId)), head, attested ?? Buffer.alloc(0)])
  }

  /** Attested credential data: AAGUID, id and COSE key. */
  #attested(): Buffer {
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' }) as { x: string; y: string }
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ])
    const id = Buffer.from(this.id, 'base64url')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    return Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(key as never)])
  }
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
