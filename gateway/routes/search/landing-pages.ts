import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { landingRules } from '@piata/db'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { LandingTextSchema } from '../../schemas/landing.ts'
import { parseSearch } from '../../searching/query.ts'

/** How long counts serve all who ask: some sixty categories are counted in turns. */
const keptMs = 60_000

const Landings = Type.Object({
  pages: Type.Array(
    Type.Object({
      category: Type.String(),
      county: Type.Union([Type.String(), Type.Null()], {
        description: 'A code; null for the category’s own page',
      }),
      count: Type.Integer({ description: 'Listings on show' }),
    }),
  ),
  texts: Type.Array(LandingTextSchema, { description: 'What the operator says on some of them' }),
  former: Type.Array(Type.Object({ locale: Type.String(), path: Type.String(), category: Type.String() }), {
    description: 'Words of before, which lead to those of now',
  }),
  formerNames: Type.Array(
    Type.Object({ locale: Type.String(), name: Type.String(), category: Type.String() }),
    { description: 'What categories were called before; the words that were made of it lead on too' },
  ),
})

/** Categories, and categories in a county, with enough listings for a page that search engines are told of. */
export const landingPages: FastifyPluginAsyncTypebox = async (app) => {
  type Page = { category: string; county: string | null; count: number }
  let made: { at: number; of: unknown; pages: Promise<Page[]> } | undefined

  async function counted(): Promise<Page[]> {
    const found: Page[] = []
    const rates = await app.searching.rates()
    // One after another, so that searches get their turn between.
    for (const category of app.catalogue.categories.keys()) {
      const asked = parseSearch({ category, facets: 'county', limit: 1 }, app.catalogue, rates)
      const { total, facets } = await app.searching.index().search(asked)
      if (total < landingRules.least) continue
      found.push({ category, county: null, count: total })
      for (const { value, count } of Object.values(facets ?? {})[0] ?? [])
        if (count >= landingRules.least) found.push({ category, county: String(value), count })
    }
    return found
  }

  app.get(
    '/v1/landing-pages',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listLandingPages',
        summary: 'Categories, and categories in a county, with pages of their own',
        description: `Those with ${landingRules.least} listings or more, counted once a minute, and what the operator says on them.`,
        tags: ['catalogue'],
        response: answers({ 200: Landings }),
      },
    },
    async (request, reply) => {
      const now = performance.now()
      const { current } = app.database.categories
      if (made === undefined || now - made.at > keptMs || made.of !== current) {
        const pages = counted()
        made = { at: now, of: current, pages }
        pages.catch(() => {
          made = undefined
        })
      }
      const pages = await made.pages
      const body = Buffer.from(JSON.stringify({ pages, ...(await app.database.landingPages.all()) }))
      return sendBytes(request, reply, { body, cache: 'shared' })
    },
  )
}
