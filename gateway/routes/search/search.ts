import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { SearchRequest } from '@piata/search'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isGoneOf } from '../../admission/plugin.ts'
import { etagOf } from '../../caching/etag.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { addressOf } from '../../intake/forwarded.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { cursor, limit } from '../../schemas/page.ts'
import { attributeParameters, foundBy, list } from '../../schemas/search-query.ts'
import type { CachedAnswer } from '../../searching/answer-cache.ts'
import { mostFacetValues, parseSearch, type SearchQuery } from '../../searching/query.ts'
import { countedForm } from '../../searching/query-log.ts'
import { searchBody } from '../../searching/respond.ts'

const Query = Type.Object(
  {
    ...foundBy,
    facets: list(
      'category, county, place, condition, attr.<name>, comma-separated; empty for none. Default: the first, second and ' +
        'fourth, and the filterable attributes of one chosen category',
    ),
    highlight: Type.Optional(Type.Boolean({ description: 'Adds `highlights` of the title to items' })),
    limit: limit(20),
    cursor: Type.Optional(cursor),
  },
  {
    patternProperties: attributeParameters,
    additionalProperties: false,
    description:
      'Also `attr.<name>=a,b` (`\\,` is a comma within a value, `\\\\` a backslash), `attr.<name>Min` and `attr.<name>Max` for every attribute of a category',
  },
)

const Answer = Type.Object({
  items: Type.Array(named('SearchItem')),
  total: Type.Integer({ description: 'Exact' }),
  facets: Type.Record(
    Type.String(),
    Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
    {
      description: `By parameter name; each ignores the filter on its own field. The ${mostFacetValues} most frequent values, by count`,
    },
  ),
  ranges: Type.Record(
    Type.String(),
    Type.Union([Type.Object({ min: Type.Number(), max: Type.Number() }), Type.Null()]),
    { description: 'By parameter name: price in minor units of RON, attr.<name>' },
  ),
  next: Type.Union([Type.String(), Type.Null()]),
  corrected: Type.Optional(Type.String({ description: 'The query as it was understood' })),
})

/** Of a search with one category and another filter: those of a category alone are lists. */
function categoryOf({ filters = [], near }: SearchRequest): string | undefined {
  const wanted = filters.find(({ field }) => field === 'category')
  const isNarrowed = filters.length > 1 || near !== undefined
  return wanted !== undefined && 'in' in wanted && wanted.in.length === 1 && isNarrowed
    ? String(wanted.in[0])
    : undefined
}

export const search: FastifyPluginAsyncTypebox = async (app) => {
  const respond = (answer: CachedAnswer, isKept: boolean, request: FastifyRequest, reply: FastifyReply) => {
    const { body, etag, next, total, followed } = answer
    if (followed !== undefined) app.queryLog.follow(addressOf(request), followed, total)
    linkNext(request, reply, next)
    return sendBytes(request, reply, { body, etag, cache: 'shared', isKept })
  }
  app.get(
    '/v1/search',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'search',
        summary: 'Find listings',
        description:
          'Every attribute of a category is a filter too: `attr.<name>=a,b` for words, `attr.<name>Min` and `attr.<name>Max` ' +
          '(or `attr.<name>=5`) for numbers, `attr.<name>=true` for booleans.',
        tags: ['catalogue'],
        querystring: Query,
        response: answers({ 200: Answer }),
      },
      // Its address was valid when the answer was made.
      preValidation: (request, reply, done) => {
        const answer = app.searching.answers.get(request.url)
        if (answer === undefined) return done()
        const answering = respond(answer, true, request, reply)
        if (answering instanceof Promise) answering.catch(done)
      },
    },
    async (request, reply) => {
      const { answers } = app.searching
      const { generation } = answers
      const wanted = parseSearch(request.query as SearchQuery, app.catalogue)
      const result = await timed(request, 'search', () =>
        app.searchGate.take({ isGone: isGoneOf(reply) }, () => app.searching.index().search(wanted)),
      )
      // What is answered from memory is not counted again.
      if (wanted.query !== undefined && !wanted.cursor) app.queryLog.count(wanted.query, result.total)
      const category = categoryOf(wanted)
      if (category !== undefined && !wanted.cursor) app.queryLog.countWithin(category, result.total)
      const body = await timed(request, 'db', () => searchBody(result, app.database))
      const { q, cursor } = request.query as SearchQuery
      const followed = q === undefined || cursor !== undefined ? undefined : countedForm(q)
      const answer = { body, etag: etagOf(body), next: result.cursor, total: result.total, followed }
      answers.set(request.url, answer, generation)
      return respond(answer, false, request, reply)
    },
  )
}
