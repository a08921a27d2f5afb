import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { openText, type SealSecrets, sealText } from '@piata/config'
import type { StoredKey } from '@piata/db'

/** A pair that signs access tokens: Ed25519. */
export interface SigningKey {
  /** RFC 7638 thumbprint of the public key. */
  kid: string
  privatePem: string
  publicPem: string
  publicJwk: { kty: string; crv: string; x: string; kid: string; use: 'sig'; alg: 'EdDSA' }
}

/** A new pair, sealed with `secret`. */
export function makeKey(secret: SealSecrets, signsFrom: Date): StoredKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { kid, privatePem } = describeKey(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)
  return { kid, sealed: sealText(secret, kid, privatePem), signsFrom: signsFrom.toISOString() }
}

/** @throws Error for what was sealed with another secret, changed, or sealed as another key */
export function openKey(secret: SealSecrets, { kid, sealed }: StoredKey): SigningKey {
  return describeKey(openText(secret, kid, sealed))
}

function describeKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('A signing key is not an Ed25519 key')
  const publicKey = createPublicKey(privateKey)
  const { crv, kty, x } = publicKey.export({ format: 'jwk' }) as { crv: string; kty: string; x: string }
  // Members in lexical order, without spaces (RFC 7638, 3).
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
  return {
    kid,
    privatePem: pem,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    publicJwk: { kty, crv, x, kid, use: 'sig', alg: 'EdDSA' },
  }
}
