import type { User, WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { invalid, Problem, unauthenticated } from '../problems/problem.ts'
import { verifyPassword } from './passwords.ts'
import { actorOf } from './plugin.ts'

export interface Confirmed {
  /** The account whose password it is. */
  user: User
  /**
   * To be called first in the transaction of what was confirmed: the password does not change before it ends.
   * @throws Problem wrong-password when it was changed since
   */
  hold(tables: Pick<WrittenTables, 'users' | 'sessions'>): Promise<void>
}

/** How long a session counts as confirmed after its owner gave the password once more. */
export const freshMs = 5 * 60_000

/**
 * Asks for the password once more, where an access token alone is too little. It costs what a log-in costs, and counts as one. A session that was
 * confirmed in the last five minutes needs none.
 */
export function createConfirmation(app: FastifyInstance) {
  async function fresh(request: FastifyRequest, pointer: string): Promise<Confirmed> {
    const { users, sessions } = app.database
    const session = request.sessionId
    const user = await users.findById(actorOf(request).id)
    if (user === undefined || session === null) throw unauthenticated('The account is gone.')
    const isFresh = (tables: Pick<WrittenTables, 'sessions'>) =>
      tables.sessions.isConfirmed(session, user.id, new Date(Date.now() - freshMs).toISOString())
    const missing = () =>
      invalid(pointer, 'is missing, and the session was not confirmed within the last five minutes')
    if (!(await isFresh({ sessions }))) throw missing()
    return {
      user,
      async hold(tables) {
        // A session ends with the password that confirmed it, but for the one that changes it.
        if (!(await isFresh(tables))) throw missing()
      },
    }
  }

  /**
   * @param password undefined where none came
   * @param pointer the field for the password
   * @throws Problem wrong-password, too-many-requests, invalid-request where neither the password came nor the session was confirmed
   */
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    password: string | undefined,
    pointer: string,
  ): Promise<Confirmed> => {
    if (password === undefined) return fresh(request, pointer)
    await app.limitAddress(request, reply, 'auth')
    const { users } = app.database
    const user = await users.findById(actorOf(request).id)
    const stored = user && (await users.findByEmail(user.email))
    if (user === undefined || stored === undefined) throw unauthenticated('The account is gone.')
    const attempt = { email: user.email, address: request.ip, device: request.sessionId ?? undefined }
    const right = await app.loginThrottle.guard(attempt, async () =>
      (await verifyPassword(stored.passwordHash, password)) ? true : undefined,
    )
    if (!right) {
      app.recordFailure(request, user.id)
      throw wrongPassword(pointer)
    }
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
