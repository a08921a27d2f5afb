import { createHmac } from 'node:crypto'
import { networkOf } from '@piata/config'
import type { FastifyRequest } from 'fastify'
import { addressOf } from '../intake/forwarded.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells those who are not logged in apart for a day (UTC), by their address, which nobody learns from it; an IPv6 /64 is one. */
    guestOf(request: FastifyRequest): string
  }
}

const dayMs = 86_400_000

export const guestsBy =
  (secret: Buffer) =>
  (request: FastifyRequest): string =>
    createHmac('sha256', secret)
      .update(`${Math.floor(Date.now() / dayMs)} ${networkOf(addressOf(request), 64)}`)
      .digest('base64url')
