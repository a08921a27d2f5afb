import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { refreshCookie } from '../auth/refresh-tokens.ts'
import { cookieOf } from '../intake/cookies.ts'

/**
 * Whose keys these are: the account's id, by which they go when it is deleted, or the address and route of those who are
 * not logged in.
 */
export const scopeOf = (request: FastifyRequest): string =>
  request.actor?.id ?? `address:${request.ip}:${request.routeOptions.url}`

/** The database keeps only a hash of the client's key. */
export const storedKeyOf = (key: string): string => createHash('sha256').update(key).digest('base64url')

/**
 * What makes two requests the same: method, address and body. Of an upload the bytes of its pictures are the body: a retry
 * has another boundary.
 */
export const fingerprintOf = (request: FastifyRequest): string => digestOf(request, 'fingerprint')

/** What an answer is sealed with: the key itself, the body and the refresh cookie, none of which the database holds. */
export const sealingSecretOf = (request: FastifyRequest, key: string): string =>
  `${key}\n${digestOf(request, 'seal')}\n${cookieOf(request, refreshCookie) ?? ''}`

function digestOf(request: FastifyRequest, purpose: 'fingerprint' | 'seal'): string {
  const hash = createHash('sha256').update(`${purpose}\n${request.method} ${request.url}\n`)
  return hash
    .update(request.form?.digest ?? request.arrived?.digest ?? JSON.stringify(request.body ?? null))
    .digest('base64url')
}
