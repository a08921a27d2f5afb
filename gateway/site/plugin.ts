import type { Database } from '@piata/db'
import plugin from 'fastify-plugin'
import { Following } from '../auth/following.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Resolves when what was chosen for the site until now, by whatever process, holds here. */
    followSite(): Promise<void>
    /** Whether any listing stands at the top of results: where none does, nobody looks for them. */
    hasPromotions: boolean
  }
}

/** Follows what is chosen for the site on other gateways, its categories too, within half a second; `database.site.current` is what holds. */
export const siteFollowing = plugin(
  async (app, { database }: { database: Database }) => {
    let followed = database.site.version
    app.decorate('hasPromotions', false)
    const following = new Following(async () => {
      const [any] = await Promise.all([
        database.promotions.any(),
        database.site.refresh(),
        database.categories.refresh(),
      ])
      app.hasPromotions = any && database.site.current.promotions === 'on'
      const { version } = database.site
      if (version === followed) return
      followed = version
      // Other rates or another first currency: search compares prices by them. Nobody waits for its index.
      app.searching
        .followRates()
        .catch((error: unknown) => app.log.warn({ err: error }, 'Search could not follow the settings'))
    }, 'The settings of the site cannot be read for now')
    app.addHook('onReady', () => following.start(app.log))
    app.addHook('onClose', () => following.stop())
    app.decorate('followSite', () => following.catchUp())
  },
  { name: 'site-following', dependencies: ['searching'] },
)
