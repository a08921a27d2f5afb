import { randomUUID } from 'node:crypto'
import jwt from '@fastify/jwt'
import type { Config } from '@piata/config'
import type { Actor, Database, Id, Role, User } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { cookieOf } from '../intake/cookies.ts'
import { Problem } from '../problems/problem.ts'
import { EndedSessions } from './ended-sessions.ts'
import { type SigningKey, secretFor } from './keys.ts'
import { issuePass, type Pass, passSeconds, readPass } from './picture-pass.ts'
import { pictureCookie } from './refresh-tokens.ts'
import { createLoginThrottle, type LoginThrottle } from './throttle.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on public routes and for visitors. */
    actor: Actor | null
    /** The session of the actor's access token. */
    sessionId: Id | null
  }
  interface FastifyInstance {
    signAccessToken(user: Pick<User, 'id' | 'role'>, sessionId: Id): string
    /** What successors of refresh tokens are made with. */
    refreshSecret: Buffer
    /** A pass to the pictures of the actor's drafts. */
    picturePass(pass: Pass): string
    /** Who asks for a picture, by access token or pass; undefined for a stranger, and for what is no longer valid. */
    pictureViewer(request: FastifyRequest): Actor | undefined
    loginThrottle: LoginThrottle
    /** What names of devices are sealed with. */
    deviceSecret: Buffer
    /** Resolves when the access tokens of every session that has ended until now are refused here. */
    forgetEndedSessions(): Promise<void>
    /** Hook of members' routes: a valid access token or 401. */
    requireActor(request: FastifyRequest, reply: FastifyReply): Promise<void>
    /** Hook of routes that show more to those who are logged in: no token is fine, a bad one is 401. */
    admitActor(request: FastifyRequest, reply: FastifyReply): Promise<void>
  }
}

interface AccessClaims {
  sub: Id
  sid: Id
  role: Role
  jti: string
}

const audience = 'piata'

interface AuthOptions {
  config: Config
  signingKey: SigningKey
  database: Database
}

/** Access tokens: JWTs of ten minutes, signed with Ed25519, and void as soon as their session has ended. */
export const auth = plugin(
  async (app, { config, signingKey, database }: AuthOptions) => {
    await app.register(jwt, {
      secret: { private: signingKey.privatePem, public: signingKey.publicPem },
      sign: {
        algorithm: 'EdDSA',
        kid: signingKey.kid,
        iss: config.publicUrl.origin,
        aud: audience,
        expiresIn: config.accessTokenMs / 1000,
      },
      verify: {
        algorithms: ['EdDSA'],
        allowedIss: config.publicUrl.origin,
        allowedAud: audience,
        requiredClaims: ['sub', 'sid', 'role', 'jti', 'exp'],
      },
    })

    const ended = new EndedSessions(database.sessions, Math.max(config.accessTokenMs, passSeconds * 1000))
    app.addHook('onReady', () => ended.follow(app.log))
    app.addHook('onClose', () => ended.close())
    app.decorate('forgetEndedSessions', () => ended.catchUp())
    app.decorate('refreshSecret', secretFor(signingKey, 'refresh tokens'))

    app.decorate('deviceSecret', secretFor(signingKey, 'devices'))
    app.decorate(
      'loginThrottle',
      createLoginThrottle(app.limitStore, secretFor(signingKey, 'log-ins'), (hash) =>
        database.sessions.knowsAddress(hash),
      ),
    )

    app.decorateRequest('actor', null)
    app.decorateRequest('sessionId', null)
    app.decorate('signAccessToken', ({ id, role }: Pick<User, 'id' | 'role'>, sid: Id) =>
      app.jwt.sign({ sub: id, sid, role, jti: randomUUID() } satisfies AccessClaims),
    )

    const claimsOf = (header: string): AccessClaims => {
      const token = /^Bearer ([\w-]{1,500}\.[\w-]{1,1000}\.[\w-]{1,500})$/i.exec(header)?.[1]
      if (token === undefined)
        throw unauthenticated('The Authorization header is not `Bearer <access token>`.')
      try {
        return app.jwt.verify<AccessClaims>(token)
      } catch (error) {
        const expired = (error as { code?: string }).code === 'FAST_JWT_EXPIRED'
        throw unauthenticated(expired ? 'The access token has expired.' : 'The access token is not valid.')
      }
    }

    const passSecret = secretFor(signingKey, 'picture passes')
    app.decorate('picturePass', (pass: Pass) => issuePass(passSecret, pass))
    app.decorate('pictureViewer', (request: FastifyRequest) => {
      const { authorization } = request.headers
      const pass =
        authorization === undefined
          ? readPass(passSecret, cookieOf(request, pictureCookie) ?? '')
          : passOf(authorization)
      return pass === undefined || ended.has(pass.sessionId) ? undefined : pass.actor
    })
    const passOf = (authorization: string): Pass | undefined => {
      try {
        const { sub, sid, role } = claimsOf(authorization)
        return { actor: { id: sub, role }, sessionId: sid }
      } catch {
        return undefined
      }
    }

    const admit = async (authorization: string, request: FastifyRequest, reply: FastifyReply) => {
      const { sub, sid, role } = claimsOf(authorization)
      if (ended.has(sid)) throw unauthenticated('The session of the access token has ended.')
      request.actor = { id: sub, role }
      request.sessionId = sid
      await app.limitAccount(request, reply)
    }
    app.decorate('requireActor', async (request: FastifyRequest, reply: FastifyReply) => {
      const { authorization } = request.headers
      if (authorization === undefined) throw unauthenticated('This needs an access token.')
      await admit(authorization, request, reply)
    })
    app.decorate('admitActor', async (request: FastifyRequest, reply: FastifyReply) => {
      const { authorization } = request.headers
      if (authorization !== undefined) await admit(authorization, request, reply)
    })
  },
  { name: 'auth', dependencies: ['problems', 'limits'] },
)

/** The actor of a members' route. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw unauthenticated('This needs an access token.')
  return request.actor
}

/** A 401 that says how to authenticate (RFC 6750). */
export const unauthenticated = (detail: string): Problem =>
  new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="piata"' } })
