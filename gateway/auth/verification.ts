import { awaitsVerification, type Id } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { Problem, unauthenticated } from '../problems/problem.ts'

/** Asked before any work of what buyers will see. @throws Problem email-not-verified */
export async function requireVerifiedEmail({ config, database }: FastifyInstance, id: Id): Promise<void> {
  if (config.emailVerification === 'off') return
  const user = await database.users.findById(id)
  if (user === undefined) throw unauthenticated('The account is gone.')
  if (awaitsVerification(config, user))
    throw new Problem(
      'email-not-verified',
      'Confirm your e-mail address first: follow the link that was sent to it, or ask for another one by POST /v1/me/verification.',
    )
}
