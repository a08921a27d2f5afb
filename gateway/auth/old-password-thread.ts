import { createHmac, hash as digest, timingSafeEqual } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { compareSync } from 'bcryptjs'

const { hash, password } = workerData as { hash: string; password: string }
parentPort!.postMessage(matches(hash, password))

function matches(hash: string, password: string): boolean {
  if (/^\$[PH]\$/.test(hash)) return timingSafeEqual(Buffer.from(phpass(hash, password)), Buffer.from(hash))
  if (!hash.startsWith('$wp')) return compareSync(password, hash)
  // Since WordPress 6.8, so that bcrypt, which reads 72 bytes, sees the whole password.
  const keyed = createHmac('sha384', 'wp-sha384').update(password.trim()).digest('base64')
  return compareSync(keyed, hash.slice(3))
}

/** The portable hash of PHP's phpass: MD5 of the salt and the password, and again with the password as often as the fourth character says. */
function phpass(hash: string, password: string): string {
  const letters = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  const bytes = Buffer.from(password)
  let state = digest('md5', Buffer.concat([Buffer.from(hash.slice(4, 12)), bytes]), 'buffer')
  for (let round = 2 ** letters.indexOf(hash[3]!); round > 0; round--)
    state = digest('md5', Buffer.concat([state, bytes]), 'buffer')
  let text = hash.slice(0, 12)
  for (let at = 0; at < state.length; at += 3) {
    const group = state[at]! | ((state[at + 1] ?? 0) << 8) | ((state[at + 2] ?? 0) << 16)
    const count = Math.min(4, state.length - at + 1)
    for (let letter = 0; letter < count; letter++) text += letters[(group >> (6 * letter)) & 63]
  }
  return text
}
