import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { ListingCard } from '@piata/db'
import Type from 'typebox'
import { isGoneOf } from '../../admission/plugin.ts'
import { etagOf } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { gone, notFound } from '../../listings/edit.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { limit } from '../../schemas/page.ts'
import { PriceGuide } from '../../schemas/price-guide.ts'
import { findComparables, guideIn, indexedAttributes } from '../../searching/comparables.ts'
import { cardsOf } from '../../searching/respond.ts'

export const similarListings: FastifyPluginAsyncTypebox = async (app) => {
  const comparablesOf = async (id: string, most: number) => {
    const { listings } = app.database
    const detail = await listings.detail(id, undefined)
    if (detail === undefined) throw (await listings.isGone(id)) ? gone() : notFound()
    const card = JSON.parse(String(detail.body)) as ListingCard
    const { categoryId, condition, place, attributes, price } = card
    const category = app.catalogue.categories.get(categoryId)
    if (category === undefined) return { hits: [], guide: null }
    const subject = {
      ...{ category, condition, countyCode: place?.countyCode ?? null },
      attributes: indexedAttributes(category, attributes),
    }
    const found = await findComparables(app.searching.index(), app.catalogue, subject, {
      ...{ limit: most, except: id },
    })
    const first = app.database.site.current.currencies[0]!
    const guide = guideIn(found.price, price?.currency, await app.searching.rates(), first)
    return { hits: found.hits, guide }
  }

  app.get(
    '/v1/listings/:id/similar',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'getSimilarListings',
        summary: 'Listings that are like one, and what is asked for such things',
        description:
          'Of its category, with its condition and attributes and from its county first, then with fewer of these in the order of the catalogue. `price` is null where fewer than ten ask one, and in the currency of the listing’s own.',
        tags: ['listings'],
        params: IdParams,
        querystring: Type.Object({ limit: limit(8) }, { additionalProperties: false }),
        response: answers({
          200: Type.Object({
            items: Type.Array(named('ListingCard')),
            price: Type.Union([PriceGuide, Type.Null()]),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const { hits, guide } = await timed(request, 'search', () =>
        app.searchGate.take({ isGone: isGoneOf(reply) }, () => comparablesOf(params.id, query.limit)),
      )
      const cards = await timed(request, 'db', () => cardsOf(hits, app.database))
      const body = Buffer.concat([
        Buffer.from('{"items":['),
        cards,
        Buffer.from(`],"price":${JSON.stringify(guide)}}`),
      ])
      return sendBytes(request, reply, { body, etag: etagOf(body), cache: 'shared' })
    },
  )
}
