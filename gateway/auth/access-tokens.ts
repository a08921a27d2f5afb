import { randomUUID } from 'node:crypto'
import type { Role } from '@piata/db'
import { createSigner, createVerifier, TokenError } from 'fast-jwt'
import { unauthenticated } from '../problems/problem.ts'
import type { SigningKey } from './keys.ts'
import type { Origin } from './revocations.ts'

export interface AccessClaims extends Origin {
  role: Role
}

const audience = 'piata'
/** The header's `typ` of access tokens (RFC 9068, 2.1). */
const typ = 'at+jwt'
/** How far the clocks of gateways may differ. */
const clockToleranceMs = 5_000
/** Tokens whose signature need not be checked again; 2 kB each. */
const remembered = 4_000
const required = ['iss', 'aud', 'iat', 'nbf', 'exp', 'jti', 'sub', 'sid', 'ver', 'role']

/** Signs and reads access tokens: JWTs of EdDSA and nothing else. */
export class AccessTokens {
  readonly #key: SigningKey
  readonly #sign: (claims: object) => string
  readonly #verify: (token: string) => AccessClaims

  /** @param lifeMs how long a token lives */
  constructor(key: SigningKey, { issuer, lifeMs }: { issuer: string; lifeMs: number }) {
    this.#key = key
    this.#sign = createSigner({
      key: key.privatePem,
      algorithm: 'EdDSA',
      kid: key.kid,
      header: { alg: 'EdDSA', typ },
      iss: issuer,
      aud: audience,
      expiresIn: lifeMs,
      notBefore: 0,
    })
    this.#verify = createVerifier({
      key: key.publicPem,
      algorithms: ['EdDSA'],
      checkTyp: typ,
      allowedIss: issuer,
      allowedAud: audience,
      requiredClaims: required,
      clockTolerance: clockToleranceMs,
      cache: remembered,
    })
  }

  sign({ sub, sid, ver, role }: AccessClaims): string {
    return this.#sign({ sub, sid, ver, role, jti: randomUUID() })
  }

  /** @throws Problem unauthenticated */
  read(token: string): AccessClaims {
    if (kidOf(token) !== this.#key.kid) throw unauthenticated('The access token is not valid.')
    try {
      return this.#verify(token)
    } catch (error) {
      const isExpired = (error as TokenError).code === TokenError.codes.expired
      throw unauthenticated(isExpired ? 'The access token has expired.' : 'The access token is not valid.')
    }
  }
}

/** The name of the key that a token says it was signed with. */
function kidOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString()).kid
  } catch {
    return undefined
  }
}
