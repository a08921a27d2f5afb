import type { User, WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, unauthenticated } from '../problems/problem.ts'
import { verifyPassword } from './passwords.ts'
import { actorOf } from './plugin.ts'

export interface Confirmed {
  /** The account whose password it is. */
  user: User
  /**
   * To be called first in the transaction of what was confirmed: the password does not change before it ends.
   * @throws Problem wrong-password when it was changed since
   */
  hold(tables: Pick<WrittenTables, 'users'>): Promise<void>
}

/** Asks for the password once more, where an access token alone is too little. It costs what a log-in costs, and counts as one. */
export function createConfirmation(app: FastifyInstance) {
  /**
   * @param pointer the field that held the password
   * @throws Problem wrong-password, too-many-requests
   */
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    password: string,
    pointer: string,
  ): Promise<Confirmed> => {
    await app.limitAddress(request, reply, 'auth')
    const { users } = app.database
    const user = await users.findById(actorOf(request).id)
    const stored = user && (await users.findByEmail(user.email))
    if (user === undefined || stored === undefined) throw unauthenticated('The account is gone.')
    const attempt = { email: user.email, address: request.ip, device: request.sessionId ?? undefined }
    const right = await app.loginThrottle.guard(attempt, async () =>
      (await verifyPassword(stored.passwordHash, password)) ? true : undefined,
    )
    if (!right) throw wrongPassword(pointer)
    return {
      user,
      async hold(tables) {
        if (!(await tables.users.holdPassword(user.id, stored.passwordHash))) throw wrongPassword(pointer)
      },
    }
  }
}

function wrongPassword(pointer: string): Problem {
  const detail = 'is not the present password'
  return new Problem('wrong-password', `${pointer} ${detail}`, { errors: [{ pointer, detail }] })
}
