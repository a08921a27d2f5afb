import { randomUUID } from 'node:crypto'
import type { Config } from '@piata/config'
import type { Id, Role, Soon } from '@piata/db'
import { createSigner, createVerifier, TokenError } from 'fast-jwt'
import { unauthenticated } from '../problems/problem.ts'
import { after } from '../soon.ts'
import type { KeyRing } from './key-ring.ts'
import type { SigningKey } from './keys.ts'
import type { Origin } from './revocations.ts'

export interface AccessClaims extends Origin {
  role: Role
  /** How its session was opened (RFC 8176): `mfa` where a second factor was given. */
  amr?: 'mfa'[]
  /** Of a session in which an administrator sees what the account sees: whose (RFC 8693, 4.1). */
  act?: { sub: Id }
}

/** The role in which a session acts: where staff need a second factor, one that has shown none is an ordinary member's. */
export function effectiveRole(
  { role, amr }: Pick<AccessClaims, 'role' | 'amr'>,
  { staffSecondFactor }: Pick<Config, 'staffSecondFactor'>,
): Role {
  return staffSecondFactor === 'off' || amr?.includes('mfa') ? role : 'member'
}

const audience = 'piata'
/** The header's `typ` of access tokens (RFC 9068, 2.1). */
const typ = 'at+jwt'
/** How far the clocks of gateways may differ. */
const clockToleranceMs = 5_000
/** Tokens whose signature need not be checked again; 1 kB each. */
const remembered = 4_000
const required = ['iss', 'aud', 'iat', 'nbf', 'exp', 'jti', 'sub', 'sid', 'ver', 'role']

interface KnownToken {
  kid: string
  claims: AccessClaims & { exp: number }
}

/** What a key is used with. */
interface Tools {
  sign(claims: object): string
  verify(token: string): AccessClaims & { exp: number }
}

/** Signs and reads access tokens: JWTs of EdDSA and nothing else. */
export class AccessTokens {
  readonly #keys: Pick<KeyRing, 'current' | 'find'>
  readonly #issuer: string
  readonly #lifeMs: number
  readonly #tools = new WeakMap<SigningKey, Tools>()
  /** Tokens that were right, the longest known first. By their texts: fast-jwt's own memory hashes each with SHA-512, which takes longer than all else. */
  readonly #known = new Map<string, KnownToken>()

  /** @param lifeMs how long a token lives */
  constructor(
    keys: Pick<KeyRing, 'current' | 'find'>,
    { issuer, lifeMs }: { issuer: string; lifeMs: number },
  ) {
    this.#keys = keys
    this.#issuer = issuer
    this.#lifeMs = lifeMs
  }

  sign({ sub, sid, ver, role, amr, act }: AccessClaims): string {
    const claims = { sub, sid, ver, role, ...(amr && { amr }), ...(act && { act }), jti: randomUUID() }
    return this.#toolsOf(this.#keys.current()).sign(claims)
  }

  /** @throws Problem unauthenticated; what the database throws where the key has to be looked for */
  read(token: string): Soon<AccessClaims> {
    const known = this.#known.get(token)
    const kid = known === undefined ? kidOf(token) : known.kid
    if (typeof kid !== 'string') throw unauthenticated('The access token is not valid.')
    // Asked for known tokens too: their key may have gone.
    return after(this.#keys.find(kid), (key) => this.#check(token, key, known))
  }

  #check(token: string, key: SigningKey | undefined, known: KnownToken | undefined): AccessClaims {
    if (key === undefined) throw unauthenticated('The access token is not valid.')
    if (known !== undefined && known.claims.exp * 1000 + clockToleranceMs > Date.now()) return known.claims
    try {
      const claims = this.#toolsOf(key).verify(token)
      if (this.#known.size >= remembered) this.#known.delete(this.#known.keys().next().value!)
      this.#known.set(token, { kid: key.kid, claims })
      return claims
    } catch (error) {
      const isExpired = (error as TokenError).code === TokenError.codes.expired
      if (isExpired) this.#known.delete(token)
      throw unauthenticated(isExpired ? 'The access token has expired.' : 'The access token is not valid.')
    }
  }

  #toolsOf(key: SigningKey): Tools {
    const known = this.#tools.get(key)
    if (known !== undefined) return known
    const tools: Tools = {
      sign: createSigner({
        key: key.privatePem,
        algorithm: 'EdDSA',
        kid: key.kid,
        header: { alg: 'EdDSA', typ },
        iss: this.#issuer,
        aud: audience,
        expiresIn: this.#lifeMs,
        notBefore: 0,
      }),
      verify: createVerifier({
        key: key.publicPem,
        algorithms: ['EdDSA'],
        checkTyp: typ,
        allowedIss: this.#issuer,
        allowedAud: audience,
        requiredClaims: required,
        clockTolerance: clockToleranceMs,
      }),
    }
    this.#tools.set(key, tools)
    return tools
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
