import { randomUUID } from 'node:crypto'
import jwt from '@fastify/jwt'
import type { Actor, Role, User } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import type { Config } from '../config/schema.ts'
import { Problem } from '../problems/problem.ts'
import type { SigningKey } from './keys.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on public routes and for visitors. */
    actor: Actor | null
  }
  interface FastifyInstance {
    signAccessToken(user: Pick<User, 'id' | 'role'>): string
    /** Hook of members' routes: a valid access token or 401. */
    requireActor(request: FastifyRequest, reply: FastifyReply): Promise<void>
    /** Hook of routes that show more to those who are logged in: no token is fine, a bad one is 401. */
    admitActor(request: FastifyRequest, reply: FastifyReply): Promise<void>
  }
}

interface AccessClaims {
  sub: string
  role: Role
  jti: string
}

const audience = 'piata'

/** Access tokens: JWTs of ten minutes, signed with Ed25519. */
export const auth = plugin(
  async (app, { config, signingKey }: { config: Config; signingKey: SigningKey }) => {
    await app.register(jwt, {
      secret: { private: signingKey.privatePem, public: signingKey.publicPem },
      sign: {
        algorithm: 'EdDSA',
        kid: signingKey.kid,
        iss: config.publicUrl,
        aud: audience,
        expiresIn: config.accessTokenSeconds,
      },
      verify: {
        algorithms: ['EdDSA'],
        allowedIss: config.publicUrl,
        allowedAud: audience,
        requiredClaims: ['sub', 'role', 'jti', 'exp'],
      },
    })

    app.decorateRequest('actor', null)
    app.decorate('signAccessToken', ({ id, role }: Pick<User, 'id' | 'role'>) =>
      app.jwt.sign({ sub: id, role, jti: randomUUID() } satisfies AccessClaims),
    )

    const actorOf = (header: string): Actor => {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1]
      if (token === undefined)
        throw unauthenticated('The Authorization header is not `Bearer <access token>`.')
      try {
        const { sub, role } = app.jwt.verify<AccessClaims>(token)
        return { id: sub, role }
      } catch (error) {
        const expired = (error as { code?: string }).code === 'FAST_JWT_EXPIRED'
        throw unauthenticated(expired ? 'The access token has expired.' : 'The access token is not valid.')
      }
    }

    app.decorate('requireActor', async (request: FastifyRequest, reply: FastifyReply) => {
      const { authorization } = request.headers
      if (authorization === undefined) throw unauthenticated('This needs an access token.')
      request.actor = actorOf(authorization)
      await app.limitAccount(request, reply)
    })
    app.decorate('admitActor', async (request: FastifyRequest, reply: FastifyReply) => {
      const { authorization } = request.headers
      if (authorization === undefined) return
      request.actor = actorOf(authorization)
      await app.limitAccount(request, reply)
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
