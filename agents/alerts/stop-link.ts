import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whose mails a link ends: those of one saved search, or all of an account. */
type Stopped = { id: string } | { userId: string }

/**
 * A word that ends mails for whoever has it, without log-in. It says itself whose they are, so nothing is kept of it; what makes it
 * unguessable is `secret`.
 */
export function stopToken(stopped: Stopped, secret: Buffer): string {
  const [kind, id] = 'id' in stopped ? ['s', stopped.id] : ['u', stopped.userId]
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return `${kind}${bytes.toString('base64url')}${sign(kind, bytes, secret).toString('base64url')}`
}

/** Undefined for a word that was not made with `secret`. */
export function readStopToken(token: string, secret: Buffer): Stopped | undefined {
  const kind = token.charAt(0)
  const bytes = Buffer.from(token.slice(1, 23), 'base64url')
  const signature = Buffer.from(token.slice(23), 'base64url')
  if (bytes.length !== 16 || signature.length !== 16) return undefined
  if (!timingSafeEqual(signature, sign(kind, bytes, secret))) return undefined
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return kind === 's' ? { id } : { userId: id }
}

const sign = (kind: string, id: Buffer, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(`alerts ${kind}`).update(id).digest().subarray(0, 16)
