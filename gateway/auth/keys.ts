import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto'
import type { StoredKey } from '@piata/db'

/** A pair that signs access tokens: Ed25519. */
export interface SigningKey {
  /** RFC 7638 thumbprint of the public key. */
  kid: string
  privatePem: string
  publicPem: string
  publicJwk: { kty: string; crv: string; x: string; kid: string; use: 'sig'; alg: 'EdDSA' }
}

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** A new pair, sealed with the 32 bytes of `secret`. */
export function makeKey(secret: Buffer, signsFrom: Date): StoredKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { kid, privatePem } = describeKey(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)
  return { kid, sealed: seal(secret, kid, privatePem), signsFrom: signsFrom.toISOString() }
}

/** @throws Error for what was sealed with another secret, changed, or sealed as another key */
export function openKey(secret: Buffer, { kid, sealed }: StoredKey): SigningKey {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(cipher, secret, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(kid))
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  const pem = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
  return describeKey(pem.toString('utf8'))
}

/** The nonce, the tag, and the private key under AES-256-GCM, bound to the key's name. */
function seal(secret: Buffer, kid: string, pem: string): string {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, secret, iv, { authTagLength: tagBytes })
  sealing.setAAD(Buffer.from(kid))
  const sealed = Buffer.concat([sealing.update(pem, 'utf8'), sealing.final()])
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url')
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
