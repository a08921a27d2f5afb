import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor, Id, Role } from '@piata/db'

export interface Pass {
  actor: Actor
  sessionId: Id
}

/** Seconds that a pass is good for; the site gets a new one with each access token. */
export const passSeconds = 3600

const passPattern = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([a-z]{1,20})\.(\d{1,12})\.([\w-]{43})$/

/**
 * What a browser shows for the pictures of drafts, which `<img>` asks for without an access token: who it is and until when,
 * with an HMAC. It is good for looking at pictures and for nothing else.
 * @param now seconds since 1970
 */
export function issuePass(secret: Buffer, { actor, sessionId }: Pass, now = Date.now() / 1000): string {
  const claims = `${actor.id}.${sessionId}.${actor.role}.${Math.floor(now) + passSeconds}`
  return `${claims}.${seal(secret, claims).toString('base64url')}`
}

/** The pass, or undefined when it is not ours or has expired. */
export function readPass(secret: Buffer, text: string, now = Date.now() / 1000): Pass | undefined {
  const match = passPattern.exec(text)
  if (match === null) return undefined
  const [, id, sessionId, role, until, mac] = match as unknown as [string, Id, Id, Role, string, string]
  const expected = seal(secret, text.slice(0, text.lastIndexOf('.')))
  if (!timingSafeEqual(expected, Buffer.from(mac, 'base64url')) || Number(until) <= now) return undefined
  return { actor: { id, role }, sessionId }
}

const seal = (secret: Buffer, claims: string): Buffer => createHmac('sha256', secret).update(claims).digest()
