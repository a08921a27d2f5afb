import { setTimeout as delay } from 'node:timers/promises'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    readonly isDraining: boolean
    /**
     * Goes on serving for some time before the app is closed, while `/health/ready` says no more and each answer ends its connection: so a balancer
     * sends its next requests elsewhere before there is nobody to take them.
     * @param signal ends the wait early
     */
    drain(milliseconds: number, signal?: AbortSignal): Promise<void>
  }
}

/** The phase between being told to stop and closing. */
export const drain = plugin(
  async (app) => {
    let isDraining = false
    app.decorate('isDraining', { getter: () => isDraining })
    app.decorate('drain', async (milliseconds: number, signal?: AbortSignal) => {
      isDraining = true
      await delay(milliseconds, undefined, { signal }).catch(() => {})
    })
    app.addHook('onSend', (_request, reply, payload, done) => {
      if (isDraining) reply.header('connection', 'close')
      done(null, payload)
    })
  },
  { name: 'drain' },
)
