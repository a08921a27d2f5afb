import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { said } from '@piata/db'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { LeafFinder } from '../../searching/leaf-finder.ts'

const Found = Type.Object({
  id: Type.String(),
  name: named('Names'),
  path: Type.Array(Type.String(), { description: 'From the root to itself' }),
})

export const findCategories: FastifyPluginAsyncTypebox = async (app) => {
  let known: { of: unknown; finder: LeafFinder } | undefined
  const finder = () => {
    const { categories } = app.catalogue
    if (known?.of !== categories)
      known = { of: categories, finder: new LeafFinder(categories.values(), said) }
    return known.finder
  }
  /** Listings that hold all of the words, by category. */
  const listedWith = async (query: string): Promise<Map<string, number>> => {
    const { facets } = await app.searching.index().search({
      ...{ query, loosen: false, typos: false, facets: ['category'], limit: 1 },
      facetLimit: app.catalogue.categories.size,
      ...{ sort: { field: 'publishedAt', order: 'desc' }, scores: false },
    })
    return new Map(facets.category?.map(({ value, count }) => [value, count]))
  }

  app.get(
    '/v1/categories/find',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'findCategories',
        summary: 'Categories that a thing may belong to, by what people call it, the likeliest first',
        description:
          'Understands both languages, inflections and typing mistakes, and what is published already: `iphone`, `garsonieră`, `ps5`, `golf 7`.',
        tags: ['catalogue'],
        querystring: Type.Object(
          {
            q: Type.String({ maxLength: 100 }),
            limit: Type.Integer({ minimum: 1, maximum: 20, default: 8 }),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ items: Type.Array(Found) }) }),
      },
    },
    async (request, reply) => {
      const { q, limit } = request.query
      const ids = await finder().find(q, q.trim() === '' ? new Map() : await listedWith(q), limit)
      const items = ids.flatMap((id) => {
        const category = app.catalogue.categories.get(id)
        return category === undefined ? [] : [{ id, name: category.name, path: category.path }]
      })
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify({ items })), cache: 'shared' })
    },
  )
}
