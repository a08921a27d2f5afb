import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

export interface SealedAnswer {
  headers: Record<string, string | string[]>
  body: Buffer
}

/** Encrypts an answer: nonce, tag, then the length of the headers' JSON, the JSON and the body. */
export function seal(answer: SealedAnswer, secret: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(secret), nonce)
  const headers = Buffer.from(JSON.stringify(answer.headers))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(headers.length)
  const parts = [length, headers, answer.body].map((part) => cipher.update(part))
  const end = cipher.final()
  return Buffer.concat([nonce, cipher.getAuthTag(), ...parts, end])
}

/** Undefined when the secret is another one or the bytes were changed. */
export function unseal(bytes: Buffer, secret: string): SealedAnswer | undefined {
  if (bytes.length < nonceBytes + tagBytes) return undefined
  const decipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, nonceBytes))
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  let plain: Buffer
  try {
    plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
  const headersEnd = 4 + plain.readUInt32BE(0)
  return { headers: JSON.parse(plain.toString('utf8', 4, headersEnd)), body: plain.subarray(headersEnd) }
}

const keyOf = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'piata idempotent answer', 32))
