import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** The first seals; each opens, so that what was sealed before the secret changed can be read. 32 bytes each. */
export type SealSecrets = Buffer | readonly Buffer[]

/**
 * A text under AES-256-GCM, bound to the name of what it belongs to: nonce, tag and bytes as base64url.
 */
export function sealText(secrets: SealSecrets, name: string, text: string): string {
  const secret = Buffer.isBuffer(secrets) ? secrets : secrets[0]!
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, secret, iv, { authTagLength: tagBytes })
  sealing.setAAD(Buffer.from(name))
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url')
}

/** @throws Error for what was sealed with another secret, changed, or sealed under another name */
export function openText(secrets: SealSecrets, name: string, sealed: string): string {
  if (Buffer.isBuffer(secrets)) return open(secrets, name, sealed)
  for (const secret of secrets.slice(0, -1)) {
    try {
      return open(secret, name, sealed)
    } catch {
      // The next one may be right.
    }
  }
  return open(secrets.at(-1)!, name, sealed)
}

function open(secret: Buffer, name: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(cipher, secret, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(name))
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
    'utf8',
  )
}
