import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type, { type Static } from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { CategoryCounts } from '../../searching/category-counts.ts'
import { CategoryNames } from '../../searching/category-names.ts'

const Item = Type.Object({
  text: Type.String(),
  count: Type.Integer({ description: 'Listings that hold it, or that are in the category' }),
  category: Type.Optional(
    Type.Object(
      { id: Type.String(), name: named('Names') },
      { description: 'Of a completion that is the name of a category' },
    ),
  ),
})
type Item = Static<typeof Item>

export const suggest: FastifyPluginAsyncTypebox = async (app) => {
  const names = new CategoryNames(app.catalogue.categories.values())
  const counts = new CategoryCounts()

  /** At most a third of the items, or one. */
  const categories = async (q: string, limit: number): Promise<Item[]> => {
    const { searching } = app
    const listings = await counts.of(searching.index(), searching.generation)
    const countOf = (id: string) => listings.get(id) ?? 0
    return names
      .complete(q, countOf)
      .slice(0, Math.max(1, Math.floor(limit / 3)))
      .map(({ category: { id, name }, text }) => ({ text, count: countOf(id), category: { id, name } }))
  }

  app.get(
    '/v1/suggest',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'suggest',
        summary: 'Completions of a search and names of categories, most popular first',
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
      const texts: Item[] = app.searching.index().suggest(q, limit)
      const items = byPopularity(texts, await categories(q, limit), limit)
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
