import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Seconds in which a challenge is to be answered. */
export const sealedChallengeSeconds = 300

const nonceBytes = 15
const timeBytes = 4
const macBytes = 32
/** 51 bytes, which base64url writes in one way only. */
const pattern = /^[\w-]{68}$/

/**
 * A challenge for whoever has to answer it: random bytes, until when it is good, and an HMAC over these and `subject`, what it is for and whose. Nobody
 * has to keep it, and every gateway that has the secret knows it again.
 * @param now seconds since 1970
 */
export function issueSealedChallenge(secret: Buffer, subject: string, now = Date.now() / 1000): Buffer {
  const until = Buffer.alloc(timeBytes)
  until.writeUInt32BE(Math.floor(now) + sealedChallengeSeconds)
  const claims = Buffer.concat([randomBytes(nonceBytes), until])
  return Buffer.concat([claims, seal(secret, subject, claims)])
}

/** What `usedChallenges` remembers of a challenge; undefined where it is not ours, was made for another subject or is too old. */
export function readSealedChallenge(
  secret: Buffer,
  subject: string,
  text: string,
  now = Date.now() / 1000,
): { hash: string; expiresAt: string } | undefined {
  if (!pattern.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  const claims = bytes.subarray(0, nonceBytes + timeBytes)
  const until = claims.readUInt32BE(nonceBytes)
  const isOurs = timingSafeEqual(seal(secret, subject, claims), bytes.subarray(-macBytes))
  if (!isOurs || until <= now) return undefined
  return {
    hash: createHash('sha256').update(bytes).digest('base64url'),
    expiresAt: new Date(until * 1000).toISOString(),
  }
}

const seal = (secret: Buffer, subject: string, claims: Buffer): Buffer =>
  createHmac('sha256', secret).update(claims).update(subject).digest()
