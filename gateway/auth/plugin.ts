import { webhookPurpose } from '@piata/agents'
import type { Config } from '@piata/config'
import { type SealSecrets, sealSecretsFor, secretFor } from '@piata/config'
import type { Actor, Database, Id, Role, Soon, User } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { cookieOf } from '../intake/cookies.ts'
import { unauthenticated } from '../problems/problem.ts'
import { after } from '../soon.ts'
import { type AccessClaims, AccessTokens, effectiveRole } from './access-tokens.ts'
import { showsApiKey } from './api-key-text.ts'
import { guestsBy } from './guests.ts'
import type { KeyRing } from './key-ring.ts'
import { createMailboxes, type Mailboxes } from './mailboxes.ts'
import { issuePass, passSeconds, readPass } from './picture-pass.ts'
import { pictureCookie } from './refresh-tokens.ts'
import { type Origin, Revocations } from './revocations.ts'
import { createLoginThrottle, type LoginThrottle } from './throttle.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on public routes and for visitors. */
    actor: Actor | null
    /** The session of the actor's access token. */
    sessionId: Id | null
    /** What the access token says of where it comes from; null without one. */
    origin: Origin | null
    /** The role of a staff account whose session has shown no second factor where one is needed: it acts as a member. */
    withheldRole: Role | null
    /** The administrator who sees the site as the actor does; null in everybody's own sessions. */
    actedBy: Id | null
  }
  interface FastifyInstance {
    /**
     * @param isProven whether a second factor was given in the session
     * @param actedBy the administrator whose session it is
     */
    signAccessToken(
      user: Pick<User, 'id' | 'role' | 'tokenVersion'>,
      sessionId: Id,
      isProven?: boolean,
      actedBy?: Id,
    ): string
    /** What successors of refresh tokens are made with. */
    refreshSecret: Buffer
    /** A pass to the pictures of the actor's drafts. */
    picturePass(claims: AccessClaims): string
    /** Who asks for a picture, by access token or pass; undefined for a stranger, and for what is no longer valid. */
    pictureViewer(request: FastifyRequest): Promise<Actor | undefined>
    loginThrottle: LoginThrottle
    mailboxes: Mailboxes
    /** What names of devices are sealed with. */
    deviceSecret: Buffer
    /** What secrets of webhooks are sealed with. */
    webhookKey: SealSecrets
    /** Resolves when access tokens of whatever session has ended until now, and of before whatever change of an account, are refused here. */
    forgetEndedSessions(): Promise<void>
    /** Why a session or an API key, with its account as it was, is void; undefined where it is not. */
    revocationOf(origin: Origin): string | undefined
    /** Hook of members' routes: a valid access token or 401. */
    requireActor(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void
    /** Hook of routes that show more to those who are logged in: no token is fine, a bad one is 401. */
    admitActor(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void
  }
}

interface AuthOptions {
  config: Config
  keys: KeyRing
  rootSecret: Buffer
  database: Database
}

/** Access tokens: JWTs of ten minutes, signed with Ed25519, and void as soon as their session has ended or their account has changed. */
export const auth = plugin(
  async (app, { config, keys, rootSecret, database }: AuthOptions) => {
    const tokens = new AccessTokens(keys, {
      issuer: config.publicUrl.origin,
      lifeMs: config.accessTokenMs,
    })
    const revocations = new Revocations(
      database.revocations,
      Math.max(config.accessTokenMs, passSeconds * 1000),
    )
    for (const { following } of [revocations, keys]) {
      app.addHook('onReady', () => following.start(app.log))
      app.addHook('onClose', () => following.stop())
    }
    app.decorate('forgetEndedSessions', () => revocations.following.catchUp())
    app.decorate('refreshSecret', secretFor(rootSecret, 'refresh tokens'))

    app.decorate('revocationOf', (origin: Origin) => revocations.of(origin))
    app.decorate('webhookKey', sealSecretsFor(config, rootSecret, webhookPurpose))
    app.decorate('deviceSecret', secretFor(rootSecret, 'devices'))
    app.decorate('guestOf', guestsBy(secretFor(rootSecret, 'guests')))
    app.decorate(
      'loginThrottle',
      createLoginThrottle(app.limitStore, secretFor(rootSecret, 'log-ins'), (hash) =>
        database.sessions.knowsAddress(hash),
      ),
    )

    app.decorate('mailboxes', createMailboxes(app.limitStore, secretFor(rootSecret, 'mailboxes')))

    app.decorateRequest('actor', null)
    app.decorateRequest('sessionId', null)
    app.decorateRequest('origin', null)
    app.decorateRequest('withheldRole', null)
    app.decorateRequest('actedBy', null)
    app.decorate(
      'signAccessToken',
      (
        { id, role, tokenVersion }: Pick<User, 'id' | 'role' | 'tokenVersion'>,
        sid: Id,
        isProven = false,
        actedBy?: Id,
      ) =>
        tokens.sign({
          ...{ sub: id, sid, ver: tokenVersion, role, ...(isProven && { amr: ['mfa'] }) },
          ...(actedBy !== undefined && { act: { sub: actedBy } }),
        }),
    )

    /** @throws Problem unauthenticated */
    const claimsOf = (header: string): Soon<AccessClaims> => {
      const token = /^Bearer ([\w-]{1,500}\.[\w-]{1,1000}\.[\w-]{1,500})$/i.exec(header)?.[1]
      if (token === undefined)
        throw unauthenticated('The Authorization header is not `Bearer <access token>`.')
      return after(tokens.read(token), (claims) => {
        const revoked = revocations.of(claims)
        if (revoked !== undefined) throw unauthenticated(revoked)
        return claims
      })
    }

    const passSecret = secretFor(rootSecret, 'picture passes')
    app.decorate('picturePass', (claims: AccessClaims) => issuePass(passSecret, claims))
    const claimsShown = async (authorization: string) => {
      try {
        const claims = await claimsOf(authorization)
        return { ...claims, role: effectiveRole(claims, config) }
      } catch {
        return undefined
      }
    }
    app.decorate('pictureViewer', async (request: FastifyRequest) => {
      const { authorization } = request.headers
      const pass =
        authorization === undefined
          ? readPass(passSecret, cookieOf(request, pictureCookie) ?? '')
          : await claimsShown(authorization)
      return pass === undefined || revocations.of(pass) ? undefined : { id: pass.sub, role: pass.role }
    })
    const admit = (authorization: string, request: FastifyRequest, reply: FastifyReply): Soon<void> => {
      if (showsApiKey(authorization)) return app.admitKey(authorization, request, reply)
      return after(claimsOf(authorization), (claims) => {
        const { sub, sid } = claims
        const role = effectiveRole(claims, config)
        request.actor = { id: sub, role }
        request.withheldRole = role === claims.role ? null : claims.role
        request.sessionId = sid
        request.actedBy = claims.act?.sub ?? null
        request.origin = claims
        return app.limitAccount(request, reply)
      })
    }
    /** Who is known already is let in without a promise. */
    const letIn = (
      authorization: string,
      request: FastifyRequest,
      reply: FastifyReply,
      done: (error?: Error) => void,
    ) => {
      let admitted: Soon<void>
      try {
        admitted = admit(authorization, request, reply)
      } catch (error) {
        return done(error as Error)
      }
      if (admitted instanceof Promise) admitted.then(() => done(), done)
      else done()
    }
    app.decorate('requireActor', (request, reply, done) => {
      const { authorization } = request.headers
      if (authorization === undefined) done(unauthenticated('This needs an access token.'))
      else letIn(authorization, request, reply, done)
    })
    app.decorate('admitActor', (request, reply, done) => {
      const { authorization } = request.headers
      if (authorization === undefined) done()
      else letIn(authorization, request, reply, done)
    })
  },
  { name: 'auth', dependencies: ['problems', 'limits'] },
)

/** The actor of a members' route. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw unauthenticated('This needs an access token.')
  return request.actor
}
