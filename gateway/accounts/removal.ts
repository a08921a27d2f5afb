import { AccountRemoval } from '@piata/agents'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** Removes what is left of deleted accounts; resolves when nothing is, or the app closes. Failures are logged. */
    removeAccounts(): Promise<void>
  }
}

/** Deleted accounts go at once, not only when the agents come by. */
export const accountRemoval = plugin(
  async (app) => {
    const removal = new AccountRemoval(app.database, app.log)
    app.decorate('removeAccounts', () => removal.run())
    app.addHook('onClose', () => removal.stop())
  },
  { name: 'account-removal', dependencies: ['services'] },
)
