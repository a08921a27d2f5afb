import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { isOldPassword } from '@piata/db'
import { createGate } from '../admission/gate.ts'

const argon2Async = promisify(argon2)

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. Tests of other things lower it. */
export const passwordCost = { memory: 19_456, passes: 2, parallelism: 1 }
const hashBytes = 32
const saltBytes = 16
/** Hashing takes a core and a thread of the pool that reads files too: so few run at once, and one core is left to requests where there are several. */
const hashing = createGate({
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  longestQueue: 256,
  longestWaitMs: 10_000,
})

export const passwordLength = { min: 10, max: 200 }

/**
 * A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
 * @throws Problem unavailable when too many wait for hashing
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const hash = await derive(password, salt, passwordCost, hashBytes)
  const { memory, passes, parallelism } = passwordCost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`
}

/**
 * Whether the password made the PHC string, or the hash of an old site. Without a string (an unknown account) the same work is done, so that time
 * does not tell who has an account.
 */
export async function verifyPassword(phc: string | undefined, password: string): Promise<boolean> {
  if (phc !== undefined && isOldPassword(phc)) {
    const { verifyOldPassword } = await import('./old-passwords.ts')
    return hashing.take(undefined, () => verifyOldPassword(phc, password))
  }
  const parsed = phc === undefined ? undefined : parsePhc(phc)
  const { salt, expected, parameters } = parsed ?? {
    salt: decoySalt,
    expected: decoyHash,
    parameters: passwordCost,
  }
  const hash = await derive(password, salt, parameters, expected.length)
  return timingSafeEqual(hash, expected) && parsed !== undefined
}

/** Whether the string was made with other parameters than today's. */
export const needsRehash = (phc: string): boolean =>
  !phc.startsWith(
    `$argon2id$v=19$m=${passwordCost.memory},t=${passwordCost.passes},p=${passwordCost.parallelism}$`,
  )

const decoySalt = randomBytes(saltBytes)
const decoyHash = randomBytes(hashBytes)

const phcPattern =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

function parsePhc(phc: string) {
  const match = phcPattern.exec(phc)
  if (!match) return undefined
  const [, memory, passes, parallelism, salt, hash] = match
  return {
    parameters: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt!, 'base64'),
    expected: Buffer.from(hash!, 'base64'),
  }
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

async function derive(
  password: string,
  salt: Buffer,
  parameters: typeof passwordCost,
  tagLength: number,
): Promise<Buffer> {
  // NFC, so that a password typed on another keyboard stays the same password.
  const message = Buffer.from(password.normalize('NFC'), 'utf8')
  return hashing.take(undefined, () =>
    argon2Async('argon2id', { message, nonce: salt, tagLength, ...parameters }),
  )
}
