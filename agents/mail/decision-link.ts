import { createHmac, timingSafeEqual } from 'node:crypto'

/** A word of a link to a decision, as `decisionToken` makes it. */
export const decisionPattern = '^[\\w-]{44}$'

/** What a link leads to: a decision for whoever was restricted, or what became of a report for whoever sent it. */
type Kind = 'decision' | 'report'

/**
 * A word by which whoever was restricted, or reported something, reads why and complains, without log-in: a suspended account has none, and neither has a
 * guest. It names the decision or report itself, so nothing is kept of it; what makes it unguessable is `secret`.
 */
export function decisionToken(id: string, secret: Buffer, kind: Kind = 'decision'): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return `${bytes.toString('base64url')}${sign(kind, bytes, secret).toString('base64url')}`
}

/** The id of the decision or report; undefined for a word that was not made with `secret`. */
export function readDecisionToken(token: string, secret: Buffer): { kind: Kind; id: string } | undefined {
  const bytes = Buffer.from(token.slice(0, 22), 'base64url')
  const signature = Buffer.from(token.slice(22), 'base64url')
  if (bytes.length !== 16 || signature.length !== 16) return undefined
  const kind = (['decision', 'report'] as const).find((one) =>
    timingSafeEqual(signature, sign(one, bytes, secret)),
  )
  if (kind === undefined) return undefined
  return { kind, id: bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
}

const sign = (kind: Kind, id: Buffer, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${kind}s `).update(id).digest().subarray(0, 16)
