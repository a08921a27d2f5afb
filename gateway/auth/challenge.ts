import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Id, User } from '@piata/db'

/** Seconds between the right password and the code. */
export const challengeSeconds = 300

const challengePattern = /^([0-9a-f-]{36})\.(\d{1,9})\.(\d{1,12})\.([\w-]{43})$/

/** Says that the password was right a moment ago, and opens nothing without a second factor. @param now seconds since 1970 */
export function issueChallenge(
  secret: Buffer,
  { id, tokenVersion }: Pick<User, 'id' | 'tokenVersion'>,
  now = Date.now() / 1000,
): string {
  const claims = `${id}.${tokenVersion}.${Math.floor(now) + challengeSeconds}`
  return `${claims}.${seal(secret, claims).toString('base64url')}`
}

/** Whose it is, with the version that the account's tokens had; undefined where it is not ours or too old. */
export function readChallenge(
  secret: Buffer,
  text: string,
  now = Date.now() / 1000,
): { id: Id; tokenVersion: number } | undefined {
  const match = challengePattern.exec(text)
  if (match === null) return undefined
  const [, id, version, until, mac] = match as unknown as [string, Id, string, string, string]
  const expected = seal(secret, text.slice(0, text.lastIndexOf('.')))
  if (!timingSafeEqual(expected, Buffer.from(mac, 'base64url')) || Number(until) <= now) return undefined
  return { id, tokenVersion: Number(version) }
}

const seal = (secret: Buffer, claims: string): Buffer => createHmac('sha256', secret).update(claims).digest()
