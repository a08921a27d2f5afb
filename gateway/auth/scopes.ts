import type { FastifyPluginAsync, FastifyRequest, onRequestHookHandler, RouteOptions } from 'fastify'
import plugin from 'fastify-plugin'
import { Problem } from '../problems/problem.ts'
import { requireConfirmation, withheld } from './staff.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route, as registered. */
    routeTable: readonly RouteOptions[]
  }
  interface FastifyContextConfig {
    /** Whom a route serves; set by the scope it is registered in, never by the route. */
    access?: Access
  }
}

/** Of people; what API keys may do each route says itself (`keyScope`). `public`: anybody. `viewer`: anybody, and more for those logged in. `member`: those logged in. `moderator`: those who look after what people write, and those who run the site. `admin`: the latter. */
type Access = 'public' | 'viewer' | 'member' | 'moderator' | 'admin'

/** Bytes of a body from somebody who is not logged in, who has little to say: an account's fields are the most. */
const strangersBodyLimit = 16_384

type Routes = FastifyPluginAsync[]

/** A subtree of routes for one kind of caller. */
export function scope(access: Access, routes: Routes): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRoute', (route) => {
      route.config = { ...route.config, access }
      if (access === 'public' || access === 'viewer') route.bodyLimit ??= strangersBodyLimit
    })
    if (access !== 'public' && access !== 'viewer') app.addHook('onRequest', app.requireActor)
    if (access !== 'public' && access !== 'viewer') app.addHook('onRequest', refuseActing)
    if (access === 'moderator') app.addHook('onRequest', refuseMembers)
    if (access === 'admin') {
      app.addHook('onRequest', refuseOthersThanAdmins)
      app.addHook('preHandler', async (request) => {
        if (request.routeOptions.config.needsConfirmation) await requireConfirmation(app, request)
      })
    }
    if (access === 'member')
      app.addHook('onRequest', (request, _reply, done) => {
        // What it throws Fastify takes.
        if (request.routeConfig.reachesOthers) app.refuseBannedNetwork(request)
        done()
      })
    if (access === 'viewer') {
      app.addHook('onRequest', app.admitActor)
      app.addHook('onRequest', refuseActing)
    }
    for (const route of routes) await app.register(named(route))
  }
}

/** Told its name: Fastify would look for it among the files of all modules. */
const named = (route: Routes[number]) =>
  Object.assign(route, { [Symbol.for('fastify.display-name')]: route.name || 'routes' })

/** Whoever sees the site as somebody else does changes nothing, and takes nothing along. Without a promise, as every request of viewers and members passes here. */
const refuseActing: onRequestHookHandler = ({ actedBy, method, limitName }, _reply, done) => {
  if (actedBy === null) return done()
  const isRead = (method === 'GET' || method === 'HEAD') && limitName !== 'export'
  if (isRead) return done()
  done(
    new Problem(
      'acting-session',
      'You see the site as somebody else does: leave that before you change something.',
    ),
  )
}

const refuseMembers = async (request: FastifyRequest) => {
  if (request.actor?.role === 'moderator' || request.actor?.role === 'admin') return
  throw withheld(request) ?? new Problem('forbidden', 'This is for moderators.')
}

const refuseOthersThanAdmins = async (request: FastifyRequest) => {
  if (request.actor?.role === 'admin') return
  const refusal = request.withheldRole === 'admin' ? withheld(request) : undefined
  throw refusal ?? new Problem('forbidden', 'This is for those who run the site.')
}

/** Default deny: the app does not start when a route lies outside every scope. */
export const defaultDeny = plugin(
  async (app) => {
    // Scopes set the access after this hook has run, so routes are kept and looked at later.
    const routes: RouteOptions[] = []
    app.decorate('routeTable', routes)
    app.addHook('onRoute', (route) => {
      routes.push(route)
    })
    app.addHook('onReady', async () => {
      const outside = routes
        .filter(({ config }) => config?.access === undefined)
        .map(({ method, url }) => `${method} ${url}`)
      if (outside.length > 0)
        throw new Error(`These routes lie outside every access scope: ${outside.join(', ')}`)
    })
  },
  { name: 'default-deny' },
)
