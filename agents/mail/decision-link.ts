import { createHmac, timingSafeEqual } from 'node:crypto'

/** A word of a link to a decision, as `decisionToken` makes it. */
export const decisionPattern = '^[\\w-]{44}$'

/**
 * A word by which whoever was restricted reads why and complains, without log-in: a suspended account has none. It names the decision itself, so nothing
 * is kept of it; what makes it unguessable is `secret`.
 */
export function decisionToken(decisionId: string, secret: Buffer): string {
  const bytes = Buffer.from(decisionId.replaceAll('-', ''), 'hex')
  return `${bytes.toString('base64url')}${sign(bytes, secret).toString('base64url')}`
}

/** The decision's id; undefined for a word that was not made with `secret`. */
export function readDecisionToken(token: string, secret: Buffer): string | undefined {
  const bytes = Buffer.from(token.slice(0, 22), 'base64url')
  const signature = Buffer.from(token.slice(22), 'base64url')
  if (bytes.length !== 16 || signature.length !== 16) return undefined
  if (!timingSafeEqual(signature, sign(bytes, secret))) return undefined
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const sign = (id: Buffer, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update('decisions ').update(id).digest().subarray(0, 16)
