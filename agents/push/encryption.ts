import { createCipheriv, createECDH, createPrivateKey, ECDH, hkdfSync, randomBytes, sign } from 'node:crypto'

/** What a browser gave when it subscribed, base64url: its public key (65 bytes) and its secret (16 bytes). */
interface PushKeys {
  p256dh: string
  auth: string
}

/** A pair of this site, base64url, by which push services know who sends: P-256, the public key as an uncompressed point. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/** The most bytes of a message: a push service takes 4,096, of which the header is 86, the padding's end 1 and the tag 16. */
export const mostPayloadBytes = 3_993
const recordSize = 4_096
const tokenHours = 12

/** Whether a browser's public key is what a message can be encrypted for: an uncompressed point of P-256, base64url. */
export function isPushKey(p256dh: string): boolean {
  const bytes = Buffer.from(p256dh, 'base64url')
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  try {
    ECDH.convertKey(bytes, 'prime256v1')
    return true
  } catch {
    return false
  }
}

/** A new pair. */
export function makeVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return {
    publicKey: pair.getPublicKey('base64url'),
    // Leading zeros belong to it, which Node leaves out.
    privateKey: Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
      .subarray(-32)
      .toString('base64url'),
  }
}

/**
 * A message that only the browser of these keys can read: one record of aes128gcm (RFC 8188) under keys of RFC 8291.
 * @param own a fresh pair and salt; given in tests only
 * @throws Error for a point that is not on the curve
 */
export function encryptPush(
  payload: Buffer,
  { p256dh, auth }: PushKeys,
  own: { pair: ECDH; salt: Buffer } = freshPair(),
): Buffer {
  if (payload.length > mostPayloadBytes)
    throw new RangeError(`A push has at most ${mostPayloadBytes} bytes, not ${payload.length}`)
  const { pair, salt } = own
  const theirs = Buffer.from(p256dh, 'base64url')
  const ours = pair.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const material = derive(pair.computeSecret(theirs), Buffer.from(auth, 'base64url'), info, 32)
  const key = derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2 ends the last record; there is no padding.
  const sealed = Buffer.concat([cipher.update(payload), cipher.update(Buffer.of(2)), cipher.final()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordSize)
  return Buffer.concat([salt, size, Buffer.of(ours.length), ours, sealed, cipher.getAuthTag()])
}

function freshPair(): { pair: ECDH; salt: Buffer } {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  return { pair, salt: randomBytes(16) }
}

const derive = (material: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', material, salt, info, length))

/** The `Authorization` that says who sends (RFC 8292), good for one push service and half a day. `subject` is where its operator can write to. */
export function vapidHeader(endpoint: URL, keys: VapidKeys, subject: string, now: Date): string {
  const point = Buffer.from(keys.publicKey, 'base64url')
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256', d: keys.privateKey },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(now.getTime() / 1000) + tokenHours * 3_600
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: endpoint.origin, exp, sub: subject })}`
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  )
  return `vapid t=${said}.${signature}, k=${keys.publicKey}`
}
