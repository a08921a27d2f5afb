import { prefixesOf } from '@piata/config'
import type { WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.ts'

/** Whether a moderator has banned the address, its domain, or the network that the request comes from. */
export const isBanned = (
  { bans }: Pick<WrittenTables, 'bans'>,
  { ip }: FastifyRequest,
  email: string,
): Promise<boolean> => bans.forbidsRegistration(email, prefixesOf(ip) ?? [])

/** @throws Problem registration-refused */
export async function refuseBanned(
  { database }: FastifyInstance,
  request: FastifyRequest,
  email: string,
): Promise<void> {
  if (await isBanned(database, request, email))
    throw new Problem('registration-refused', 'This address, or the network that you are in, is banned here.')
}
