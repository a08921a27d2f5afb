import { AccountRemoval, SellerWalks } from '@piata/agents'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** Removes what is left of deleted accounts; resolves when nothing is, or the app closes. Failures are logged. */
    removeAccounts(): Promise<void>
    /** Takes the listings of suspended sellers out of search, and brings those of others back; resolves when that is done, or the app closes. Failures are logged. */
    tellOfSellers(): Promise<void>
  }
}

/** What accounts leave behind goes at once, not only when the agents come by. */
export const accountRemoval = plugin(
  async (app) => {
    const removal = new AccountRemoval(app.database, app.log)
    app.decorate('removeAccounts', () => removal.run())
    const walks = new SellerWalks(app.database, app.log)
    app.decorate('tellOfSellers', () => walks.run())
    app.addHook('onClose', async () => void (await Promise.all([removal.stop(), walks.stop()])))
  },
  { name: 'account-removal', dependencies: ['services'] },
)
