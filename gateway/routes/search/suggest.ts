import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { fold, type Place, said } from '@piata/db'
import Type, { type Static } from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { CategoryCounts } from '../../searching/category-counts.ts'
import { CategoryNames } from '../../searching/category-names.ts'
import { SaidCompletions } from '../../searching/completions.ts'

const Item = Type.Object({
  text: Type.String(),
  count: Type.Integer({ description: 'Listings that hold it, or that are in the category; 0 of places' }),
  category: Type.Optional(
    Type.Object(
      { id: Type.String(), name: named('Names'), within: Type.Optional(named('Names')) },
      {
        description:
          'Of a completion that is the name of a category; `within` is what it lies in, where others are called the same',
      },
    ),
  ),
  place: Type.Optional(named('Place')),
})
type Item = Static<typeof Item>

/** Phrases of the catalogue that are counted for each that is shown. */
const spare = 2
const mostPhrases = 12
/** A text that so many times fewer listings hold than the first one is a rare word, and no suggestion. */
const rarely = 50
/** Letters from which on towns are suggested, from this importance on. */
const shortestPlace = 3
const town = 5
const mostPlaces = 2

export const suggest: FastifyPluginAsyncTypebox = async (app) => {
  let known: { of: unknown; names: CategoryNames; phrases: SaidCompletions } | undefined
  const texts = () => {
    const { categories } = app.catalogue
    if (known?.of !== categories) {
      const all = [...categories.values()]
      known = { of: categories, names: new CategoryNames(all), phrases: new SaidCompletions(all, said) }
    }
    return known
  }
  const counts = new CategoryCounts()

  /** How many listings hold all of the words. */
  const countOf = async (query: string): Promise<number> => {
    const request = { query, loosen: false, typos: false, facets: [], limit: 1, scores: false }
    const sort = { field: 'publishedAt', order: 'desc' } as const
    return (await app.searching.index().search({ ...request, sort })).total
  }

  /** What people call things, and what the listings themselves say, most popular first. */
  const words = async (q: string, limit: number): Promise<Item[]> => {
    const phrases = texts().phrases.complete(q, Math.min(limit * spare, mostPhrases))
    const own = await Promise.all(phrases.map(async (text) => ({ text, count: await countOf(text) })))
    const seen = new Set(own.map(({ text }) => fold(text)))
    const found = app.searching.index().suggest(q, limit)
    const all = [...own, ...found.filter(({ text }) => !seen.has(fold(text)))].filter(
      ({ count }) => count > 0,
    )
    const most = Math.max(...all.map(({ count }) => count))
    return all
      .filter(({ count }) => count * rarely >= most)
      .sort((a, b) => b.count - a.count)
      .slice(0, limit)
  }

  /** Towns, which are where one searches rather than what. */
  const places = async (q: string): Promise<Item[]> => {
    if (q.trim().length < shortestPlace) return []
    const { body } = await app.database.places.search(q, mostPlaces)
    const { items } = JSON.parse(body.toString()) as { items: Place[] }
    return items
      .filter(({ id }) => app.database.places.importanceOf(id) >= town)
      .map((place) => ({ text: place.name, count: 0, place }))
  }

  /** At most a third of the items, or one. */
  const categories = async (q: string, limit: number): Promise<Item[]> => {
    const { searching } = app
    const listings = await counts.of(searching.index(), searching.generation)
    const listed = (id: string) => listings.get(id) ?? 0
    const { categories: all } = app.catalogue
    return texts()
      .names.complete(q, listed)
      .slice(0, Math.max(1, Math.floor(limit / 3)))
      .map(({ category: { id, name, parentId }, text }) => {
        const parent = parentId !== null && texts().names.isShared(text) && all.get(parentId)?.name
        return { text, count: listed(id), category: { id, name, ...(parent && { within: parent }) } }
      })
  }

  app.get(
    '/v1/suggest',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'suggest',
        summary: 'Completions of a search and names of categories, most popular first, and towns',
        tags: ['catalogue'],
        querystring: Type.Object(
          {
            q: Type.String({ maxLength: 100 }),
            limit: Type.Integer({ minimum: 1, maximum: 20, default: 8 }),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ items: Type.Array(Item) }) }),
      },
    },
    async (request, reply) => {
      const { q, limit } = request.query
      const [found, named, towns] = await Promise.all([words(q, limit), categories(q, limit), places(q)])
      const room = Math.max(1, limit - towns.length)
      const items = [...byPopularity(found, named, room), ...towns].slice(0, limit)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify({ items })), cache: 'shared' })
    },
  )
}

/**
 * Puts each category before the first text that is less popular; both keep their own order. Where there is room for three or more, the
 * last texts make way for categories, else the least popular go.
 */
function byPopularity(texts: Item[], categories: Item[], limit: number): Item[] {
  const room = limit < 3 ? limit : limit - categories.length
  const items = texts.slice(0, room)
  let from = 0
  for (const category of categories) {
    while (from < items.length && items[from]!.count >= category.count) from += 1
    items.splice(from, 0, category)
    from += 1
  }
  return items.slice(0, limit)
}
