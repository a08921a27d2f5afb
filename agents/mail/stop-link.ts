import { createHmac, timingSafeEqual } from 'node:crypto'
import { type NotificationKind, notificationKindNames } from '@piata/db'

/** Mails of one kind, or of all that are not about log-ins. */
export type StoppedKind = NotificationKind | 'all'

/** Whose mails a link ends: those of one saved search, of all saved searches of an account, or what an account is told of. */
type Stopped = { id: string } | { userId: string } | { userId: string; kind: StoppedKind }

/** A word of a link that ends mails, as `stopToken` makes it. */
export const stopPattern = '^[\\w-]{40,80}$'

/**
 * A word that ends mails for whoever has it, without log-in. It says itself whose they are, so nothing is kept of it; what makes it
 * unguessable is `secret`.
 */
export function stopToken(stopped: Stopped, secret: Buffer): string {
  if ('id' in stopped) return tokenOf('s', stopped.id, '', secret)
  return 'kind' in stopped
    ? tokenOf('n', stopped.userId, stopped.kind, secret)
    : tokenOf('u', stopped.userId, '', secret)
}

function tokenOf(letter: string, id: string, kind: string, secret: Buffer): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return `${letter}${bytes.toString('base64url')}${sign(letter, bytes, kind, secret).toString('base64url')}${kind}`
}

/** Undefined for a word that was not made with `secret`. */
export function readStopToken(token: string, secret: Buffer): Stopped | undefined {
  const letter = token.charAt(0)
  const bytes = Buffer.from(token.slice(1, 23), 'base64url')
  const signature = Buffer.from(token.slice(23, 45), 'base64url')
  const kind = token.slice(45)
  if (bytes.length !== 16 || signature.length !== 16) return undefined
  if (!timingSafeEqual(signature, sign(letter, bytes, kind, secret))) return undefined
  const id = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  if (letter === 's') return { id }
  if (letter === 'u') return { userId: id }
  // A kind of another version of Piata is none of ours.
  const known = ['all' as const, ...notificationKindNames].find((name) => name === kind)
  return known && { userId: id, kind: known }
}

const sign = (letter: string, id: Buffer, kind: string, secret: Buffer): Buffer =>
  createHmac('sha256', secret).update(`alerts ${letter}`).update(id).update(kind).digest().subarray(0, 16)
