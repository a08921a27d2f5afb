import { generateKeyPairSync } from 'node:crypto'

/** An ES256 key as authenticators write it (COSE, RFC 9053): a map of kty EC2, alg ES256, crv P-256, x and y. */
function coseKey(): Buffer {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string }
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  return Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    bytes(x),
    Buffer.from('225820', 'hex'),
    bytes(y),
  ])
}

/** Stands for a passkey that is not known, so that looking for one takes as long as finding it. Nobody has its private key. */
export const decoyCredential = { credentialId: 'decoy', publicKey: coseKey().toString('base64url') }
