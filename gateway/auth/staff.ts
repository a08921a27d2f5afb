import type { WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.ts'
import { freshMs } from './confirm.ts'
import { actorOf } from './plugin.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a route needs a session in which the password was given of late: what staff cannot undo. */
    needsConfirmation?: boolean
  }
}

/** Why somebody of the staff is shown no more than a member: to be thrown in place of another refusal. */
export function withheld({ withheldRole }: FastifyRequest): Problem | undefined {
  if (withheldRole === null) return undefined
  return new Problem(
    'second-factor-needed',
    `Your session acts as an ordinary member's until you have given a second factor in it, as your account is ${withheldRole}. Without one, add an authenticator app (POST /v1/me/totp, then /v1/me/totp/verify) and refresh; with one, log in again.`,
  )
}

/** Lets a session go on in which the password was given within five minutes. @throws Problem confirmation-needed */
export async function requireConfirmation(app: FastifyInstance, request: FastifyRequest): Promise<void> {
  const since = new Date(Date.now() - freshMs).toISOString()
  const { sessionId } = request
  const isFresh =
    sessionId !== null && (await app.database.sessions.isConfirmed(sessionId, actorOf(request).id, since))
  if (!isFresh)
    throw new Problem(
      'confirmation-needed',
      'This cannot be undone: give your password once more by POST /v1/me/confirm, then send it again within five minutes.',
    )
}

/**
 * Notes what somebody of the staff did, in the transaction that does it.
 * @param target what was changed: a name or an id, and nothing about a person
 */
export function recordStaffAct(
  app: FastifyInstance,
  tables: Pick<WrittenTables, 'audit'>,
  request: FastifyRequest,
  target: string,
): Promise<void> {
  const { id: accountId, role } = actorOf(request)
  const operation = request.routeOptions.schema?.operationId ?? request.routeOptions.url ?? ''
  const details = { operation, target, role }
  return app.recordEvent(tables, request, {
    kind: 'staff-acted',
    accountId,
    sessionId: request.sessionId,
    details,
  })
}
