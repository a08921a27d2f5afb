import { type Config, Networks } from '@piata/config'
import type { Database, FeedDetail, FeedSettings } from '@piata/db'
import type { ImageService } from '@piata/images'
import { pino } from 'pino'
import type { AgentContext, AgentResult } from '../../agent.ts'
import { type dialects, startServices } from '../../test/database.ts'
import { createFeedAgents, type FeedReport, type FeedWorld } from '../index.ts'

export { dialects } from '../../test/database.ts'

/** A database, pictures and the agents of feeds, which may read from 127.0.0.1. */
export interface TestWorld {
  database: Database
  images: ImageService
  config: Config
  sellerId: string
  agents: ReturnType<typeof createFeedAgents>
  context(more?: Partial<AgentContext>): AgentContext
  /** Tasks that agents made, by goal. */
  made: { goal: string; input: unknown; key: string | undefined }[]
  addFeed(settings: Partial<FeedSettings> & { url: string }): Promise<string>
  /** Reads a feed as its task does. */
  run(id: string, more?: Partial<AgentContext>): Promise<AgentResult<FeedReport>>
  feed(id: string): Promise<FeedDetail>
  /** The seller's listings, by external id. */
  listings(): Promise<Map<string, { id: string; title: string; status: string; imageIds: string[] }>>
  close(): Promise<void>
}

export async function startWorld(
  dialect: (typeof dialects)[number],
  outside: FeedWorld = {},
): Promise<TestWorld> {
  const services = await startServices(dialect)
  const { database, images, clock, removeAccounts } = services
  const config: Config = { ...services.config, feedNetworks: new Networks(['127.0.0.1']), feedGapMs: 0 }
  const agents = createFeedAgents(outside)
  const made: TestWorld['made'] = []
  let users = 0
  const newSeller = async () =>
    (
      await database.users.create({
        email: `seller${users++}@piata.example`,
        name: 'Ana',
        passwordHash: 'hash',
      })
    ).id
  const world: TestWorld = {
    ...{ database, images, config, agents, made },
    sellerId: await newSeller(),
    context: (more = {}) => ({
      ...{ config, database, images, clock, removeAccounts },
      signal: new AbortController().signal,
      log: pino({ level: 'silent' }),
      progress: () => {},
      now: () => new Date(),
      enqueue: async (goal, input, options) => {
        made.push({ goal, input, key: options?.key })
        return 'task'
      },
      ...more,
    }),
    addFeed: (given) =>
      database.feeds.create({
        ...{ sellerId: world.sellerId, name: 'Shop', format: 'xml', items: null },
        ...{ map: {}, schedule: { everyMinutes: 60 } },
        ...given,
      }),
    run: (id, more) => agents.feed.run({ id: 'task', goal: 'feed', input: { id } }, world.context(more)),
    async feed(id) {
      return (await database.feeds.find(id))!
    },
    async listings() {
      const found = new Map()
      const { body } = await database.listings.ownPage(world.sellerId, { limit: 100 })
      for (const { id } of (JSON.parse(body.toString()) as { items: { id: string }[] }).items) {
        const listing = (await database.listings.find(id))!
        found.set(listing.externalId, listing)
      }
      return found
    },
    close: () => services.close(),
  }
  return world
}

/** An item of our own form. */
export function listingXml(id: string | number, more: Record<string, string> = {}): string {
  const fields = {
    title: `Oglindă de perete ${id}`,
    description: 'Ramă de lemn',
    category: 'decor-textiles',
    price: '250',
    condition: 'used',
    attributes: '<type>mirror</type>',
    ...more,
  }
  const elements = Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`)
  return `<listing id="${id}">${elements.join('')}</listing>`
}

export function listingsXml(...items: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<listings>${items.join('\n')}</listings>`
}
