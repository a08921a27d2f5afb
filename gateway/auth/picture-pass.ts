import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Id, Role } from '@piata/db'
import type { AccessClaims } from './access-tokens.ts'

/** Seconds that a pass is good for; the site gets a new one with each access token. */
export const passSeconds = 3600

const passPattern = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.(\d{1,9})\.([a-z]{1,20})\.(\d{1,12})\.([\w-]{43})$/

/**
 * What a browser shows for the pictures of drafts, which `<img>` asks for without an access token: who it is and until when,
 * with an HMAC. It is good for looking at pictures and for nothing else.
 * @param now seconds since 1970
 */
export function issuePass(
  secret: Buffer,
  { sub, sid, ver, role }: AccessClaims,
  now = Date.now() / 1000,
): string {
  const claims = `${sub}.${sid}.${ver}.${role}.${Math.floor(now) + passSeconds}`
  return `${claims}.${seal(secret, claims).toString('base64url')}`
}

/** The pass, or undefined when it is not ours or has expired. */
export function readPass(secret: Buffer, text: string, now = Date.now() / 1000): AccessClaims | undefined {
  const match = passPattern.exec(text)
  if (match === null) return undefined
  const [, sub, sid, ver, role, until, mac] = match as unknown as [
    string,
    Id,
    Id,
    string,
    Role,
    string,
    string,
  ]
  const expected = seal(secret, text.slice(0, text.lastIndexOf('.')))
  if (!timingSafeEqual(expected, Buffer.from(mac, 'base64url')) || Number(until) <= now) return undefined
  return { sub, sid, ver: Number(ver), role }
}

const seal = (secret: Buffer, claims: string): Buffer => createHmac('sha256', secret).update(claims).digest()
