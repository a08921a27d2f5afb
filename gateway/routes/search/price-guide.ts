import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Category, conditions, currencies, kindOf } from '@piata/db'
import Type from 'typebox'
import { isGoneOf } from '../../admission/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { type FieldError, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { PriceGuide } from '../../schemas/price-guide.ts'
import { attributeParameters } from '../../schemas/search-query.ts'
import { findComparables, guideIn } from '../../searching/comparables.ts'
import { categoryParameter } from '../../searching/query.ts'

const Query = Type.Object(
  {
    category: Type.String({ maxLength: 100 }),
    condition: Type.Optional(Type.Enum([...conditions])),
    currency: Type.Optional(
      Type.Enum([...currencies], { description: 'What the answer is in, where it has a rate' }),
    ),
  },
  {
    patternProperties: attributeParameters,
    additionalProperties: false,
    description: 'Also `attr.<name>=…` for every attribute of the category, one value each',
  },
)

export const guidePrices: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/price-guide',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'getPriceGuide',
        summary: 'What is asked for things like one that is not published yet',
        tags: ['catalogue'],
        querystring: Query,
        response: answers({ 200: Type.Object({ price: Type.Union([PriceGuide, Type.Null()]) }) }),
      },
    },
    async (request, reply) => {
      const { category: id, condition, currency, ...rest } = request.query
      const category = app.catalogue.categories.get(categoryParameter(id, app.catalogue)!)!
      const subject = {
        ...{ category, condition: condition ?? null, countyCode: null },
        attributes: attributesIn(rest, category),
      }
      const { price } = await timed(request, 'search', () =>
        app.searchGate.take({ isGone: isGoneOf(reply) }, () =>
          findComparables(app.searching.index(), app.catalogue, subject, { limit: 0 }),
        ),
      )
      const first = app.database.site.current.currencies[0]!
      const guide = guideIn(price, currency, await app.searching.rates(), first)
      const body = Buffer.from(JSON.stringify({ price: guide }))
      return sendBytes(request, reply, { body, cache: 'shared' })
    },
  )
}

/** @throws Problem naming every parameter that is no attribute of the category, or no value of one */
function attributesIn(parameters: Record<string, string>, category: Category): Map<string, string | number> {
  const errors: FieldError[] = []
  const values = new Map<string, string | number>()
  for (const [parameter, text] of Object.entries(parameters)) {
    const name = parameter.slice('attr.'.length)
    const attribute = category.attributes.find((known) => known.name === name)
    const kind = attribute && kindOf(attribute)
    const value = kind?.search === 'numeric' ? kind.bound(text) : text
    if (kind === undefined || value === undefined)
      errors.push({
        pointer: `/${parameter}`,
        detail: kind?.search === 'numeric' ? kind.boundRule : `is not an attribute of ${category.id}`,
      })
    else values.set(name, value)
  }
  if (errors.length > 0) {
    const { pointer, detail } = errors[0]!
    throw new Problem('invalid-request', `${pointer.slice(1)} ${detail}`, { errors })
  }
  return values
}
