import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { landingRules } from '@piata/db'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { LandingTextSchema } from '../../schemas/landing.ts'
import { parseSearch } from '../../searching/query.ts'
import { landingWords } from '../../site/landing-words.ts'

/** How long counts serve all who ask: some sixty categories are counted in turns. */
const keptMs = 60_000

const Word = Type.Object({ locale: Type.String(), path: Type.String(), category: Type.String() })
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
  words: Type.Array(Word, {
    description:
      'The word of each category’s address in each language: the chosen one, else that of its name',
  }),
  former: Type.Array(Word, { description: 'Words of before, and of names, which lead to those of now' }),
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
      const said = await app.database.landingPages.all()
      const { words, former } = landingWords(current, said)
      const leading = former.map(({ isFree: _, ...word }) => word)
      const body = Buffer.from(JSON.stringify({ pages, texts: said.texts, words, former: leading }))
      return sendBytes(request, reply, { body, cache: 'shared' })
    },
  )
}
